import type { Challenge, OnboardingRecord } from "../../../../tasks/lib/record/record.ts";
import type { Change } from "../../../../tasks/lib/record/update.ts";
import { createSeal } from "../../../../tasks/lib/sealing.ts";
import { advanceToSubmitted, latestLink, type OnboardingCase } from "../../../support/onboarding-case.ts";
import { recordsOf } from "../../../support/tasks.ts";
import { readAnswer } from "../sign-in/sign-in-testbed.ts";

export const recordOf = ({ testbed, onboardingId }: OnboardingCase) => recordsOf(testbed).get(onboardingId);

/** Changes the record as a task does. */
export async function changeRecord({ testbed, onboardingId }: OnboardingCase, what: Change): Promise<OnboardingRecord> {
  const changed = await recordsOf(testbed).change(onboardingId, what);
  if (changed === undefined) throw new Error("The record is not in a state for this change.");
  return changed;
}

/** Posts to a route with the person's link; returns the status and body of the answer. */
export function postLink(onboarding: OnboardingCase, route: string, body: object = {}, link = latestLink(onboarding)) {
  const headers = { "content-type": "application/json" };
  const init = { method: "POST", headers, body: JSON.stringify({ link, ...body }) };
  return readAnswer(onboarding.tasks.portal.request(`/api/link/${route}`, init));
}

/** Brings an onboarding to the status CODE_WAITING: a code is awaited for three minutes. */
export async function advanceToCodeWaiting(
  onboarding: OnboardingCase,
  challenge: Partial<Challenge> = {},
): Promise<void> {
  await advanceToSubmitted(onboarding);
  await askForCode(onboarding, challenge);
}

async function askForCode(onboarding: OnboardingCase, challenge: Partial<Challenge> = {}): Promise<void> {
  const expiresAt = new Date(onboarding.testbed.clock.now() + 180_000).toISOString();
  const due = { name: "EMAIL_OTP", sealedSession: "a session", expiresAt, ...challenge };
  const used = ["sealedPassword", "taskToken"];
  await changeRecord(onboarding, { status: "CODE_WAITING", set: { challenge: due, attempts: 0 }, remove: used });
}

export const sealAuthenticator = ({ testbed, onboardingId }: OnboardingCase, secret: string) =>
  createSeal(testbed.clients.kms, testbed.keyArn, "authenticator")(onboardingId, secret);
