import { afterAll, beforeAll, expect, it } from "vitest";
import { addressOf, administratorAt } from "../support/accounts.ts";
import { GOOD_PASSWORD, hrAt, personAt, sentBy } from "../support/actors.ts";
import { operationsAt } from "../support/operations.ts";
import { startTestPlatform, type TestPlatform } from "../support/platform.ts";

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform();
});
afterAll(() => platform.stop());

/** Submits a password with the link of a reset. */
const followLink = async (employeeId: string) =>
  personAt(platform, await sentBy(platform).linkMailedTo(addressOf(employeeId))).submitPassword(GOOD_PASSWORD);

it.each([
  ["Sign out everywhere", "sign-out-user", "link", "Completed"],
  ["Emit PasswordResetCompleted", "emit-event", "link", "Completed"],
  ["Send code", "send-reset-code", "code", "Code sent"],
] as const)("ends as it should when a reset that failed in %s is redriven", async (state, task, method, end) => {
  const employeeId = await administratorAt(platform).createActive(task, "the-password-before");
  const operations = operationsAt(platform);
  const repair = await operations.reconfigure(task, () => ({}));
  await hrAt(platform).emit("PasswordResetRequested", { employeeId, method });
  if (state.startsWith("Emit")) await followLink(employeeId);
  const { detail } = await sentBy(platform).event("OnboardingFailed", employeeId);
  const name = String(detail["onboardingId"]);
  expect(await operations.endOf(name)).toBe("FAILED");
  expect((await operations.statesOf(name)).at(-1)).toBe(state);
  await repair();
  await operations.redrive(name);
  if (state.startsWith("Sign")) await followLink(employeeId);
  expect(await operations.endOf(name)).toBe(end);
  expect(sentBy(platform).events("PasswordResetCompleted", employeeId)).toHaveLength(method === "link" ? 1 : 0);
});
