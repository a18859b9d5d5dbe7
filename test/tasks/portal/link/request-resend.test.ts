import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { storeSignal } from "../../../../tasks/lib/signal/store-signal.ts";
import {
  advanceToInvited,
  advanceToSubmitted,
  advanceToWaiting,
  cancel,
  expire,
  finish,
  hireCancelled,
  latestLink,
  newCase,
  type OnboardingCase,
  resultOfWait,
  sendLink,
  sendSignal,
  storeTaskToken,
} from "../../../support/onboarding-case.ts";
import { recordsOf } from "../../../support/tasks.ts";
import { startTestbed, type Testbed } from "../../../support/testbed.ts";
import { advanceToCodeWaiting, changeRecord, postLink, recordOf } from "./link-case.ts";

const PAUSE_MS = 300_000;
const DAY_MS = 86_400_000;
const requested = { status: 202, body: { state: "requested" } };

let testbed: Testbed;
let onboarding: OnboardingCase;
beforeAll(async () => {
  testbed = await startTestbed();
});
beforeEach(() => {
  onboarding = newCase(testbed);
});
afterAll(() => testbed.stop());

/** The ids of the signals that the page has sent; HR's events are signals too. */
const pageSignals = async () => (await recordOf(onboarding)).signalIds.filter((id) => id.startsWith("page:"));
const pageSignal = (number: number) => `page:${onboarding.onboardingId}:${number}`;

describe("a fresh link that the page requests", () => {
  it.each([PAUSE_MS, DAY_MS])("ends the wait %i ms after the mail", async (age) => {
    await advanceToWaiting(onboarding);
    await testbed.clock.advance(age);
    expect(await postLink(onboarding, "resend")).toEqual(requested);
    expect(await resultOfWait(onboarding)).toBe("ResendRequested");
  });

  it("is stored for the next wait while nothing waits", async () => {
    await advanceToInvited(onboarding);
    await testbed.clock.advance(PAUSE_MS);
    await postLink(onboarding, "resend");
    await storeTaskToken(onboarding);
    expect(await resultOfWait(onboarding)).toBe("ResendRequested");
  });

  it("can be requested once in five minutes, counted from the last mail", async () => {
    await advanceToInvited(onboarding);
    await postLink(onboarding, "resend");
    expect(await pageSignals()).toEqual([]);
    await testbed.clock.advance(PAUSE_MS);
    await Promise.all([postLink(onboarding, "resend"), postLink(onboarding, "resend"), postLink(onboarding, "resend")]);
    expect(await pageSignals()).toEqual([pageSignal(1)]);
    await testbed.clock.advance(PAUSE_MS - 1);
    await changeRecord(onboarding, { set: { signals: [] } });
    await postLink(onboarding, "resend");
    expect(await pageSignals()).toEqual([pageSignal(1)]);
    await testbed.clock.advance(1);
    await postLink(onboarding, "resend");
    expect(await pageSignals()).toEqual([pageSignal(1), pageSignal(2)]);
  });

  it("can be requested at most twenty times", async () => {
    await advanceToInvited(onboarding);
    await changeRecord(onboarding, { set: { resends: 20, signalIds: [pageSignal(20)] } });
    await testbed.clock.advance(PAUSE_MS);
    expect(await postLink(onboarding, "resend")).toEqual(requested);
    expect(await pageSignals()).toEqual([pageSignal(20)]);
  });
});

describe("a request that crashed half-way", () => {
  it("is completed by the next one at once, when it had only counted itself", async () => {
    await advanceToWaiting(onboarding);
    const resendAllowedAt = new Date(testbed.clock.now() + PAUSE_MS).toISOString();
    await changeRecord(onboarding, { set: { resendAllowedAt }, add: { resends: 1 } });
    expect(await postLink(onboarding, "resend")).toEqual(requested);
    expect(await resultOfWait(onboarding)).toBe("ResendRequested");
    expect(await pageSignals()).toEqual([pageSignal(1)]);
    expect(await recordOf(onboarding)).toMatchObject({ resends: 1 });
  });

  it("is completed by the next one at once, when it had not ended the wait", async () => {
    await advanceToWaiting(onboarding);
    const asleep = { records: recordsOf(testbed), failWait: () => Promise.resolve() };
    await changeRecord(onboarding, { add: { resends: 1 } });
    await storeSignal(asleep, onboarding.onboardingId, { id: pageSignal(1), name: "ResendRequested" });
    expect(await postLink(onboarding, "resend")).toEqual(requested);
    expect(await resultOfWait(onboarding)).toBe("ResendRequested");
    expect(await pageSignals()).toEqual([pageSignal(1)]);
    expect(await recordOf(onboarding)).toMatchObject({ resends: 1 });
  });
});

describe("a link that can request nothing", () => {
  it.each<[string, (onboarding: OnboardingCase) => Promise<unknown>]>([
    ["was used", advanceToSubmitted],
    ["waits for a code", advanceToCodeWaiting],
    ["is activated", async (it) => advanceToSubmitted(it).then(() => finish(it))],
    ["has expired with its onboarding", async (it) => advanceToInvited(it).then(() => expire(it))],
    ["was cancelled", async (it) => advanceToInvited(it).then(() => cancel(it))],
    ["is about to be cancelled", async (it) => advanceToInvited(it).then(() => sendSignal(it, hireCancelled))],
  ])("gets the same answer and changes nothing: it %s", async (_, bring) => {
    await bring(onboarding);
    await testbed.clock.advance(PAUSE_MS);
    const before = await recordOf(onboarding);
    expect(await postLink(onboarding, "resend")).toEqual(requested);
    expect(await recordOf(onboarding)).toEqual(before);
  });

  it("gets the same answer and changes nothing: a newer one has replaced it", async () => {
    await advanceToInvited(onboarding);
    const old = latestLink(onboarding);
    await sendLink(onboarding, 2);
    await testbed.clock.advance(PAUSE_MS);
    const before = await recordOf(onboarding);
    expect(await postLink(onboarding, "resend", {}, old)).toEqual(requested);
    expect(await recordOf(onboarding)).toEqual(before);
  });

  it.each([
    ["nobody's", `hire-nobody.${"A".repeat(43)}`],
    ["arbitrary text", "hello"],
  ])("gets the same answer: it is %s", async (_, link) => {
    expect(await postLink(onboarding, "resend", {}, link)).toEqual(requested);
  });

  it("gets the same answer and changes nothing: its secret is wrong", async () => {
    await advanceToInvited(onboarding);
    await testbed.clock.advance(PAUSE_MS);
    const before = await recordOf(onboarding);
    const guessed = `${onboarding.onboardingId}.${"A".repeat(43)}`;
    expect(await postLink(onboarding, "resend", {}, guessed)).toEqual(requested);
    expect(await recordOf(onboarding)).toEqual(before);
  });
});
