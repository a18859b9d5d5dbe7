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

/** Stores a record in SUBMITTED with a password. */
const storeSubmitted = (overrides: Partial<OnboardingRecord> = {}) => storeRecord(testbed, { ...open, ...overrides });

const recordOf = ({ onboardingId }: { readonly onboardingId: string }) => recordsOf(testbed).get(onboardingId);

/** The task with a Cognito that returns `outcome`; `meanwhile` happens before the task writes the outcome. */
function taskWithOutcome(outcome: PasswordOutcome | Error, meanwhile: () => Promise<unknown> = async () => undefined) {
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

/** The task where it must not call Cognito. */
const taskWithoutCognito = () => taskWithOutcome(new Error("not implemented"));

const sendSignal = (id: string, signal: Signal) =>
  storeSignal({ records: recordsOf(testbed), failWait: async () => undefined }, id, signal);

describe("a second factor that is due", () => {
  it("is stored with its expiry, and a repeat returns the same outcome", async () => {
    const input = await storeSubmitted({ rejection: "too-short" });
    const required = { outcome: "CodeRequired", waitUntil: challenge.expiresAt };
    expect(await taskWithOutcome(due)(input)).toEqual(required);
    const record = await recordOf(input);
    expect(record).toMatchObject({ status: "CODE_WAITING", challenge, attempts: 0 });
    expect([record.sealedPassword, record.taskToken, record.rejection]).toEqual([undefined, undefined, undefined]);
    expect(await taskWithoutCognito()(input)).toEqual(required);
  });

  it("removes the signals that mean nothing after the password", async () => {
    const input = await storeSubmitted({ signals: [resend] });
    expect(await taskWithOutcome(due)(input)).toMatchObject({ outcome: "CodeRequired" });
    expect((await recordOf(input)).signals).toEqual([]);
  });
});

describe("a signal that overrides the password", () => {
  it("is handled before Cognito is called", async () => {
    const input = await storeSubmitted({ sealedPassword: undefined, signals: [resend, cancelled] });
    expect(await taskWithoutCognito()(input)).toEqual({ outcome: "Superseded" });
    expect(await recordOf(input)).toMatchObject({ status: "SUBMITTED", signals: [resend, cancelled] });
  });

  it.each([signedIn, due, rejected])(
    "supersedes the outcome that Cognito returned meanwhile: $kind",
    async (outcome) => {
      const input = await storeSubmitted();
      const task = taskWithOutcome(outcome, () => sendSignal(input.onboardingId, cancelled));
      expect(await task(input)).toEqual({ outcome: "Superseded" });
      expect(await recordOf(input)).toMatchObject({ status: "SUBMITTED", signals: [cancelled] });
    },
  );

  it("supersedes a repeat too, once a code is awaited", async () => {
    const input = await storeSubmitted();
    await taskWithOutcome(due)(input);
    await sendSignal(input.onboardingId, cancelled);
    expect(await taskWithoutCognito()(input)).toEqual({ outcome: "Superseded" });
  });
});

it("activates despite a signal that overrides nothing", async () => {
  const input = await storeSubmitted();
  const task = taskWithOutcome(signedIn, () => sendSignal(input.onboardingId, resend));
  expect(await task(input)).toEqual({ outcome: "Activated", activatedAt: NOW });
});

it("returns to WAITING with the reason", async () => {
  const input = await storeSubmitted();
  expect(await taskWithOutcome(rejected)(input)).toEqual({ outcome: "PasswordRejected" });
  expect(await recordOf(input)).toMatchObject({ status: "WAITING", rejection: "too-short", attempts: 7 });
});

it("fails with a final error when nothing was submitted", async () => {
  const input = await storeSubmitted({ sealedPassword: undefined });
  await expect(taskWithoutCognito()(input)).rejects.toMatchObject({ name: "NothingSubmitted" });
});
