import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ProblemError } from "../../../tasks/portal/http/problem.ts";
import {
  advanceToInvited,
  advanceToUserCreated,
  advanceToWaiting,
  expire,
  finish,
  isWaitCompleted,
  latestLink,
  newCase,
  type OnboardingCase,
  sendLink,
  startWait,
  storeTaskToken,
  submitPassword,
} from "../../support/onboarding-case.ts";
import { outcomeOf } from "../../support/outcome.ts";
import { recordsOf } from "../../support/tasks.ts";
import { startTestbed, type Testbed } from "../../support/testbed.ts";

let testbed: Testbed;
beforeAll(async () => {
  testbed = await startTestbed();
});
afterAll(() => testbed.stop());

interface Moment {
  readonly title: string;
  readonly prepare: (onboarding: OnboardingCase) => Promise<unknown>;
  readonly run: (onboarding: OnboardingCase) => Promise<unknown>;
  /** One more than the task makes. */
  readonly calls: number;
  /** Continues to the wait for the person, as the workflow does, and returns its name. */
  readonly continueToWait: (onboarding: OnboardingCase) => Promise<string>;
}

const waitAgain = async (onboarding: OnboardingCase) => {
  const wait = await startWait(onboarding);
  await storeTaskToken(onboarding, wait);
  return wait;
};

const waitsAlready = async ({ onboardingId }: OnboardingCase) => onboardingId;

const moments: readonly Moment[] = [
  {
    title: "send-link",
    prepare: advanceToUserCreated,
    run: (onboarding) => sendLink(onboarding),
    calls: 7,
    continueToWait: waitAgain,
  },
  {
    title: "send-link, of a reminder",
    prepare: advanceToWaiting,
    run: (onboarding) => sendLink(onboarding, 2),
    calls: 7,
    continueToWait: waitAgain,
  },
  {
    title: "store-task-token",
    prepare: advanceToInvited,
    run: (onboarding) => storeTaskToken(onboarding),
    calls: 2,
    continueToWait: waitsAlready,
  },
  { title: "close-onboarding", prepare: advanceToWaiting, run: expire, calls: 4, continueToWait: waitAgain },
];

describe.each(moments.map((moment) => [moment.title, moment] as const))("a password during %s", (_, moment) => {
  const calls = Array.from({ length: moment.calls }, (_, index) => index + 1);

  it.each(calls)("that is submitted at call %i activates the account, or is refused at once", async (call) => {
    const onboarding = newCase(testbed);
    await moment.prepare(onboarding);
    let isAccepted = false;
    testbed.network.runBefore(call, async () => {
      isAccepted = await trySubmit(onboarding);
    });
    await moment.run(onboarding);
    testbed.network.reset();
    await expectActivation(moment, onboarding, isAccepted);
  });

  it.each(calls)(
    "that is submitted after a crash at call %i activates the account, or is refused at once",
    async (call) => {
      const onboarding = newCase(testbed);
      await moment.prepare(onboarding);
      testbed.network.injectFault({ call, fault: "loses its answer" });
      await moment.run(onboarding).catch(() => undefined);
      testbed.network.reset();
      const isAccepted = await trySubmit(onboarding);
      await moment.run(onboarding);
      await expectActivation(moment, onboarding, isAccepted);
    },
  );
});

/** Submits the password with the newest link; returns whether the portal accepted it. */
async function trySubmit(onboarding: OnboardingCase): Promise<boolean> {
  if (latestLink(onboarding) === "") return false;
  try {
    await submitPassword(onboarding);
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(ProblemError);
    return false;
  }
}

/** Expects an accepted password to activate the account; if none was accepted, the newest link accepts one. */
async function expectActivation(
  { continueToWait }: Moment,
  onboarding: OnboardingCase,
  isAccepted: boolean,
): Promise<void> {
  const record = await recordsOf(testbed).get(onboarding.onboardingId);
  if (record.status === "EXPIRED") return expect(isAccepted).toBe(false);
  const wait = await continueToWait(onboarding);
  expect(await isWaitCompleted(onboarding, wait)).toBe(isAccepted);
  if (!isAccepted) await submitPassword(onboarding);
  expect(await isWaitCompleted(onboarding, wait)).toBe(true);
  expect(await finish(onboarding)).toMatchObject({ outcome: "Activated" });
  expect(await outcomeOf(testbed, onboarding)).toMatchObject({ user: { status: "CONFIRMED", signsIn: true } });
}
