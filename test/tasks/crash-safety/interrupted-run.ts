import { expect } from "vitest";
import {
  type OnboardingCase,
  resultOfWait,
  sendLink,
  startWait,
  storeTaskToken,
  takeNewAddress,
  verifyEmail,
} from "../../support/onboarding-case.ts";

/** Starts the next wait and stores its task token, as the workflow does; returns how the wait ends. */
export async function nextWait(onboarding: OnboardingCase, signalId = ""): Promise<string> {
  const wait = await startWait(onboarding);
  await storeTaskToken(onboarding, wait, signalId);
  return resultOfWait(onboarding, wait);
}

/** Runs a task, and `interruption` before the task's `call`th call, or after the task where it makes fewer calls. */
export async function runInterrupted<Result>(
  onboarding: OnboardingCase,
  run: (onboarding: OnboardingCase) => Promise<Result>,
  call: number,
  interruption: () => Promise<unknown>,
): Promise<Result> {
  const { network } = onboarding.testbed;
  let hasHappened = false;
  const interrupt = async () => {
    hasHappened = true;
    await interruption();
  };
  network.runBefore(call, interrupt);
  const result = await run(onboarding);
  network.reset();
  if (!hasHappened) await interrupt();
  return result;
}

/** Runs the steps of the workflow after a new address, up to the wait after the mail. */
export async function followNewAddress(onboarding: OnboardingCase, email: string, round: number): Promise<void> {
  const signalId = `signal-${email}`;
  expect(await takeNewAddress(onboarding, signalId)).toEqual({ email });
  const moved = { ...onboarding, email, hire: { ...onboarding.hire, email } };
  await verifyEmail(moved);
  await sendLink(moved, round, signalId);
  expect(mailCount(moved)).toBe(1);
  expect(await nextWait(moved, signalId)).toBe("not yet");
}

/** How many mails were sent to the person's address. */
export function mailCount({ testbed, email }: OnboardingCase): number {
  return testbed.services.ses.mailbox().filter(({ to }) => to.includes(email)).length;
}
