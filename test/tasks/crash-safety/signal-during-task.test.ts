import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { SignalOutcome } from "../../../tasks/lib/signal/store-signal.ts";
import {
  advanceToInvited,
  advanceToUserCreated,
  advanceToWaiting,
  cancel,
  changeAddress,
  expire,
  hireCancelled,
  newCase,
  type OnboardingCase,
  resendRequested,
  resultOfWait,
  sendLink,
  sendSignal,
  storeTaskToken,
} from "../../support/onboarding-case.ts";
import { outcomeOf } from "../../support/outcome.ts";
import { recordsOf } from "../../support/tasks.ts";
import { startTestbed, type Testbed } from "../../support/testbed.ts";
import { followNewAddress, mailCount, nextWait, runInterrupted } from "./interrupted-run.ts";

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
  /** Continues to the next wait, as the workflow does, and returns how it ends. */
  readonly resultOfNextWait: (onboarding: OnboardingCase) => Promise<string>;
}

const sameWait = (onboarding: OnboardingCase) => resultOfWait(onboarding);

const sendLinkMoment: Moment = {
  title: "send-link",
  prepare: advanceToUserCreated,
  run: (each) => sendLink(each),
  calls: 7,
  resultOfNextWait: nextWait,
};
const reminderMoment: Moment = {
  title: "a reminder",
  prepare: advanceToWaiting,
  run: (each) => sendLink(each, 2),
  calls: 7,
  resultOfNextWait: nextWait,
};
const storeTokenMoment: Moment = {
  title: "store-task-token",
  prepare: advanceToInvited,
  run: (each) => storeTaskToken(each),
  calls: 3,
  resultOfNextWait: sameWait,
};
const expiryMoment: Moment = {
  title: "an expiry",
  prepare: advanceToWaiting,
  run: expire,
  calls: 5,
  resultOfNextWait: nextWait,
};

/** Each task with each of its calls. */
function casesOf(...moments: readonly Moment[]) {
  return moments.flatMap((moment) =>
    Array.from({ length: moment.calls }, (_, index) => [moment.title, index + 1, moment] as const),
  );
}

describe("a cancelled hire", () => {
  it.each(casesOf(sendLinkMoment, storeTokenMoment, expiryMoment))(
    "during %s, at call %i, ends the next wait",
    async (_, call, moment) => {
      const onboarding = newCase(testbed);
      await moment.prepare(onboarding);
      let outcome: SignalOutcome = "Dropped";
      await runInterrupted(onboarding, moment.run, call, async () => {
        outcome = await sendSignal(onboarding, hireCancelled);
      });
      if (outcome === "Dropped") return expect(await recordOf(onboarding)).toMatchObject({ status: "EXPIRED" });
      expect(await moment.resultOfNextWait(onboarding)).toBe("HireCancelled");
      const mails = mailCount(onboarding);
      expect(await cancel(onboarding)).toEqual({ outcome: "Cancelled" });
      expect(mailCount(onboarding)).toBe(mails);
      expect(await outcomeOf(testbed, onboarding)).toMatchObject({ user: { isEnabled: false, signsIn: false } });
    },
  );
});

describe("a corrected address", () => {
  it.each(casesOf(reminderMoment, storeTokenMoment))(
    "during %s, at call %i, is the only one to get mails from then on",
    async (_, call, moment) => {
      const onboarding = newCase(testbed);
      await moment.prepare(onboarding);
      const email = `new-${onboarding.email}`;
      let mails = 0;
      let outcome: SignalOutcome = "Dropped";
      await runInterrupted(onboarding, moment.run, call, async () => {
        outcome = await changeAddress(onboarding, email);
        mails = mailCount(onboarding);
      });
      if (outcome === "Dropped") return expect(await recordOf(onboarding)).toMatchObject({ status: "EXPIRED" });
      expect(await moment.resultOfNextWait(onboarding)).toBe("EmailChanged");
      // A mail that SES has already accepted cannot be recalled.
      expect(mailCount(onboarding) - mails).toBeLessThanOrEqual(1);
      mails = mailCount(onboarding);
      await followNewAddress(onboarding, email, 3);
      expect(mailCount(onboarding)).toBe(mails);
    },
  );
});

describe("a request for a fresh link", () => {
  it.each(casesOf(sendLinkMoment, storeTokenMoment, expiryMoment))(
    "during %s, at call %i, is delivered once",
    async (_, call, moment) => {
      const onboarding = newCase(testbed);
      await moment.prepare(onboarding);
      let outcome: SignalOutcome = "Dropped";
      await runInterrupted(onboarding, moment.run, call, async () => {
        outcome = await sendSignal(onboarding, resendRequested);
      });
      if (outcome === "Dropped") return expect(await recordOf(onboarding)).toMatchObject({ status: "EXPIRED" });
      expect(await moment.resultOfNextWait(onboarding)).toBe("ResendRequested");
      await sendLink(onboarding, 3, resendRequested.id);
      expect(await nextWait(onboarding, resendRequested.id)).toBe("not yet");
      expect(await sendSignal(onboarding, resendRequested)).toBe("Duplicate");
    },
  );
});

it("delivers two signals in the order of their arrival", async () => {
  const onboarding = newCase(testbed);
  await advanceToInvited(onboarding);
  await sendSignal(onboarding, resendRequested);
  await sendSignal(onboarding, hireCancelled);
  expect(await nextWait(onboarding)).toBe("ResendRequested");
  const mails = mailCount(onboarding);
  await sendLink(onboarding, 2, resendRequested.id);
  expect(mailCount(onboarding)).toBe(mails);
  expect(await nextWait(onboarding, resendRequested.id)).toBe("HireCancelled");
});

const recordOf = ({ onboardingId }: OnboardingCase) => recordsOf(testbed).get(onboardingId);
