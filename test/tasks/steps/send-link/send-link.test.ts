import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { hashSecret, parseLink } from "../../../../tasks/lib/link.ts";
import {
  advanceToInvited,
  advanceToSubmitted,
  advanceToUserCreated,
  advanceToWaiting,
  hireCancelled,
  newCase,
  type OnboardingCase,
  resendRequested,
  sendLink,
  sendSignal,
} from "../../../support/onboarding-case.ts";
import { recordsOf } from "../../../support/tasks.ts";
import { startTestbed, type Testbed } from "../../../support/testbed.ts";

let testbed: Testbed;
beforeAll(async () => {
  testbed = await startTestbed();
});
afterAll(() => testbed.stop());

const recordOf = ({ onboardingId }: OnboardingCase) => recordsOf(testbed).get(onboardingId);

/** The links in the mails to the person, in order. */
const mailedLinks = ({ email }: OnboardingCase) =>
  testbed.services.ses
    .mailbox()
    .filter(({ to }) => to.includes(email))
    .map(({ text }) => text.match(/#(\S+)/)?.[1] ?? "");

const hashOf = (link = "") => hashSecret(parseLink(link)?.secret ?? "");

function invitationsSent({ employeeId }: OnboardingCase): unknown[] {
  const events = testbed.services.events.events().map(({ event }) => event);
  const about = events.filter(({ detail }) => detail["employeeId"] === employeeId);
  return about.filter((event) => event["detail-type"] === "InvitationSent").map(({ detail }) => detail);
}

async function newCaseAfter(prepare: (onboarding: OnboardingCase) => Promise<unknown>): Promise<OnboardingCase> {
  const onboarding = newCase(testbed);
  await prepare(onboarding);
  return onboarding;
}

describe("send-link", () => {
  it("mails a link, stores its hash and publishes InvitationSent", async () => {
    const onboarding = await newCaseAfter(advanceToUserCreated);
    const { onboardingId, employeeId } = onboarding;
    const invitedAt = new Date(testbed.clock.now()).toISOString();
    expect(await sendLink(onboarding)).toEqual({ invitedAt });
    const [link] = mailedLinks(onboarding);
    const record = await recordOf(onboarding);
    expect(record).toMatchObject({ status: "INVITED", round: 1, mailedRound: 1, invitedAt });
    expect(record.links).toMatchObject([{ hash: hashOf(link), round: 1 }]);
    const id = `${onboardingId}:invitation:1`;
    expect(invitationsSent(onboarding)).toEqual([{ id, onboardingId, employeeId, round: 1, kind: "invitation" }]);
  });

  it("mails nothing when it is repeated, and returns the same", async () => {
    const onboarding = await newCaseAfter(advanceToUserCreated);
    const first = await sendLink(onboarding);
    const before = await recordOf(onboarding);
    expect(await sendLink(onboarding)).toEqual(first);
    expect(mailedLinks(onboarding)).toHaveLength(1);
    expect(await recordOf(onboarding)).toEqual(before);
  });

  it("mails a second link of the same round after a crash at the mail, and both links work", async () => {
    const onboarding = await newCaseAfter(advanceToUserCreated);
    testbed.network.injectFault({ call: 3, fault: "loses its answer" });
    await expect(sendLink(onboarding)).rejects.toThrow();
    expect(testbed.network.calls[2]).toContain("outbound-emails");
    testbed.network.reset();
    await sendLink(onboarding);
    const [first = "", second = ""] = mailedLinks(onboarding);
    const { links } = await recordOf(onboarding);
    expect(links.map(({ hash, round }) => [hash, round])).toEqual([first, second].map((link) => [hashOf(link), 1]));
    expect(await onboarding.tasks.submitPassword(first, onboarding.password)).toEqual({ state: "checking" });
    expect(await onboarding.tasks.submitPassword(second, onboarding.password)).toEqual({ state: "checking" });
  });

  it("invalidates the links of earlier rounds, and ends the wait of the earlier mail", async () => {
    const onboarding = await newCaseAfter(advanceToWaiting);
    await sendLink(onboarding, 2);
    const [first = "", second = ""] = mailedLinks(onboarding);
    const gone = { problem: { status: 409, state: "gone" } };
    await expect(onboarding.tasks.submitPassword(first, onboarding.password)).rejects.toMatchObject(gone);
    expect(await onboarding.tasks.submitPassword(second, onboarding.password)).toEqual({ state: "checking" });
    expect(await recordOf(onboarding)).toMatchObject({ status: "INVITED", round: 2, mailedRound: 2 });
    expect(await recordOf(onboarding)).not.toHaveProperty("taskToken");
  });

  it("mails nothing when a password was submitted before", async () => {
    const onboarding = await newCaseAfter(advanceToSubmitted);
    const before = await recordOf(onboarding);
    expect(await sendLink(onboarding, 2)).toEqual({ invitedAt: before.invitedAt });
    expect(mailedLinks(onboarding)).toHaveLength(1);
    expect(await recordOf(onboarding)).toEqual(before);
  });

  it("mails nothing while a cancelled hire is not handled", async () => {
    const onboarding = await newCaseAfter(advanceToInvited);
    await sendSignal(onboarding, hireCancelled);
    await sendLink(onboarding, 2);
    expect(mailedLinks(onboarding)).toHaveLength(1);
    expect(await recordOf(onboarding)).toMatchObject({ round: 1, signals: [hireCancelled] });
  });

  it("removes the signal that it handles in the write of the new round", async () => {
    const onboarding = await newCaseAfter(advanceToInvited);
    await sendSignal(onboarding, resendRequested);
    await sendLink(onboarding, 2, resendRequested.id);
    expect(mailedLinks(onboarding)).toHaveLength(2);
    expect(await recordOf(onboarding)).toMatchObject({ round: 2, signals: [] });
  });

  it.each(["EXPIRED", "CANCELLED", "ACTIVATED"] as const)(
    "fails with the final error OnboardingNotOpen after %s, and mails nothing",
    async (status) => {
      const onboarding = await newCaseAfter(advanceToInvited);
      await recordsOf(testbed).change(onboarding.onboardingId, { set: { status } });
      await expect(sendLink(onboarding, 2)).rejects.toMatchObject({ name: "OnboardingNotOpen" });
      expect(mailedLinks(onboarding)).toHaveLength(1);
    },
  );
});
