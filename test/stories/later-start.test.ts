import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildHire, GOOD_PASSWORD, hrAt, personAt, sentBy, userAt } from "../support/actors.ts";
import { operationsAt } from "../support/operations.ts";
import { startTestPlatform, type TestPlatform } from "../support/platform.ts";

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform();
});
afterAll(() => platform.stop());

const DAY = 86_400_000;
const inDays = (days: number) => new Date(platform.services.clock.now() + days * DAY).toISOString();

/** Hires a person who starts later; resolves when the execution waits for the start. */
async function hireForLater(employeeId: string, days = 10) {
  const hire = buildHire({ employeeId });
  await hrAt(platform).emit("EmployeeHired", { ...hire, startsAt: inDays(days) });
  await operationsAt(platform).waitForState(`hire-${employeeId}`, "Wait for the start");
  await platform.services.activity.idle();
  return hire;
}

describe("a hire who starts later", () => {
  it("gets the invitation at the start, and the first reminder a day after it", async () => {
    const { employeeId, email } = await hireForLater("LATER");
    expect(await userAt(platform, employeeId)).toMatchObject({ UserStatus: "FORCE_CHANGE_PASSWORD" });
    await platform.services.clock.advance(9.9 * DAY);
    expect(sentBy(platform).mailsTo(email)).toEqual([]);
    await platform.services.clock.advance(0.2 * DAY);
    expect(sentBy(platform).mailsTo(email)).toHaveLength(1);
    await platform.services.clock.advance(DAY);
    expect(
      sentBy(platform)
        .mailsTo(email)
        .map(({ subject }) => subject.startsWith("Reminder")),
    ).toEqual([false, true]);
    await personAt(platform, await sentBy(platform).linkMailedTo(email, 2)).submitPassword(GOOD_PASSWORD);
    expect(await operationsAt(platform).endOf("hire-LATER")).toBe("Activated");
  });

  it("is mailed at once when HR requests it, and not again at the start", async () => {
    const { employeeId, email } = await hireForLater("SOONER", 2);
    await hrAt(platform).emit("InvitationResendRequested", { employeeId });
    await sentBy(platform).linkMailedTo(email);
    await platform.services.clock.advance(2.5 * DAY);
    const mails = sentBy(platform).mailsTo(email);
    expect(mails.map(({ subject }) => subject.startsWith("Reminder"))).toEqual([false, true]);
  });

  it("can be cancelled before any mail was sent", async () => {
    const { employeeId, email } = await hireForLater("NEVER");
    await hrAt(platform).emit("EmployeeHireCancelled", { employeeId });
    expect(await operationsAt(platform).endOf("hire-NEVER")).toBe("Cancelled");
    expect(await userAt(platform, employeeId)).toMatchObject({ Enabled: false });
    expect(sentBy(platform).mailsTo(email)).toEqual([]);
  });

  it("is mailed at the address that HR has corrected before the start", async () => {
    const { employeeId, email } = await hireForLater("MOVES", 5);
    await hrAt(platform).emit("EmployeeEmailChanged", { employeeId, email: "moves.to@example.com" });
    await operationsAt(platform).waitForState("hire-MOVES", "Wait for the start");
    await platform.services.clock.advance(5.1 * DAY);
    expect(sentBy(platform).mailsTo(email)).toEqual([]);
    await personAt(platform, await sentBy(platform).linkMailedTo("moves.to@example.com")).submitPassword(GOOD_PASSWORD);
    expect(await operationsAt(platform).endOf("hire-MOVES")).toBe("Activated");
  });
});

it("rejects a start that is further ahead than an execution can wait", async () => {
  await hrAt(platform).emit("EmployeeHired", { ...buildHire({ employeeId: "FAR" }), startsAt: inDays(200) });
  const { detail } = await sentBy(platform).event("OnboardingRejected", "FAR");
  expect(detail).toMatchObject({ reasons: ["startsAt: must be within 180 days"] });
});
