import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import {
  advanceToSubmitted,
  advanceToUserCreated,
  advanceToWaiting,
  cancel,
  changeAddress,
  createUser,
  envelopeOf,
  expire,
  finish,
  hireCancelled,
  latestLink,
  newCase,
  type OnboardingCase,
  resultOfWait,
  sendSignal,
  startWait,
  storeTaskToken,
  submitPassword,
  takeNewAddress,
} from "../../support/onboarding-case.ts";
import { outcomeOf } from "../../support/outcome.ts";
import { recordsOf } from "../../support/tasks.ts";
import { startTestbed, type Testbed } from "../../support/testbed.ts";

let testbed: Testbed;
beforeAll(async () => {
  testbed = await startTestbed();
});
afterEach(() => testbed.network.reset());
afterAll(() => testbed.stop());

const startWaitWith = async (onboarding: OnboardingCase, signalId: string) => {
  const name = await startWait(onboarding);
  await storeTaskToken(onboarding, name, signalId);
  return resultOfWait(onboarding, name);
};

describe("a new address to which no mail can go", () => {
  it.each([1, 2, 3, 4])("is not delivered again when HR cancels at call %i of the next wait", async (call) => {
    const onboarding = newCase(testbed);
    await advanceToUserCreated(onboarding);
    const email = `new-${onboarding.email}`;
    await changeAddress(onboarding, email);
    await takeNewAddress(onboarding, `signal-${email}`);
    const name = await startWait(onboarding);
    testbed.network.runBefore(call, () => sendSignal(onboarding, hireCancelled));
    await storeTaskToken(onboarding, name, `signal-${email}`);
    testbed.network.reset();
    if (call === 4) await sendSignal(onboarding, hireCancelled);
    expect(await resultOfWait(onboarding, name)).toBe("HireCancelled");
    expect((await recordsOf(testbed).get(onboarding.onboardingId)).signals).toEqual([hireCancelled]);
  });

  it("leaves the old link dead, and lets the onboarding expire", async () => {
    const onboarding = newCase(testbed);
    await advanceToWaiting(onboarding);
    const email = `new-${onboarding.email}`;
    await changeAddress(onboarding, email);
    await takeNewAddress(onboarding, `signal-${email}`);
    expect(await startWaitWith(onboarding, `signal-${email}`)).toBe("not yet");
    await expect(submitPassword(onboarding)).rejects.toMatchObject({ problem: { status: 409, state: "gone" } });
    expect(await expire(onboarding)).toEqual({ outcome: "Expired" });
  });

  it("lets an onboarding expire whose password it has invalidated", async () => {
    const onboarding = newCase(testbed);
    await advanceToSubmitted(onboarding);
    const email = `new-${onboarding.email}`;
    await changeAddress(onboarding, email);
    expect(await finish(onboarding)).toEqual({ outcome: "Superseded" });
    await takeNewAddress(onboarding, `signal-${email}`);
    expect(await startWaitWith(onboarding, `signal-${email}`)).toBe("not yet");
    expect(await expire(onboarding)).toEqual({ outcome: "Expired" });
    expect(await outcomeOf(testbed, onboarding)).toMatchObject({ user: { isEnabled: false, signsIn: false } });
  });
});

it("leaves the account alone when a close is repeated after the person was hired again", async () => {
  const onboarding = newCase(testbed);
  await advanceToWaiting(onboarding);
  expect(await cancel(onboarding)).toEqual({ outcome: "Cancelled" });
  await onboarding.tasks.startOnboarding(envelopeOf(onboarding.hire, "event-2"));
  await createUser({ ...onboarding, onboardingId: `${onboarding.onboardingId}-2` }, 2);
  expect(await cancel(onboarding)).toEqual({ outcome: "Cancelled" });
  expect(await outcomeOf(testbed, onboarding)).toMatchObject({ user: { isEnabled: true } });
  expect(latestLink(onboarding)).not.toBe("");
});
