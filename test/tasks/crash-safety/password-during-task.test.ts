import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { ProblemError } from "../../../tasks/portal/http/problem.ts";
import { outcomeOf } from "../../support/outcome.ts";
import { recordsOf } from "../../support/tasks.ts";
import { startTestbed, type Testbed } from "../../support/testbed.ts";
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
} from "./onboarding-case.ts";

let testbed: Testbed;
beforeAll(async () => {
  testbed = await startTestbed();
});
afterAll(() => testbed.stop());

interface Moment {
  readonly title: string;
  readonly prepare: (onboarding: OnboardingCase) => Promise<unknown>;
  readonly run: (onboarding: OnboardingCase) => Promise<unknown>;
  /** More than the task makes. */
  readonly calls: number;
  /** Goes on to the wait for the person, as the workflow does, and answers its name. */
  readonly goOn: (onboarding: OnboardingCase) => Promise<string>;
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
    goOn: waitAgain,
  },
  {
    title: "send-link, of a reminder",
    prepare: advanceToWaiting,
    run: (onboarding) => sendLink(onboarding, 2),
    calls: 7,
    goOn: waitAgain,
  },
  {
    title: "store-task-token",
    prepare: advanceToInvited,
    run: (onboarding) => storeTaskToken(onboarding),
    calls: 2,
    goOn: waitsAlready,
  },
  { title: "close-onboarding", prepare: advanceToWaiting, run: expire, calls: 4, goOn: waitAgain },
];

describe.each(moments.map((moment) => [moment.title, moment] as const))("a password during %s", (_, moment) => {
  const calls = Array.from({ length: moment.calls }, (_, index) => index + 1);

  it.each(calls)("that arrives at call %i leads to the account, or is refused at once", async (call) => {
    const onboarding = newCase(testbed);
    await moment.prepare(onboarding);
    let isTaken = false;
    testbed.network.runBefore(call, async () => {
      isTaken = await handIn(onboarding);
    });
    await moment.run(onboarding);
    testbed.network.reset();
    await expectGoodEnd(moment, onboarding, isTaken);
  });

  it.each(calls)("that arrives after a crash at call %i leads to the account, or is refused at once", async (call) => {
    const onboarding = newCase(testbed);
    await moment.prepare(onboarding);
    testbed.network.injectFault({ call, fault: "loses its answer" });
    await moment.run(onboarding).catch(() => undefined);
    testbed.network.reset();
    const isTaken = await handIn(onboarding);
    await moment.run(onboarding);
    await expectGoodEnd(moment, onboarding, isTaken);
  });
});

/** Uses the newest link there is; answers whether the portal took the password. */
async function handIn(onboarding: OnboardingCase): Promise<boolean> {
  if (latestLink(onboarding) === "") return false;
  try {
    await submitPassword(onboarding);
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(ProblemError);
    return false;
  }
}

/** A password that was taken makes an account without being asked for again; else the newest link takes one. */
async function expectGoodEnd({ goOn }: Moment, onboarding: OnboardingCase, isTaken: boolean): Promise<void> {
  const record = await recordsOf(testbed).get(onboarding.onboardingId);
  if (record.status === "EXPIRED") return expect(isTaken).toBe(false);
  const wait = await goOn(onboarding);
  expect(await isWaitCompleted(onboarding, wait)).toBe(isTaken);
  if (!isTaken) await submitPassword(onboarding);
  expect(await isWaitCompleted(onboarding, wait)).toBe(true);
  expect(await finish(onboarding)).toMatchObject({ outcome: "Activated" });
  expect(await outcomeOf(testbed, onboarding)).toMatchObject({ user: { status: "CONFIRMED", signsIn: true } });
}
