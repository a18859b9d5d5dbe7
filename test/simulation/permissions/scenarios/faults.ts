import { failing, type Scenario } from "../scenario.ts";

const employeeId = "no such id!";
const standard = "standard";

/** What goes wrong, and how it is reported. */
export const faults: readonly Scenario[] = [
  {
    name: "events that nobody can use",
    assembly: standard,
    async play(outside) {
      for (const type of ["EmployeeHired", "EmployeeHireCancelled", "PasswordResetRequested"])
        await outside.sendEvent(type, { employeeId });
      await outside.deadLetters(3);
    },
  },
  {
    name: "a run fails",
    assembly: standard,
    ...failing("create-suppressed-user"),
    async play(outside) {
      await outside.hire("ada@example.com");
      await outside.event("OnboardingFailed");
    },
  },
  {
    name: "a run fails, and its report fails too",
    assembly: standard,
    ...failing("create-suppressed-user", "report-failure"),
    async play(outside) {
      await outside.hire("ada@example.com");
      await outside.deadLetters(1);
    },
  },
  {
    name: "a mail comes back, and its report fails",
    assembly: standard,
    ...failing("report-bounce"),
    async play(outside) {
      await outside.hire("bounce@simulator.amazonses.com");
      await outside.deadLetters(1);
    },
  },
  {
    name: "no rule may call its function",
    assembly: standard,
    isGone: ({ action, principals }) =>
      action === "lambda:InvokeFunction" && principals.includes("events.amazonaws.com"),
    async play(outside) {
      const types = ["EmployeeHired", "EmployeeHireCancelled", "EmployeeEmailChanged", "InvitationResendRequested"];
      for (const type of [...types, "PasswordResetRequested"]) await outside.sendEvent(type, { employeeId });
      outside.comesBack("hire-E1", 1, "Bounce");
      outside.comesBack("hire-E1", 1, "Complaint");
      outside.runFails();
      await outside.deadLetters(8);
    },
  },
];
