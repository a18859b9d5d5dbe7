import { expect } from "vitest";
import {
  howWoken,
  type OnboardingCase,
  sendLink,
  startWait,
  storeTaskToken,
  takeNewAddress,
  verifyEmail,
} from "./onboarding-case.ts";

/** Goes on to the next wait, as the workflow does; how it ends. */
export async function nextWait(onboarding: OnboardingCase, signalId = ""): Promise<string> {
  const wait = await startWait(onboarding);
  await storeTaskToken(onboarding, wait, signalId);
  return howWoken(onboarding, wait);
}

/** Runs the task with something that happens before its `call`th call, or after it where it makes fewer. */
export async function runWith<Result>(
  onboarding: OnboardingCase,
  run: (onboarding: OnboardingCase) => Promise<Result>,
  call: number,
  told: () => Promise<unknown>,
): Promise<Result> {
  const { network } = onboarding.world;
  let isTold = false;
  const tell = async () => {
    isTold = true;
    await told();
  };
  network.interrupt(call, tell);
  const result = await run(onboarding);
  network.heal();
  if (!isTold) await tell();
  return result;
}

/** What the workflow does with a new address, up to the mail. */
export async function followNewAddress(onboarding: OnboardingCase, email: string, round: number): Promise<void> {
  const signalId = `signal-${email}`;
  expect(await takeNewAddress(onboarding, signalId)).toEqual({ email });
  const moved = { ...onboarding, email, hire: { ...onboarding.hire, email } };
  await verifyEmail(moved);
  await sendLink(moved, round, signalId);
  expect(mailsOf(moved)).toBe(1);
  expect(await nextWait(moved, signalId)).toBe("not yet");
}

/** How many mails somebody has got. */
export function mailsOf({ world, email }: OnboardingCase): number {
  return world.services.ses.mailbox().filter(({ to }) => to.includes(email)).length;
}
