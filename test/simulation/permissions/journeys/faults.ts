import { failing, type Journey } from "../journey.ts";

const employeeId = "no such id!";
const standard = "standard";

/** What goes wrong, and where it is told. */
export const faults: readonly Journey[] = [
  {
    name: "events that nobody can use",
    assembly: standard,
    async play(outside) {
      for (const word of ["EmployeeHired", "EmployeeHireCancelled", "PasswordResetRequested"])
        await outside.tell(word, { employeeId });
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
    name: "a run fails, and nobody can tell",
    assembly: standard,
    ...failing("create-suppressed-user", "report-failure"),
    async play(outside) {
      await outside.hire("ada@example.com");
      await outside.deadLetters(1);
    },
  },
  {
    name: "a mail comes back, and nobody can tell",
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
      const words = ["EmployeeHired", "EmployeeHireCancelled", "EmployeeEmailChanged", "InvitationResendRequested"];
      for (const word of [...words, "PasswordResetRequested"]) await outside.tell(word, { employeeId });
      outside.comesBack("hire-E1", 1, "Bounce");
      outside.comesBack("hire-E1", 1, "Complaint");
      outside.runFails();
      await outside.deadLetters(8);
    },
  },
];
