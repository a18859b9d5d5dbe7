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
    ["the person is waited for", { status: "WAITING", taskToken: "t" }],
    ["nothing waits yet", { status: "INVITED" }],
    ["the mail is not noted yet", { status: "STARTED", mailedRound: 0 }],
    ["the last password was not taken", { status: "WAITING", rejection: "too-short" }],
  ])("is ready while %s", (_, record) => {
    expect(stateOf(record)).toMatchObject({ state: "ready", link });
  });

  it.each<[string, Partial<OnboardingRecord>]>([
    ["a password was handed in", { status: "SUBMITTED", sealedPassword: "x" }],
    ["a password waits for the run", { status: "WAITING", sealedPassword: "x" }],
    ["a password came before the mail was noted", { status: "STARTED", sealedPassword: "x" }],
  ])("is checking when %s, past the link's time as well", (_, record) => {
    expect(stateOf(record).state).toBe("checking");
    expect(stateOf(record, atTheEnd).state).toBe("checking");
  });

  it("expires in the very millisecond that it was given", () => {
    expect(stateOf({}, before).state).toBe("ready");
    expect(stateOf({}, atTheEnd).state).toBe("expired");
  });

  it.each<[string, Partial<OnboardingRecord>, string]>([
    ["a newer link", { round: 2 }, "replaced"],
    ["a newer link, answered", { round: 2, status: "SUBMITTED", sealedPassword: "x" }, "replaced"],
    ["the end of the onboarding", { status: "EXPIRED" }, "closed"],
    ["the end of the onboarding and a newer link", { status: "EXPIRED", round: 2 }, "closed"],
    ["a cancelled hire", { status: "CANCELLED" }, "closed"],
    ["a password that a signal has made void", { status: "SUBMITTED", taskToken: "t" }, "replaced"],
  ])("is gone after %s", (_, record, reason) => {
    expect(stateOf(record)).toEqual({ state: "gone", reason });
  });

  it.each<[string, Status]>(
    openStates.flatMap((status): [string, Status][] => [
      ["closed", status],
      ["replaced", status],
    ]),
  )("is %s as soon as HR has said so, while the run is %s", (reason, status) => {
    const told = reason === "closed" ? [emailChanged, hireCancelled] : [bounced, emailChanged];
    for (const now of [before, atTheEnd]) {
      const signals = [resendRequested, ...told];
      expect(stateOf({ status, signals, challenge, round: 1 }, now)).toEqual({ state: "gone", reason });
    }
  });

  it.each([[resendRequested], [bounced]])("stays as it is when the run was told %j", (told) => {
    expect(stateOf({ signals: [told] }).state).toBe("ready");
    expect(stateOf({ signals: [told] }, atTheEnd).state).toBe("expired");
  });

  it("asks for a code once the password is set, whatever time the link had", () => {
    for (const now of [before, atTheEnd]) {
      expect(stateOf({ status: "CODE_WAITING", challenge }, now)).toMatchObject({ state: "code", challenge });
      expect(stateOf({ status: "CODE_WAITING", challenge, sealedCode: "x" }, now).state).toBe("checking");
    }
    expect(stateOf({ status: "CODE_WAITING", challenge, round: 2 })).toEqual({ state: "gone", reason: "replaced" });
  });

  it.each([1, 2])("says activated by any link of the person, in round %i", (round) => {
    expect(stateOf({ status: "ACTIVATED", round }, atTheEnd).state).toBe("activated");
  });

  it.each<[string, boolean, number, Date]>([
    ["the newest link, before its time is over", true, 1, before],
    ["the newest link, from then on", false, 1, atTheEnd],
    ["an older link", false, 2, before],
  ])("says of %s whether it is fresh: %s", (_, isFresh, round, now) => {
    expect(stateOf({ status: "ACTIVATED", round }, now)).toMatchObject({ state: "activated", isFresh });
  });
});
