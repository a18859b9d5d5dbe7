import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { asFault } from "../../../tasks/lib/faults/as-fault.ts";
import { createFinishPasswordChallenge } from "../../../tasks/steps/finish-password-challenge/finish-password-challenge.ts";
import {
  advanceToInvited,
  advanceToSubmitted,
  advanceToUserCreated,
  disableUser,
  finish,
  isWaitCompleted,
  latestLink,
  newCase,
  type OnboardingCase,
  sendLink,
  setTemporaryPassword,
  startWait,
  storeTaskToken,
  submitPassword,
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

async function newCaseAfter(prepare: (onboarding: OnboardingCase) => Promise<unknown>) {
  const onboarding = newCase(testbed);
  await prepare(onboarding);
  return onboarding;
}

describe("send-link, while its own retry and store-task-token run", () => {
  it.each([1, 2, 3, 4, 5, 6])("leaves the mailed link usable when it continues from call %i", async (call) => {
    const onboarding = await newCaseAfter(advanceToUserCreated);
    testbed.network.runBefore(call, async () => {
      await sendLink(onboarding);
      await storeTaskToken(onboarding);
    });
    await sendLink(onboarding);
    await submitPassword(onboarding);
    expect(await isWaitCompleted(onboarding)).toBe(true);
    expect(await finish(onboarding)).toMatchObject({ outcome: "Activated" });
  });
});

describe("send-link, repeated after the person used a mail that it had not recorded", () => {
  it("still publishes InvitationSent", async () => {
    const onboarding = await newCaseAfter(advanceToUserCreated);
    testbed.network.injectFault({ call: 4, fault: "loses its answer" });
    await expect(sendLink(onboarding)).rejects.toThrow();
    testbed.network.reset();
    await submitPassword(onboarding);
    await sendLink(onboarding);
    const type = "InvitationSent";
    expect(await outcomeOf(testbed, onboarding)).toMatchObject({
      record: { status: "INVITED", mailedRound: 1, isAnswered: true },
      events: [{ type, detail: { round: 1 } }],
    });
    expect(testbed.services.ses.mailbox().filter(({ to }) => to.includes(onboarding.email))).toHaveLength(1);
  });
});

describe("submit-password, repeated while store-task-token delivers a stored password", () => {
  it("leaves the delivery to store-task-token, so that the execution finds the password", async () => {
    const onboarding = await newCaseAfter(advanceToInvited);
    await submitPassword(onboarding);
    let isCompletedEarly = true;
    testbed.network.runBefore(2, async () => {
      await submitPassword(onboarding);
      isCompletedEarly = await isWaitCompleted(onboarding);
    });
    await storeTaskToken(onboarding);
    expect(isCompletedEarly).toBe(false);
    expect(await isWaitCompleted(onboarding)).toBe(true);
    expect(await recordsOf(testbed).get(onboarding.onboardingId)).toMatchObject({ status: "SUBMITTED" });
  });
});

describe("submit-password, twice at once with different passwords", () => {
  it("accepts one of them and answers both alike", async () => {
    const onboarding = await newCaseAfter(advanceToInvited);
    await storeTaskToken(onboarding);
    const other = "another-quiet-walk";
    const answers = await Promise.all([submitPassword(onboarding), submitPassword(onboarding, other)]);
    expect(answers).toEqual([{ state: "checking" }, { state: "checking" }]);
    expect(await finish(onboarding)).toMatchObject({ outcome: "Activated" });
    const [one, two] = [
      await outcomeOf(testbed, onboarding),
      await outcomeOf(testbed, { ...onboarding, password: other }),
    ];
    expect([one, two]).toContainEqual(expect.objectContaining({ user: expect.objectContaining({ signsIn: true }) }));
    expect([one, two]).toContainEqual(expect.objectContaining({ user: expect.objectContaining({ signsIn: false }) }));
  });
});

describe("finish-password-challenge", () => {
  it.each([1, 2, 3, 4, 5, 6])("has the same outcome as another attempt that ends before its call %i", async (call) => {
    const onboarding = await newCaseAfter(advanceToSubmitted);
    testbed.network.runBefore(call, () => finish(onboarding));
    await finish(onboarding).catch((error: unknown) => expect(asFault(error).name).toBe("ServiceUnavailable"));
    expect(await finish(onboarding)).toMatchObject({ outcome: "Activated" });
    expect(await outcomeOf(testbed, onboarding)).toMatchObject({ user: { status: "CONFIRMED", signsIn: true } });
  });

  it("asks for a retry when another attempt has just set its own temporary password", async () => {
    const onboarding = await newCaseAfter(advanceToSubmitted);
    testbed.network.runBefore(5, () => setTemporaryPassword(onboarding));
    await expect(finish(onboarding)).rejects.toMatchObject({ name: "ServiceUnavailable" });
    expect(await finish(onboarding)).toMatchObject({ outcome: "Activated" });
  });

  it("returns Activated when Cognito rejects as reused the password that another attempt has just set", async () => {
    const onboarding = await newCaseAfter(advanceToSubmitted);
    const late = createFinishPasswordChallenge({
      records: recordsOf(testbed),
      unseal: async () => onboarding.password,
      setPassword: async () => {
        await finish(onboarding);
        return { kind: "rejected", rejection: "reused" };
      },
      sealChallenge: () => Promise.reject(new Error("not implemented")),
      now: () => new Date(),
    });
    expect(await late(onboarding)).toEqual(await finish(onboarding));
  });

  it("fails with a final error when the user is disabled", async () => {
    const onboarding = await newCaseAfter(advanceToSubmitted);
    await disableUser(onboarding);
    const failure = await finish(onboarding).catch(asFault);
    expect(failure).toMatchObject({ name: "NotAuthorizedException" });
  });

  it("returns the same outcome when it runs again while the next password waits", async () => {
    const onboarding = newCase(testbed, "nine-to-5");
    await advanceToSubmitted(onboarding);
    expect(await finish(onboarding)).toEqual({ outcome: "PasswordRejected" });
    await onboarding.tasks.submitPassword(latestLink(onboarding), "a-quiet-walk-at-dawn");
    expect(await finish(onboarding)).toEqual({ outcome: "PasswordRejected" });
    await storeTaskToken(onboarding, await startWait(onboarding));
    expect(await finish(onboarding)).toMatchObject({ outcome: "Activated" });
  });
});
