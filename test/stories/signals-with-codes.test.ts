import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { frontEndAt } from "../support/accounts.ts";
import { GOOD_PASSWORD, invite, personAt, sentBy, userAt } from "../support/actors.ts";
import { operationsAt } from "../support/operations.ts";
import { startTestPlatform, type TestPlatform } from "../support/platform.ts";
import { runOf, type SignalKind, signalKinds, signalsAt } from "../support/send-signals.ts";

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform("secondFactor");
});
afterAll(() => platform.stop());

/** Longer than the longest pause between two retries. */
const RETRIED = 61_000;

/** Brings a person to the wait for the mailed code. */
async function waitForCode(employeeId: string) {
  const { email, link } = await invite(platform, { employeeId });
  const person = personAt(platform, link);
  await person.submitPassword(GOOD_PASSWORD);
  await operationsAt(platform).waitForState(`hire-${employeeId}`, "Wait for the user (code)");
  await platform.services.activity.idle();
  return { ...runOf(employeeId), person, code: await sentBy(platform).codeMailedTo(email) };
}

/** Submits the codes while their task is paused: nothing has reached Cognito when the signals arrive. */
async function submitCodes(names: readonly string[]) {
  const operations = operationsAt(platform);
  const runs = await Promise.all(names.map(waitForCode));
  await operations.pause("answer-mfa-challenge");
  await Promise.all(runs.map(({ person, code }) => person.submitCode(code)));
  await Promise.all(runs.map(({ name }) => operations.waitForState(name, "Answer MFA challenge")));
  return runs;
}

const overrides = (signal: SignalKind) => signal === "cancel" || signal === "change-email";
const ends = { cancel: "Cancelled", "change-email": "Activated", resend: "Activated", bounce: "Activated" } as const;

describe.each([
  ["Wait for the user (code)", "code", (names: readonly string[]) => Promise.all(names.map(waitForCode))],
  ["Answer MFA challenge", "answer", submitCodes],
] as const)("in %s", (_, label, advance) => {
  it("delivers a cancelled hire and a corrected address, and drops what asks for another link", async () => {
    const operations = operationsAt(platform);
    const runs = await advance(signalKinds.map((signal) => `${label}-${signal}`));
    const mails = runs.map(({ email }) => sentBy(platform).mailsTo(email).length);
    for (const [index, signal] of signalKinds.entries()) {
      const run = runs[index] ?? runOf("");
      if (overrides(signal)) await signalsAt(platform).sendAndWait(run, signal);
      else await signalsAt(platform).send(run, signal);
    }
    await operations.resume("answer-mfa-challenge");
    await platform.services.clock.advance(RETRIED);
    await Promise.all(runs.map(({ person, code }) => person.submitCode(code)));
    const { newEmail } = runOf(`${label}-change-email`);
    const atNewAddress = personAt(platform, await sentBy(platform).linkMailedTo(newEmail));
    expect((await atNewAddress.submitPassword(GOOD_PASSWORD)).status).toBe(202);
    await atNewAddress.waitFor("code");
    expect((await atNewAddress.submitCode(await sentBy(platform).codeMailedTo(newEmail))).status).toBe(202);
    for (const [index, signal] of signalKinds.entries())
      expect(await operations.endOf(runs[index]?.name ?? ""), signal).toBe(ends[signal]);
    expect(runs.map(({ email }) => sentBy(platform).mailsTo(email).length)).toEqual(mails);
    expect(await userAt(platform, `${label}-cancel`)).toMatchObject({ Enabled: false });
    expect(sentBy(platform).events("OnboardingCancelled", `${label}-cancel`)).toHaveLength(1);
    expect(await userAt(platform, `${label}-change-email`)).toMatchObject({ email: newEmail, email_verified: "true" });
    const signIn = frontEndAt(platform).signIn(`${label}-cancel`, GOOD_PASSWORD);
    await expect(signIn).rejects.toMatchObject({ name: "NotAuthorizedException" });
  });
});

it("ends as Activated when an execution that failed before the wait for the code is repaired and redriven", async () => {
  const operations = operationsAt(platform);
  const { link, email } = await invite(platform, { employeeId: "UNARMED" });
  await operations.waitForState("hire-UNARMED", "Wait for the user");
  await platform.services.activity.idle();
  const repair = await operations.reconfigure("store-task-token", () => ({}));
  const person = personAt(platform, link);
  await person.submitPassword(GOOD_PASSWORD);
  expect(await operations.endOf("hire-UNARMED")).toBe("FAILED");
  expect((await operations.statesOf("hire-UNARMED")).at(-1)).toBe("Wait for the user (code)");
  await repair();
  await operations.redrive("hire-UNARMED");
  await person.waitFor("code");
  await person.submitCode(await sentBy(platform).codeMailedTo(email));
  expect(await operations.endOf("hire-UNARMED")).toBe("Activated");
});
