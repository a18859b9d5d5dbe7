import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { OnboardingRecord } from "../../../../tasks/lib/record/record.ts";
import { storeSignal } from "../../../../tasks/lib/signal/store-signal.ts";
import type { AnswerOutcome } from "../../../../tasks/steps/answer-mfa-challenge/answer-challenge.ts";
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

/** A record that waits for a code and has got one, unless a test says otherwise. */
const waiting = (overrides: Partial<OnboardingRecord> = {}) => storeRecord(testbed, { ...open, ...overrides });

const recordOf = ({ onboardingId }: { readonly onboardingId: string }) => recordsOf(testbed).get(onboardingId);

/** The task against a Cognito that says `outcome`; what else happens meanwhile does so before it is written down. */
function taskThatMeets(outcome: AnswerOutcome | Error, meanwhile: () => Promise<unknown> = async () => undefined) {
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

/** For a run that has nothing to ask Cognito. */
const idle = () => taskThatMeets(new Error("not implemented"));

const cancel = (id: string) =>
  storeSignal({ records: recordsOf(testbed), failWait: async () => undefined }, id, cancelled);

describe("a code", () => {
  it.each([passed, { kind: "session-over" }] as const)(
    "activates and leaves nothing open when $kind",
    async (outcome) => {
      const input = await waiting({ codeRejection: "wrong-code" });
      const activated = { outcome: "Activated", activatedAt: NOW };
      expect(await taskThatMeets(outcome)(input)).toEqual(activated);
      const record = await recordOf(input);
      expect(record).toMatchObject({ status: "ACTIVATED", activatedAt: NOW });
      const open = ["challenge", "sealedCode", "codeRejection", "taskToken"];
      expect(Object.keys(record).filter((name) => open.includes(name))).toEqual([]);
      expect(await idle()(input)).toEqual(activated);
    },
  );

  it("that is wrong is told, and another one waited for", async () => {
    const input = await waiting();
    expect(await taskThatMeets(wrongCode)(input)).toEqual({ outcome: "CodeRejected" });
    const record = await recordOf(input);
    expect(record).toMatchObject({ status: "CODE_WAITING", codeRejection: "wrong-code", challenge });
    expect([record.sealedCode, record.taskToken]).toEqual([undefined, undefined]);
    expect(await idle()(input)).toEqual({ outcome: "CodeRejected" });
  });

  it("that leads to a further challenge waits for that one's", async () => {
    const input = await waiting({ codeRejection: "wrong-code" });
    const required = { outcome: "CodeRequired", waitUntil: next.expiresAt };
    expect(await taskThatMeets(due)(input)).toEqual(required);
    const record = await recordOf(input);
    expect(record).toMatchObject({ status: "CODE_WAITING", challenge: next });
    expect([record.sealedCode, record.taskToken, record.codeRejection]).toEqual([undefined, undefined, undefined]);
    expect(await idle()(input)).toEqual(required);
  });

  it("stays on the record when Cognito fails", async () => {
    const input = await waiting();
    await expect(taskThatMeets(new Error("an outage"))(input)).rejects.toThrow("an outage");
    expect(await recordOf(input)).toMatchObject({ status: "CODE_WAITING", sealedCode: "sealed-code" });
  });

  it("that another attempt has settled counts once", async () => {
    const input = await waiting();
    const late = taskThatMeets({ kind: "session-over" }, () => taskThatMeets(passed)(input));
    expect(await late(input)).toEqual({ outcome: "Activated", activatedAt: NOW });
  });
});

describe("a wait without a code", () => {
  it("that has ended activates: the factor is due at the next sign-in", async () => {
    const input = await waiting({ sealedCode: undefined });
    expect(await idle()(input)).toEqual({ outcome: "Activated", activatedAt: NOW });
    expect(await recordOf(input)).toMatchObject({ status: "ACTIVATED" });
  });

  it("activates also when the session is over before anything waits again", async () => {
    const expired = { ...challenge, expiresAt: NOW };
    const input = await waiting({ sealedCode: undefined, taskToken: undefined, challenge: expired });
    expect(await idle()(input)).toEqual({ outcome: "Activated", activatedAt: NOW });
  });

  it.each([
    ["a signal", "Superseded", cancel],
    ["a code", "ServiceUnavailable", (id: string) => recordsOf(testbed).change(id, { set: { sealedCode: "late" } })],
  ] as const)("does not end over %s that comes at the last moment", async (_, told, happen) => {
    const input = await waiting({ sealedCode: undefined });
    testbed.network.runBefore(2, () => happen(input.onboardingId));
    const answer = await idle()(input).catch(({ name }: Error) => ({ outcome: name }));
    expect(answer).toEqual({ outcome: told });
    expect(await recordOf(input)).toMatchObject({ status: "CODE_WAITING" });
  });
});

describe("a signal that overrides the password", () => {
  it("comes before the code", async () => {
    const input = await waiting({ sealedCode: undefined, signals: [cancelled] });
    expect(await idle()(input)).toEqual({ outcome: "Superseded" });
  });

  it.each([passed, wrongCode, due])("voids what Cognito has said meanwhile: $kind", async (outcome) => {
    const input = await waiting();
    const task = taskThatMeets(outcome, () => cancel(input.onboardingId));
    expect(await task(input)).toEqual({ outcome: "Superseded" });
    expect(await recordOf(input)).toMatchObject({ status: "CODE_WAITING", challenge, signals: [cancelled] });
  });
});

it.each(["WAITING", "SUBMITTED", "CANCELLED"] as const)("fails for good on a record that is %s", async (status) => {
  const input = await waiting({ status, sealedCode: undefined, challenge: undefined });
  await expect(idle()(input)).rejects.toMatchObject({ name: "NoChallenge" });
});
