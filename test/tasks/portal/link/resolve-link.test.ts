import { describe, expect, it } from "vitest";
import { type Challenge, type OnboardingRecord, openStates, type Status } from "../../../../tasks/lib/record/record.ts";
import type { Signal } from "../../../../tasks/lib/signal/signal.ts";
import { linkState } from "../../../../tasks/portal/link/resolve-link.ts";
import { buildRecord } from "../../../support/build-record.ts";

const END = "2026-01-06T09:00:00.000Z";
const before = new Date("2026-01-06T08:59:59.999Z");
const atTheEnd = new Date(END);
const link = { hash: "0".repeat(64), round: 1, expiresAt: END };

const challenge: Challenge = { name: "EMAIL_OTP", sealedSession: "x", expiresAt: END };
const hireCancelled: Signal = { id: "1", name: "HireCancelled" };
const emailChanged: Signal = { id: "2", name: "EmailChanged", sealedAddress: "x" };
const resendRequested: Signal = { id: "3", name: "ResendRequested" };
const bounced: Signal = { id: "4", name: "EmailBounced", round: 1, reason: "bounce" };

function stateOf(record: Partial<OnboardingRecord>, now = before) {
  return linkState({ record: buildRecord(record), link }, now);
}

describe("linkState", () => {
  it.each<[string, Partial<OnboardingRecord>]>([
    ["the execution waits for the person", { status: "WAITING", taskToken: "t" }],
    ["nothing waits yet", { status: "INVITED" }],
    ["the mail is not recorded yet", { status: "STARTED", mailedRound: 0 }],
    ["the last password was rejected", { status: "WAITING", rejection: "too-short" }],
  ])("is ready while %s", (_, record) => {
    expect(stateOf(record)).toMatchObject({ state: "ready", link });
  });

  it.each<[string, Partial<OnboardingRecord>]>([
    ["a password was submitted", { status: "SUBMITTED", sealedPassword: "x" }],
    ["a password waits for the execution", { status: "WAITING", sealedPassword: "x" }],
    ["a password was submitted before the mail was recorded", { status: "STARTED", sealedPassword: "x" }],
  ])("is checking when %s, also after the link has expired", (_, record) => {
    expect(stateOf(record).state).toBe("checking");
    expect(stateOf(record, atTheEnd).state).toBe("checking");
  });

  it("expires exactly at its expiry", () => {
    expect(stateOf({}, before).state).toBe("ready");
    expect(stateOf({}, atTheEnd).state).toBe("expired");
  });

  it.each<[string, Partial<OnboardingRecord>, string]>([
    ["a newer link", { round: 2 }, "replaced"],
    ["a newer link, answered", { round: 2, status: "SUBMITTED", sealedPassword: "x" }, "replaced"],
    ["the end of the onboarding", { status: "EXPIRED" }, "closed"],
    ["the end of the onboarding and a newer link", { status: "EXPIRED", round: 2 }, "closed"],
    ["a cancelled hire", { status: "CANCELLED" }, "closed"],
    ["a superseded password", { status: "SUBMITTED", taskToken: "t" }, "replaced"],
  ])("is gone after %s", (_, record, reason) => {
    expect(stateOf(record)).toEqual({ state: "gone", reason });
  });

  it.each<[string, Status]>(
    openStates.flatMap((status): [string, Status][] => [
      ["closed", status],
      ["replaced", status],
    ]),
  )("is %s as soon as HR's signal is stored, in the status %s", (reason, status) => {
    const hrSignals = reason === "closed" ? [emailChanged, hireCancelled] : [bounced, emailChanged];
    for (const now of [before, atTheEnd]) {
      const signals = [resendRequested, ...hrSignals];
      expect(stateOf({ status, signals, challenge, round: 1 }, now)).toEqual({ state: "gone", reason });
    }
  });

  it.each([[resendRequested], [bounced]])("does not change with the signal %j", (hrSignals) => {
    expect(stateOf({ signals: [hrSignals] }).state).toBe("ready");
    expect(stateOf({ signals: [hrSignals] }, atTheEnd).state).toBe("expired");
  });

  it("asks for a code once the password is set, also after the link has expired", () => {
    for (const now of [before, atTheEnd]) {
      expect(stateOf({ status: "CODE_WAITING", challenge }, now)).toMatchObject({ state: "code", challenge });
      expect(stateOf({ status: "CODE_WAITING", challenge, sealedCode: "x" }, now).state).toBe("checking");
    }
    expect(stateOf({ status: "CODE_WAITING", challenge, round: 2 })).toEqual({ state: "gone", reason: "replaced" });
  });

  it.each([1, 2])("is activated for every link of the person, in round %i", (round) => {
    expect(stateOf({ status: "ACTIVATED", round }, atTheEnd).state).toBe("activated");
  });

  it.each<[string, boolean, number, Date]>([
    ["the newest link, before its expiry", true, 1, before],
    ["the newest link, after its expiry", false, 1, atTheEnd],
    ["an older link", false, 2, before],
  ])("reports for %s whether it is fresh: %s", (_, isFresh, round, now) => {
    expect(stateOf({ status: "ACTIVATED", round }, now)).toMatchObject({ state: "activated", isFresh });
  });
});
