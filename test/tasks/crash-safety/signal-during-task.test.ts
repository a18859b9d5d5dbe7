import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SignalOutcome } from "../../../tasks/lib/signal/store-signal.ts";
import { outcomeOf } from "../../support/outcome.ts";
import { recordsOf } from "../../support/tasks.ts";
import { type TaskWorld, taskWorld } from "../../support/testbed.ts";
import { followNewAddress, mailsOf, nextWait, runWith } from "./interrupted-run.ts";
import {
  armed,
  cancel,
  changeAddress,
  close,
  hireCancelled,
  howWoken,
  mailed,
  newCase,
  type OnboardingCase,
  resendRequested,
  sendLink,
  signal,
  startedWithUser,
  storeTaskToken,
} from "./onboarding-case.ts";

let world: TaskWorld;
beforeAll(async () => {
  world = await taskWorld();
});
afterAll(() => world.stop());

interface Moment {
  readonly title: string;
  readonly prepare: (onboarding: OnboardingCase) => Promise<unknown>;
  readonly run: (onboarding: OnboardingCase) => Promise<unknown>;
  /** More than the task makes. */
  readonly calls: number;
  /** How the run's next wait ends, once the workflow has gone on to it. */
  readonly goOn: (onboarding: OnboardingCase) => Promise<string>;
}

const sameWait = (onboarding: OnboardingCase) => howWoken(onboarding);

const sends: Moment = {
  title: "send-link",
  prepare: startedWithUser,
  run: (each) => sendLink(each),
  calls: 7,
  goOn: nextWait,
};
const reminds: Moment = {
  title: "a reminder",
  prepare: armed,
  run: (each) => sendLink(each, 2),
  calls: 7,
  goOn: nextWait,
};
const arms: Moment = {
  title: "store-task-token",
  prepare: mailed,
  run: (each) => storeTaskToken(each),
  calls: 3,
  goOn: sameWait,
};
const expires: Moment = { title: "an expiry", prepare: armed, run: close, calls: 5, goOn: nextWait };

/** Each moment by each of its calls. */
function casesOf(...moments: readonly Moment[]) {
  return moments.flatMap((moment) =>
    Array.from({ length: moment.calls }, (_, index) => [moment.title, index + 1, moment] as const),
  );
}

describe("a cancelled hire", () => {
  it.each(casesOf(sends, arms, expires))("during %s, at call %i, ends the next wait", async (_, call, moment) => {
    const onboarding = newCase(world);
    await moment.prepare(onboarding);
    let outcome: SignalOutcome = "Dropped";
    await runWith(onboarding, moment.run, call, async () => {
      outcome = await signal(onboarding, hireCancelled);
    });
    if (outcome === "Dropped") return expect(await recordOf(onboarding)).toMatchObject({ status: "EXPIRED" });
    expect(await moment.goOn(onboarding)).toBe("HireCancelled");
    const mails = mailsOf(onboarding);
    expect(await cancel(onboarding)).toEqual({ outcome: "Cancelled" });
    expect(mailsOf(onboarding)).toBe(mails);
    expect(await outcomeOf(world, onboarding)).toMatchObject({ user: { isEnabled: false, signsIn: false } });
  });
});

describe("a corrected address", () => {
  it.each(casesOf(reminds, arms))("during %s, at call %i, gets the only mail from then on", async (_, call, moment) => {
    const onboarding = newCase(world);
    await moment.prepare(onboarding);
    const email = `new-${onboarding.email}`;
    let mails = 0;
    let outcome: SignalOutcome = "Dropped";
    await runWith(onboarding, moment.run, call, async () => {
      outcome = await changeAddress(onboarding, email);
      mails = mailsOf(onboarding);
    });
    if (outcome === "Dropped") return expect(await recordOf(onboarding)).toMatchObject({ status: "EXPIRED" });
    expect(await moment.goOn(onboarding)).toBe("EmailChanged");
    // One that was handed to SES already cannot be called back.
    expect(mailsOf(onboarding) - mails).toBeLessThanOrEqual(1);
    mails = mailsOf(onboarding);
    await followNewAddress(onboarding, email, 3);
    expect(mailsOf(onboarding)).toBe(mails);
  });
});

describe("a wish for a fresh link", () => {
  it.each(casesOf(sends, arms, expires))("during %s, at call %i, is delivered once", async (_, call, moment) => {
    const onboarding = newCase(world);
    await moment.prepare(onboarding);
    let outcome: SignalOutcome = "Dropped";
    await runWith(onboarding, moment.run, call, async () => {
      outcome = await signal(onboarding, resendRequested);
    });
    if (outcome === "Dropped") return expect(await recordOf(onboarding)).toMatchObject({ status: "EXPIRED" });
    expect(await moment.goOn(onboarding)).toBe("ResendRequested");
    await sendLink(onboarding, 3, resendRequested.id);
    expect(await nextWait(onboarding, resendRequested.id)).toBe("not yet");
    expect(await signal(onboarding, resendRequested)).toBe("Duplicate");
  });
});

it("delivers two signals in the order of their arrival", async () => {
  const onboarding = newCase(world);
  await mailed(onboarding);
  await signal(onboarding, resendRequested);
  await signal(onboarding, hireCancelled);
  expect(await nextWait(onboarding)).toBe("ResendRequested");
  const mails = mailsOf(onboarding);
  await sendLink(onboarding, 2, resendRequested.id);
  expect(mailsOf(onboarding)).toBe(mails);
  expect(await nextWait(onboarding, resendRequested.id)).toBe("HireCancelled");
});

const recordOf = ({ onboardingId }: OnboardingCase) => recordsOf(world).get(onboardingId);
