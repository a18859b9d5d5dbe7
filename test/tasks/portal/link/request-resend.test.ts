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
import { advanceToCodeWaiting, change, post, recordOf } from "./link-case.ts";

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

/** What the page has asked for; HR's own events are signals too. */
const taken = async () => (await recordOf(onboarding)).signalIds.filter((id) => id.startsWith("page:"));
const pageSignal = (number: number) => `page:${onboarding.onboardingId}:${number}`;

describe("a fresh link that the page asks for", () => {
  it.each([PAUSE_MS, DAY_MS])("wakes the run %i ms after the mail", async (age) => {
    await advanceToWaiting(onboarding);
    await testbed.clock.advance(age);
    expect(await post(onboarding, "resend")).toEqual(requested);
    expect(await resultOfWait(onboarding)).toBe("ResendRequested");
  });

  it("is kept while nothing waits, for the next wait", async () => {
    await advanceToInvited(onboarding);
    await testbed.clock.advance(PAUSE_MS);
    await post(onboarding, "resend");
    await storeTaskToken(onboarding);
    expect(await resultOfWait(onboarding)).toBe("ResendRequested");
  });

  it("is asked for once in five minutes, the mail before it counted", async () => {
    await advanceToInvited(onboarding);
    await post(onboarding, "resend");
    expect(await taken()).toEqual([]);
    await testbed.clock.advance(PAUSE_MS);
    await Promise.all([post(onboarding, "resend"), post(onboarding, "resend"), post(onboarding, "resend")]);
    expect(await taken()).toEqual([pageSignal(1)]);
    await testbed.clock.advance(PAUSE_MS - 1);
    await change(onboarding, { set: { signals: [] } });
    await post(onboarding, "resend");
    expect(await taken()).toEqual([pageSignal(1)]);
    await testbed.clock.advance(1);
    await post(onboarding, "resend");
    expect(await taken()).toEqual([pageSignal(1), pageSignal(2)]);
  });

  it("is asked for twenty times at most", async () => {
    await advanceToInvited(onboarding);
    await change(onboarding, { set: { resends: 20, signalIds: [pageSignal(20)] } });
    await testbed.clock.advance(PAUSE_MS);
    expect(await post(onboarding, "resend")).toEqual(requested);
    expect(await taken()).toEqual([pageSignal(20)]);
  });
});

describe("a request that died half-way", () => {
  it("is made good by the next one, at once, when it had only claimed its turn", async () => {
    await advanceToWaiting(onboarding);
    const resendAllowedAt = new Date(testbed.clock.now() + PAUSE_MS).toISOString();
    await change(onboarding, { set: { resendAllowedAt }, add: { resends: 1 } });
    expect(await post(onboarding, "resend")).toEqual(requested);
    expect(await resultOfWait(onboarding)).toBe("ResendRequested");
    expect(await taken()).toEqual([pageSignal(1)]);
    expect(await recordOf(onboarding)).toMatchObject({ resends: 1 });
  });

  it("is made good by the next one, at once, when it had not woken the run", async () => {
    await advanceToWaiting(onboarding);
    const asleep = { records: recordsOf(testbed), failWait: () => Promise.resolve() };
    await change(onboarding, { add: { resends: 1 } });
    await storeSignal(asleep, onboarding.onboardingId, { id: pageSignal(1), name: "ResendRequested" });
    expect(await post(onboarding, "resend")).toEqual(requested);
    expect(await resultOfWait(onboarding)).toBe("ResendRequested");
    expect(await taken()).toEqual([pageSignal(1)]);
    expect(await recordOf(onboarding)).toMatchObject({ resends: 1 });
  });
});

describe("a link that has nothing to ask for", () => {
  it.each<[string, (onboarding: OnboardingCase) => Promise<unknown>]>([
    ["was answered", advanceToSubmitted],
    ["waits for a code", advanceToCodeWaiting],
    ["is done", async (it) => advanceToSubmitted(it).then(() => finish(it))],
    ["has expired with its onboarding", async (it) => advanceToInvited(it).then(() => expire(it))],
    ["was cancelled", async (it) => advanceToInvited(it).then(() => cancel(it))],
    ["is about to be cancelled", async (it) => advanceToInvited(it).then(() => sendSignal(it, hireCancelled))],
  ])("gets the same answer and changes nothing: it %s", async (_, bring) => {
    await bring(onboarding);
    await testbed.clock.advance(PAUSE_MS);
    const before = await recordOf(onboarding);
    expect(await post(onboarding, "resend")).toEqual(requested);
    expect(await recordOf(onboarding)).toEqual(before);
  });

  it("gets the same answer and changes nothing: a newer one has replaced it", async () => {
    await advanceToInvited(onboarding);
    const old = latestLink(onboarding);
    await sendLink(onboarding, 2);
    await testbed.clock.advance(PAUSE_MS);
    const before = await recordOf(onboarding);
    expect(await post(onboarding, "resend", {}, old)).toEqual(requested);
    expect(await recordOf(onboarding)).toEqual(before);
  });

  it.each([
    ["nobody's", `hire-nobody.${"A".repeat(43)}`],
    ["no link at all", "hello"],
  ])("gets the same answer: it is %s", async (_, link) => {
    expect(await post(onboarding, "resend", {}, link)).toEqual(requested);
  });

  it("gets the same answer and changes nothing: its secret is wrong", async () => {
    await advanceToInvited(onboarding);
    await testbed.clock.advance(PAUSE_MS);
    const before = await recordOf(onboarding);
    const guessed = `${onboarding.onboardingId}.${"A".repeat(43)}`;
    expect(await post(onboarding, "resend", {}, guessed)).toEqual(requested);
    expect(await recordOf(onboarding)).toEqual(before);
  });
});
