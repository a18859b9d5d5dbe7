import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestbed, type Testbed } from "../../../support/testbed.ts";
import { buildEvent, createReceivers, describeExecution, type Receivers, startWaitingRun } from "../receivers.ts";

let testbed: Testbed;
let receivers: Receivers;
beforeAll(async () => {
  testbed = await startTestbed();
  receivers = createReceivers(testbed);
});
afterAll(() => testbed.stop());

const tagsOf = (onboardingId: string, round = "1") => ({
  onboardingId: [onboardingId],
  round: [round],
  "ses:configuration-set": ["onboarding"],
});

function bounceOf(tags: object, bounceType = "Permanent") {
  const bounce = { bounceType, bounceSubType: "General", bouncedRecipients: [{ emailAddress: "ada@example.com" }] };
  const mail = { messageId: "message-1", destination: ["ada@example.com"], tags };
  return buildEvent("Email Bounced", { eventType: "Bounce", mail, bounce });
}

function complaintOf(tags: object, complaintFeedbackType?: string) {
  const complaint = { complainedRecipients: [{ emailAddress: "ada@example.com" }], complaintFeedbackType };
  return buildEvent("Email Complaint Received", { eventType: "Complaint", mail: { tags }, complaint });
}

describe("an undelivered mail", () => {
  it.each([
    ["bounced permanently", "B1", "bounce", bounceOf],
    ["was reported as spam", "B2", "complaint", complaintOf],
  ] as const)("that %s ends the wait", async (_, employeeId, reason, eventOf) => {
    const { id: onboardingId } = await startWaitingRun(testbed, { employeeId });
    const event = eventOf(tagsOf(onboardingId));
    expect(await receivers.reportBounce(event)).toEqual({ outcome: "Stored", onboardingId });
    const { status, error, cause } = await describeExecution(testbed, onboardingId);
    expect({ status, error }).toEqual({ status: "FAILED", error: "EmailBounced" });
    expect(JSON.parse(cause ?? "")).toEqual({ signalId: "event-1", reason });
    const signals = [{ id: "event-1", name: "EmailBounced", round: 1, reason }];
    expect(await receivers.records.get(onboardingId)).toMatchObject({ signals });
    expect(await receivers.reportBounce(event)).toEqual({ outcome: "Duplicate", onboardingId });
  });
});

describe("an event about a mail", () => {
  it.each<[string, object]>([
    ["that may still be delivered", bounceOf(tagsOf("hire-D1"), "Transient")],
    ["with an undetermined bounce", bounceOf(tagsOf("hire-D1"), "Undetermined")],
    ["of another sender", bounceOf({ "ses:configuration-set": ["newsletter"] })],
    ["with wrong tags", bounceOf({ onboardingId: ["hire-D1"], round: ["first"] })],
    ["that is reported as not spam", complaintOf(tagsOf("hire-D1"), "not-spam")],
    ["of an earlier round", bounceOf(tagsOf("hire-D1", "2"))],
    ["that was delivered", buildEvent("Email Delivered", { eventType: "Delivery", mail: { tags: tagsOf("hire-D1") } })],
  ])("%s is dropped", async (_, event) => {
    if ((await receivers.records.find("hire-D1")) === undefined) {
      await startWaitingRun(testbed, { employeeId: "D1", round: 3, mailedRound: 3 });
    }
    const known = buildEvent("Email Bounced", undefined);
    expect(await receivers.reportBounce({ ...known, ...event })).toMatchObject({ outcome: "Dropped" });
    expect((await receivers.records.get("hire-D1")).signals).toEqual([]);
    expect((await describeExecution(testbed, "hire-D1")).status).toBe("RUNNING");
  });
});
