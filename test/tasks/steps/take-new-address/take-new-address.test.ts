import { AdminSetUserPasswordCommand } from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  advanceToWaiting,
  cancel,
  hireCancelled,
  newCase,
  type OnboardingCase,
  sendSignal,
  takeNewAddress,
} from "../../../support/onboarding-case.ts";
import { outcomeOf } from "../../../support/outcome.ts";
import { recordsOf } from "../../../support/tasks.ts";
import { startTestbed, type Testbed } from "../../../support/testbed.ts";

let testbed: Testbed;
beforeAll(async () => {
  testbed = await startTestbed();
});
afterAll(() => testbed.stop());

const recordOf = ({ onboardingId }: OnboardingCase) => recordsOf(testbed).get(onboardingId);

/** A waiting onboarding whose address HR has corrected: the new address, and the id of the signal. */
async function corrected() {
  const onboarding = newCase(testbed);
  await advanceToWaiting(onboarding);
  const email = `new-${onboarding.email}`;
  const sealedAddress = await onboarding.tasks.sealAddress(onboarding.onboardingId, email);
  await sendSignal(onboarding, { id: "corrected", name: "EmailChanged", sealedAddress });
  return { onboarding, email, signalId: "corrected" };
}

/** The person chooses a password that works, as a reader of the old address's mail may have done. */
async function setPermanentPassword({ employeeId: Username, password: Password }: OnboardingCase): Promise<void> {
  const { userPoolId: UserPoolId, clients } = testbed;
  await clients.cognito.send(new AdminSetUserPasswordCommand({ UserPoolId, Username, Password, Permanent: true }));
}

describe("take-new-address", () => {
  it("returns the corrected address, and leaves its signal on the record", async () => {
    const { onboarding, email, signalId } = await corrected();
    expect(JSON.stringify(await recordOf(onboarding))).not.toContain(email);
    expect(await takeNewAddress(onboarding, signalId)).toEqual({ email });
    expect((await recordOf(onboarding)).signals).toMatchObject([{ id: signalId, name: "EmailChanged" }]);
  });

  it("returns the same when it is repeated", async () => {
    const { onboarding, email, signalId } = await corrected();
    await takeNewAddress(onboarding, signalId);
    const before = await recordOf(onboarding);
    expect(await takeNewAddress(onboarding, signalId)).toEqual({ email });
    expect(await recordOf(onboarding)).toEqual(before);
  });

  it("invalidates a password that was chosen before", async () => {
    const { onboarding, signalId } = await corrected();
    await setPermanentPassword(onboarding);
    expect(await outcomeOf(testbed, onboarding)).toMatchObject({ user: { signsIn: true } });
    await takeNewAddress(onboarding, signalId);
    expect(await outcomeOf(testbed, onboarding)).toMatchObject({ user: { signsIn: false, isEnabled: true } });
  });

  it("does not decrypt an address that was encrypted for another onboarding", async () => {
    const { onboarding } = await corrected();
    const sealedAddress = await onboarding.tasks.sealAddress("hire-ANOTHER", "eve@example.com");
    await sendSignal(onboarding, { id: "moved", name: "EmailChanged", sealedAddress });
    await expect(takeNewAddress(onboarding, "moved")).rejects.toThrow();
  });
});

describe("take-new-address fails with the final error NoNewAddress", () => {
  const noNewAddress = { name: "NoNewAddress" };

  it("when the record has no such signal", async () => {
    const { onboarding } = await corrected();
    await expect(takeNewAddress(onboarding, "unknown")).rejects.toMatchObject(noNewAddress);
  });

  it("when the signal has no address, and leaves the password as it is", async () => {
    const { onboarding } = await corrected();
    await setPermanentPassword(onboarding);
    await sendSignal(onboarding, hireCancelled);
    await expect(takeNewAddress(onboarding, hireCancelled.id)).rejects.toMatchObject(noNewAddress);
    expect(await outcomeOf(testbed, onboarding)).toMatchObject({ user: { signsIn: true } });
  });

  it("when the onboarding is closed, because that removes its signals", async () => {
    const { onboarding, signalId } = await corrected();
    await cancel(onboarding);
    await expect(takeNewAddress(onboarding, signalId)).rejects.toMatchObject(noNewAddress);
  });
});
