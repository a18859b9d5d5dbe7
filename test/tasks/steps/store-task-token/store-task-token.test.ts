import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  advanceToInvited,
  advanceToUserCreated,
  advanceToWaiting,
  hireCancelled,
  newCase,
  type OnboardingCase,
  resendRequested,
  resultOfWait,
  sendLink,
  sendSignal,
  startWait,
  storeTaskToken,
  submitPassword,
} from "../../../support/onboarding-case.ts";
import { recordsOf } from "../../../support/tasks.ts";
import { startTestbed, type Testbed } from "../../../support/testbed.ts";

let testbed: Testbed;
beforeAll(async () => {
  testbed = await startTestbed();
});
afterAll(() => testbed.stop());

const recordOf = ({ onboardingId }: OnboardingCase) => recordsOf(testbed).get(onboardingId);
const tokenOf = ({ onboardingId }: OnboardingCase) => testbed.services.tokens.get(onboardingId);
const bounced = { id: "signal-bounce", name: "EmailBounced", round: 1, reason: "bounce" } as const;

async function newCaseAfter(prepare: (onboarding: OnboardingCase) => Promise<unknown>): Promise<OnboardingCase> {
  const onboarding = newCase(testbed);
  await prepare(onboarding);
  return onboarding;
}

describe("store-task-token", () => {
  it("stores the token, with which a submitted password ends the wait", async () => {
    const onboarding = await newCaseAfter(advanceToInvited);
    await storeTaskToken(onboarding);
    expect(await recordOf(onboarding)).toMatchObject({ status: "WAITING", taskToken: tokenOf(onboarding) });
    expect(await resultOfWait(onboarding)).toBe("not yet");
    await submitPassword(onboarding);
    expect(await resultOfWait(onboarding)).toBe("answer");
  });

  it("stores the same when it is repeated", async () => {
    const onboarding = await newCaseAfter(advanceToWaiting);
    const before = await recordOf(onboarding);
    await storeTaskToken(onboarding);
    expect(await recordOf(onboarding)).toEqual(before);
    expect(await resultOfWait(onboarding)).toBe("not yet");
  });

  it("leaves the status as it is before the first mail", async () => {
    const onboarding = await newCaseAfter(advanceToUserCreated);
    await storeTaskToken(onboarding);
    expect(await recordOf(onboarding)).toMatchObject({ status: "STARTED", taskToken: tokenOf(onboarding) });
  });
});

describe("store-task-token, after something arrived while nothing waited,", () => {
  it("delivers a submitted password at once", async () => {
    const onboarding = await newCaseAfter(advanceToInvited);
    await submitPassword(onboarding);
    await storeTaskToken(onboarding);
    expect(await resultOfWait(onboarding)).toBe("answer");
    expect(await recordOf(onboarding)).toMatchObject({ status: "SUBMITTED" });
  });

  it("delivers a submitted password before a request for a fresh link", async () => {
    const onboarding = await newCaseAfter(advanceToInvited);
    await sendSignal(onboarding, resendRequested);
    await submitPassword(onboarding);
    await storeTaskToken(onboarding);
    expect(await resultOfWait(onboarding)).toBe("answer");
    expect(await recordOf(onboarding)).toMatchObject({ signals: [resendRequested] });
  });

  it("delivers signals in the order of their arrival, one for each wait", async () => {
    const onboarding = await newCaseAfter(advanceToInvited);
    await sendSignal(onboarding, resendRequested);
    await sendSignal(onboarding, hireCancelled);
    await storeTaskToken(onboarding);
    expect(await resultOfWait(onboarding)).toBe("ResendRequested");
    const next = await startWait(onboarding);
    await storeTaskToken(onboarding, next, resendRequested.id);
    expect(await resultOfWait(onboarding, next)).toBe("HireCancelled");
    expect(await recordOf(onboarding)).toMatchObject({ signals: [hireCancelled] });
  });

  it("removes the signal that the execution has handled, and delivers it no second time", async () => {
    const onboarding = await newCaseAfter(advanceToInvited);
    await sendSignal(onboarding, resendRequested);
    await storeTaskToken(onboarding, onboarding.onboardingId, resendRequested.id);
    expect(await resultOfWait(onboarding)).toBe("not yet");
    expect(await recordOf(onboarding)).toMatchObject({ signals: [] });
  });

  it("removes the bounce of a mail that a newer one has replaced", async () => {
    const onboarding = await newCaseAfter(advanceToInvited);
    await sendSignal(onboarding, bounced);
    await sendLink(onboarding, 2);
    await storeTaskToken(onboarding);
    expect(await resultOfWait(onboarding)).toBe("not yet");
    expect(await recordOf(onboarding)).toMatchObject({ signals: [] });
  });
});

it.each(["EXPIRED", "CANCELLED", "ACTIVATED"] as const)(
  "store-task-token fails with the final error OnboardingNotOpen after %s, and stores no token",
  async (status) => {
    const onboarding = await newCaseAfter(advanceToInvited);
    await recordsOf(testbed).change(onboarding.onboardingId, { set: { status } });
    await expect(storeTaskToken(onboarding)).rejects.toMatchObject({ name: "OnboardingNotOpen" });
    expect(await recordOf(onboarding)).not.toHaveProperty("taskToken");
  },
);
