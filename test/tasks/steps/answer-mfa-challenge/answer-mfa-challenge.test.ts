import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OnboardingRecord } from "../../../../tasks/lib/record/record.ts";
import { storeSignal } from "../../../../tasks/lib/signal/store-signal.ts";
import type { ChallengeOutcome } from "../../../../tasks/steps/answer-mfa-challenge/answer-challenge.ts";
import { createAnswerMfaChallenge } from "../../../../tasks/steps/answer-mfa-challenge/answer-mfa-challenge.ts";
import { recordsOf } from "../../../support/tasks.ts";
import { startTestbed, type Testbed } from "../../../support/testbed.ts";
import { storeRecord } from "../../lib/record/store-record.ts";

const NOW = "2026-01-05T09:01:00.000Z";
const challenge = {
  name: "EMAIL_OTP",
  sealedSession: "sealed-session",
  expiresAt: "2026-01-05T09:14:30.000Z",
} as const;
const next = { ...challenge, sealedSession: "next-session", expiresAt: "2026-01-05T09:15:30.000Z" };
const due = { kind: "challenge", name: "EMAIL_OTP", session: "next-session" } as const;
const passed = { kind: "passed" } as const;
const wrongCode = { kind: "rejected", rejection: "wrong-code" } as const;
const cancelled = { id: "signal-1", name: "HireCancelled" } as const;
const open = { status: "CODE_WAITING", challenge, sealedCode: "sealed-code", taskToken: "token" } as const;

let testbed: Testbed;
beforeAll(async () => {
  testbed = await startTestbed();
});
afterAll(() => testbed.stop());

/** Stores a record in CODE_WAITING with a submitted code. */
const storeCodeWaiting = (overrides: Partial<OnboardingRecord> = {}) => storeRecord(testbed, { ...open, ...overrides });

const recordOf = ({ onboardingId }: { readonly onboardingId: string }) => recordsOf(testbed).get(onboardingId);

/** The task with a Cognito that returns `outcome`; `meanwhile` happens before the task writes the outcome. */
function taskWithOutcome(outcome: ChallengeOutcome | Error, meanwhile: () => Promise<unknown> = async () => undefined) {
  return createAnswerMfaChallenge({
    records: recordsOf(testbed),
    unsealSession: async (_, sealed) => `open ${sealed}`,
    unsealCode: async (_, sealed) => `open ${sealed}`,
    answerChallenge: async (username, { session, code }) => {
      expect([username, session, code]).toEqual([
        expect.stringMatching(/^P\d+$/),
        "open sealed-session",
        "open sealed-code",
      ]);
      await meanwhile();
      if (outcome instanceof Error) throw outcome;
      return outcome;
    },
    sealChallenge: async () => next,
    now: () => new Date(NOW),
  });
}

/** The task where it must not call Cognito. */
const taskWithoutCognito = () => taskWithOutcome(new Error("not implemented"));

const cancel = (id: string) =>
  storeSignal({ records: recordsOf(testbed), failWait: async () => undefined }, id, cancelled);

