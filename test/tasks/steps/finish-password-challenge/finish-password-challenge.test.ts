import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OnboardingRecord } from "../../../../tasks/lib/record/record.ts";
import type { Signal } from "../../../../tasks/lib/signal/signal.ts";
import { storeSignal } from "../../../../tasks/lib/signal/store-signal.ts";
import { createFinishPasswordChallenge } from "../../../../tasks/steps/finish-password-challenge/finish-password-challenge.ts";
import type { PasswordOutcome } from "../../../../tasks/steps/finish-password-challenge/set-password.ts";
import { recordsOf } from "../../../support/tasks.ts";
import { startTestbed, type Testbed } from "../../../support/testbed.ts";
import { storeRecord } from "../../lib/record/store-record.ts";

const NOW = "2026-01-05T09:01:00.000Z";
const challenge = { name: "SMS_MFA", sealedSession: "sealed-session", expiresAt: "2026-01-05T09:03:30.000Z" } as const;
const due = { kind: "challenge", name: "SMS_MFA", session: "a-session" } as const;
const signedIn = { kind: "signed-in" } as const;
const rejected = { kind: "rejected", rejection: "too-short" } as const;
const cancelled = { id: "signal-1", name: "HireCancelled" } as const;
const resend = { id: "signal-2", name: "ResendRequested" } as const;
const open = { status: "SUBMITTED", sealedPassword: "sealed-answer", taskToken: "token", attempts: 7 } as const;

let testbed: Testbed;
beforeAll(async () => {
  testbed = await startTestbed();
});
afterAll(() => testbed.stop());

/** A record that has got a password, unless a test says otherwise. */
const submitted = (overrides: Partial<OnboardingRecord> = {}) => storeRecord(testbed, { ...open, ...overrides });

const recordOf = ({ onboardingId }: { readonly onboardingId: string }) => recordsOf(testbed).get(onboardingId);

/** The task against a Cognito that says `outcome`; what else happens meanwhile does so before it is written down. */
function taskThatMeets(outcome: PasswordOutcome | Error, meanwhile: () => Promise<unknown> = async () => undefined) {
  return createFinishPasswordChallenge({
    records: recordsOf(testbed),
    unseal: async (_, sealed) => `open ${sealed}`,
    setPassword: async (username, password) => {
      expect([username, password]).toEqual([expect.stringMatching(/^P\d+$/), "open sealed-answer"]);
      await meanwhile();
      if (outcome instanceof Error) throw outcome;
      return outcome;
    },
    sealChallenge: async (_, { session }) => {
      expect(session).toBe("a-session");
      return challenge;
    },
    now: () => new Date(NOW),
  });
}

/** For a run that has nothing to ask Cognito. */
const idle = () => taskThatMeets(new Error("not implemented"));

const told = (id: string, signal: Signal) =>
  storeSignal({ records: recordsOf(testbed), failWait: async () => undefined }, id, signal);

describe("a second factor that is due", () => {
  it("is kept with its end, and a repeat says the same", async () => {
    const input = await submitted({ rejection: "too-short" });
    const required = { outcome: "CodeRequired", waitUntil: challenge.expiresAt };
    expect(await taskThatMeets(due)(input)).toEqual(required);
    const record = await recordOf(input);
    expect(record).toMatchObject({ status: "CODE_WAITING", challenge, attempts: 0 });
    expect([record.sealedPassword, record.taskToken, record.rejection]).toEqual([undefined, undefined, undefined]);
    expect(await idle()(input)).toEqual(required);
  });

  it("settles the signals that a set password leaves without a meaning", async () => {
    const input = await submitted({ signals: [resend] });
    expect(await taskThatMeets(due)(input)).toMatchObject({ outcome: "CodeRequired" });
    expect((await recordOf(input)).signals).toEqual([]);
  });
});

describe("a signal that overrides the password", () => {
  it("comes before Cognito is asked", async () => {
    const input = await submitted({ sealedPassword: undefined, signals: [resend, cancelled] });
    expect(await idle()(input)).toEqual({ outcome: "Superseded" });
    expect(await recordOf(input)).toMatchObject({ status: "SUBMITTED", signals: [resend, cancelled] });
  });

  it.each([signedIn, due, rejected])("voids what Cognito has said meanwhile: $kind", async (outcome) => {
    const input = await submitted();
    const task = taskThatMeets(outcome, () => told(input.onboardingId, cancelled));
    expect(await task(input)).toEqual({ outcome: "Superseded" });
    expect(await recordOf(input)).toMatchObject({ status: "SUBMITTED", signals: [cancelled] });
  });

  it("is told to a repeat too, once the code is waited for", async () => {
    const input = await submitted();
    await taskThatMeets(due)(input);
    await told(input.onboardingId, cancelled);
    expect(await idle()(input)).toEqual({ outcome: "Superseded" });
  });
});

it("activates in spite of a signal that overrides nothing", async () => {
  const input = await submitted();
  const task = taskThatMeets(signedIn, () => told(input.onboardingId, resend));
  expect(await task(input)).toEqual({ outcome: "Activated", activatedAt: NOW });
});

it("goes back to waiting with the reason", async () => {
  const input = await submitted();
  expect(await taskThatMeets(rejected)(input)).toEqual({ outcome: "PasswordRejected" });
  expect(await recordOf(input)).toMatchObject({ status: "WAITING", rejection: "too-short", attempts: 7 });
});

it("fails for good where nothing was submitted", async () => {
  const input = await submitted({ sealedPassword: undefined });
  await expect(idle()(input)).rejects.toMatchObject({ name: "NothingSubmitted" });
});
