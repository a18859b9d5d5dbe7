import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { frontEndAt } from "../support/accounts.ts";
import { GOOD_PASSWORD, invite, personAt, userAt, worldAt } from "../support/actors.ts";
import { operationsAt } from "../support/operations.ts";
import { startTestPlatform, type TestPlatform } from "../support/platform.ts";
import { runOf, type Signal, signals, signalsAt } from "../support/send-signals.ts";

let platform: TestPlatform;
beforeAll(async () => {
  platform = await startTestPlatform("secondFactor");
});
afterAll(() => platform.stop());

/** Longer than the longest pause between two retries. */
const RETRIED = 61_000;

/** Somebody who is asked for the code that was mailed. */
async function asked(employeeId: string) {
  const { email, link } = await invite(platform, { employeeId });
  const person = personAt(platform, link);
  await person.choose(GOOD_PASSWORD);
  await operationsAt(platform).isIn(`hire-${employeeId}`, "Wait for the user (code)");
  await platform.services.activity.idle();
  return { ...runOf(employeeId), person, code: await worldAt(platform).codeMailedTo(email) };
}

/** The code is handed in and on its way to Cognito, whose task is stopped until the signals have come. */
async function handedIn(names: readonly string[]) {
  const operations = operationsAt(platform);
  const runs = await Promise.all(names.map(asked));
  await operations.pause("answer-mfa-challenge");
  await Promise.all(runs.map(({ person, code }) => person.enter(code)));
  await Promise.all(runs.map(({ name }) => operations.isIn(name, "Answer MFA challenge")));
  return runs;
}

const overrides = (signal: Signal) => signal === "cancel" || signal === "move";
const ends = { cancel: "Cancelled", move: "Activated", resend: "Activated", bounce: "Activated" } as const;

describe.each([
  ["Wait for the user (code)", "code", (names: readonly string[]) => Promise.all(names.map(asked))],
  ["Answer MFA challenge", "answer", handedIn],
] as const)("in %s", (_, label, bring) => {
  it("HR's cancellation and correction are heard; what asks for another link is past", async () => {
    const operations = operationsAt(platform);
    const runs = await bring(signals.map((signal) => `${label}-${signal}`));
    const mails = runs.map(({ email }) => worldAt(platform).mailsTo(email).length);
    for (const [index, signal] of signals.entries()) {
      const run = runs[index] ?? runOf("");
      if (overrides(signal)) await signalsAt(platform).tellForSure(run, signal);
      else await signalsAt(platform).tell(run, signal);
    }
    await operations.resume("answer-mfa-challenge");
    await platform.services.clock.advance(RETRIED);
    await Promise.all(runs.map(({ person, code }) => person.enter(code)));
    const { newEmail } = runOf(`${label}-move`);
    const moved = personAt(platform, await worldAt(platform).linkMailedTo(newEmail));
    expect((await moved.choose(GOOD_PASSWORD)).status).toBe(202);
    await moved.sees("code");
    expect((await moved.enter(await worldAt(platform).codeMailedTo(newEmail))).status).toBe(202);
    for (const [index, signal] of signals.entries())
      expect(await operations.endOf(runs[index]?.name ?? ""), signal).toBe(ends[signal]);
    expect(runs.map(({ email }) => worldAt(platform).mailsTo(email).length)).toEqual(mails);
    expect(await userAt(platform, `${label}-cancel`)).toMatchObject({ Enabled: false });
    expect(worldAt(platform).events("OnboardingCancelled", `${label}-cancel`)).toHaveLength(1);
    expect(await userAt(platform, `${label}-move`)).toMatchObject({ email: newEmail, email_verified: "true" });
    const signIn = frontEndAt(platform).signIn(`${label}-cancel`, GOOD_PASSWORD);
    await expect(signIn).rejects.toMatchObject({ name: "NotAuthorizedException" });
  });
});

it("a run that fails before it can take the code ends Activated when it is repaired and redriven", async () => {
  const operations = operationsAt(platform);
  const { link, email } = await invite(platform, { employeeId: "UNARMED" });
  await operations.isIn("hire-UNARMED", "Wait for the user");
  await platform.services.activity.idle();
  const repair = await operations.reconfigure("store-task-token", () => ({}));
  const person = personAt(platform, link);
  await person.choose(GOOD_PASSWORD);
  expect(await operations.endOf("hire-UNARMED")).toBe("FAILED");
  expect((await operations.statesOf("hire-UNARMED")).at(-1)).toBe("Wait for the user (code)");
  await repair();
  await operations.redrive("hire-UNARMED");
  await person.sees("code");
  await person.enter(await worldAt(platform).codeMailedTo(email));
  expect(await operations.endOf("hire-UNARMED")).toBe("Activated");
});