describe("a code", () => {
  it.each([passed, { kind: "session-over" }] as const)(
    "activates and removes the challenge when $kind",
    async (outcome) => {
      const input = await storeCodeWaiting({ codeRejection: "wrong-code" });
      const activated = { outcome: "Activated", activatedAt: NOW };
      expect(await taskWithOutcome(outcome)(input)).toEqual(activated);
      const record = await recordOf(input);
      expect(record).toMatchObject({ status: "ACTIVATED", activatedAt: NOW });
      const open = ["challenge", "sealedCode", "codeRejection", "taskToken"];
      expect(Object.keys(record).filter((name) => open.includes(name))).toEqual([]);
      expect(await taskWithoutCognito()(input)).toEqual(activated);
    },
  );

  it("that is wrong is rejected, and another one is awaited", async () => {
    const input = await storeCodeWaiting();
    expect(await taskWithOutcome(wrongCode)(input)).toEqual({ outcome: "CodeRejected" });
    const record = await recordOf(input);
    expect(record).toMatchObject({ status: "CODE_WAITING", codeRejection: "wrong-code", challenge });
    expect([record.sealedCode, record.taskToken]).toEqual([undefined, undefined]);
    expect(await taskWithoutCognito()(input)).toEqual({ outcome: "CodeRejected" });
  });

  it("that leads to a further challenge lets the next code be awaited", async () => {
    const input = await storeCodeWaiting({ codeRejection: "wrong-code" });
    const required = { outcome: "CodeRequired", waitUntil: next.expiresAt };
    expect(await taskWithOutcome(due)(input)).toEqual(required);
    const record = await recordOf(input);
    expect(record).toMatchObject({ status: "CODE_WAITING", challenge: next });
    expect([record.sealedCode, record.taskToken, record.codeRejection]).toEqual([undefined, undefined, undefined]);
    expect(await taskWithoutCognito()(input)).toEqual(required);
  });

  it("stays on the record when Cognito fails", async () => {
    const input = await storeCodeWaiting();
    await expect(taskWithOutcome(new Error("an outage"))(input)).rejects.toThrow("an outage");
    expect(await recordOf(input)).toMatchObject({ status: "CODE_WAITING", sealedCode: "sealed-code" });
  });

  it("that another attempt has already handled has one outcome", async () => {
    const input = await storeCodeWaiting();
    const late = taskWithOutcome({ kind: "session-over" }, () => taskWithOutcome(passed)(input));
    expect(await late(input)).toEqual({ outcome: "Activated", activatedAt: NOW });
  });
});

describe("a wait without a code", () => {
  it("activates when it has ended: the factor is required at the next sign-in", async () => {
    const input = await storeCodeWaiting({ sealedCode: undefined });
    expect(await taskWithoutCognito()(input)).toEqual({ outcome: "Activated", activatedAt: NOW });
    expect(await recordOf(input)).toMatchObject({ status: "ACTIVATED" });
  });

  it("activates also when the session expires before the next wait", async () => {
    const expired = { ...challenge, expiresAt: NOW };
    const input = await storeCodeWaiting({ sealedCode: undefined, taskToken: undefined, challenge: expired });
    expect(await taskWithoutCognito()(input)).toEqual({ outcome: "Activated", activatedAt: NOW });
  });

  it.each([
    ["a signal", "Superseded", cancel],
    ["a code", "ServiceUnavailable", (id: string) => recordsOf(testbed).change(id, { set: { sealedCode: "late" } })],
  ] as const)("is not ended when %s arrives at the last moment", async (_, expected, happen) => {
    const input = await storeCodeWaiting({ sealedCode: undefined });
    testbed.network.runBefore(2, () => happen(input.onboardingId));
    const answer = await taskWithoutCognito()(input).catch(({ name }: Error) => ({ outcome: name }));
    expect(answer).toEqual({ outcome: expected });
    expect(await recordOf(input)).toMatchObject({ status: "CODE_WAITING" });
  });
});

describe("a signal that overrides the password", () => {
  it("supersedes the code", async () => {
    const input = await storeCodeWaiting({ sealedCode: undefined, signals: [cancelled] });
    expect(await taskWithoutCognito()(input)).toEqual({ outcome: "Superseded" });
  });

  it.each([passed, wrongCode, due])(
    "supersedes the outcome that Cognito returned meanwhile: $kind",
    async (outcome) => {
      const input = await storeCodeWaiting();
      const task = taskWithOutcome(outcome, () => cancel(input.onboardingId));
      expect(await task(input)).toEqual({ outcome: "Superseded" });
      expect(await recordOf(input)).toMatchObject({ status: "CODE_WAITING", challenge, signals: [cancelled] });
    },
  );
});

it.each(["WAITING", "SUBMITTED", "CANCELLED"] as const)(
  "fails with a final error for a record that is %s",
  async (status) => {
    const input = await storeCodeWaiting({ status, sealedCode: undefined, challenge: undefined });
    await expect(taskWithoutCognito()(input)).rejects.toMatchObject({ name: "NoChallenge" });
  },
);
