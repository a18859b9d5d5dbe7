import { AdminGetUserCommand } from "@aws-sdk/client-cognito-identity-provider";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  advanceToSubmitted,
  advanceToWaiting,
  cancel,
  expire,
  latestLink,
  newCase,
  type OnboardingCase,
  resendRequested,
  sendSignal,
} from "../../../support/onboarding-case.ts";
import { outcomeOf } from "../../../support/outcome.ts";
import { recordsOf } from "../../../support/tasks.ts";
import { startTestbed, type Testbed } from "../../../support/testbed.ts";
import { storeRecord } from "../../lib/record/store-record.ts";
import { createAccount, publishedAbout } from "../../receivers/receivers.ts";

let testbed: Testbed;
beforeAll(async () => {
  testbed = await startTestbed();
});
afterAll(() => testbed.stop());

const recordOf = ({ onboardingId }: OnboardingCase) => recordsOf(testbed).get(onboardingId);
const userOf = (Username: string) =>
  testbed.clients.cognito.send(new AdminGetUserCommand({ UserPoolId: testbed.userPoolId, Username }));

/** The published events of one type about the person. */
const published = ({ employeeId }: { readonly employeeId: string }, type: string) =>
  publishedAbout(testbed, employeeId).filter((event) => event.type === type);

async function newCaseAfter(prepare: (onboarding: OnboardingCase) => Promise<unknown>): Promise<OnboardingCase> {
  const onboarding = newCase(testbed);
  await prepare(onboarding);
  return onboarding;
}

describe.each([
  ["expired", expire, "Expired", "EXPIRED", "OnboardingExpired", "expiredAt"],
  ["cancelled", cancel, "Cancelled", "CANCELLED", "OnboardingCancelled", "cancelledAt"],
] as const)("close-onboarding, of an onboarding that is %s,", (reason, close, outcome, status, type, time) => {
  it("closes the record and its links, disables the user and publishes the end", async () => {
    const onboarding = await newCaseAfter(advanceToWaiting);
    const { onboardingId, employeeId } = onboarding;
    const closedAt = new Date(testbed.clock.now()).toISOString();
    expect(await close(onboarding)).toEqual({ outcome });
    expect(await recordOf(onboarding)).toMatchObject({ status, closedAt });
    expect(await recordOf(onboarding)).not.toHaveProperty("taskToken");
    const gone = { problem: { status: 409, state: "gone" } };
    await expect(onboarding.tasks.submitPassword(latestLink(onboarding), onboarding.password)).rejects.toMatchObject(
      gone,
    );
    expect(await userOf(employeeId)).toMatchObject({ Enabled: false });
    const detail = { id: `${onboardingId}:${reason}`, onboardingId, employeeId, [time]: closedAt };
    expect(published(onboarding, type)).toEqual([{ type, detail }]);
  });

  it("returns and publishes the same when it is repeated later", async () => {
    const onboarding = await newCaseAfter(advanceToWaiting);
    await close(onboarding);
    const before = await recordOf(onboarding);
    await testbed.clock.advance(60_000);
    expect(await close(onboarding)).toEqual({ outcome });
    expect(await recordOf(onboarding)).toEqual(before);
    expect(published(onboarding, type)).toHaveLength(1);
  });
});

describe("close-onboarding, when its time is up,", () => {
  it.each<[string, (onboarding: OnboardingCase) => Promise<unknown>]>([
    ["a password was submitted", advanceToSubmitted],
    ["a signal was stored", (it) => advanceToWaiting(it).then(() => sendSignal(it, resendRequested))],
  ])("closes nothing when %s before", async (_, prepare) => {
    const onboarding = await newCaseAfter(prepare);
    const before = await recordOf(onboarding);
    expect(await expire(onboarding)).toEqual({ outcome: "StillOpen" });
    expect(await recordOf(onboarding)).toEqual(before);
    expect(await userOf(onboarding.employeeId)).toMatchObject({ Enabled: true });
    expect(published(onboarding, "OnboardingExpired")).toEqual([]);
  });

  it("leaves the account as it is, and publishes nothing, for a password reset", async () => {
    await createAccount(testbed, "RESET");
    const input = await storeRecord(testbed, {
      id: "reset-RESET",
      employeeId: "RESET",
      purpose: "password-reset",
      taskToken: "token",
    });
    const { closeOnboarding } = newCase(testbed).tasks;
    expect(await closeOnboarding({ ...input, reason: "expired" })).toEqual({ outcome: "Expired" });
    expect(await recordsOf(testbed).get("reset-RESET")).toMatchObject({ status: "EXPIRED" });
    expect(await userOf("RESET")).toMatchObject({ Enabled: true, UserStatus: "CONFIRMED" });
    expect(publishedAbout(testbed, "RESET")).toEqual([]);
  });
});

it("close-onboarding cancels a hire whose password was submitted before, and removes that password", async () => {
  const onboarding = await newCaseAfter(advanceToSubmitted);
  expect(await cancel(onboarding)).toEqual({ outcome: "Cancelled" });
  expect(await outcomeOf(testbed, onboarding)).toMatchObject({
    record: { status: "CANCELLED", isAnswered: false },
    user: { isEnabled: false, signsIn: false },
  });
});

it.each([
  ["expire", "an activated onboarding", "ACTIVATED", expire],
  ["expire", "a cancelled onboarding", "CANCELLED", expire],
  ["cancel", "an activated onboarding", "ACTIVATED", cancel],
  ["cancel", "an expired onboarding", "EXPIRED", cancel],
] as const)(
  "close-onboarding fails with the final error OnboardingNotOpen when it should %s %s",
  async (_, __, status, close) => {
    const onboarding = await newCaseAfter(advanceToWaiting);
    const at = new Date(testbed.clock.now()).toISOString();
    const end = status === "ACTIVATED" ? { activatedAt: at } : { closedAt: at };
    await recordsOf(testbed).change(onboarding.onboardingId, { set: { status, ...end } });
    await expect(close(onboarding)).rejects.toMatchObject({ name: "OnboardingNotOpen" });
    expect(await userOf(onboarding.employeeId)).toMatchObject({ Enabled: true });
  },
);
