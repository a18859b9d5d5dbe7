import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startEventBridge, target } from "../eventbridge/eventbridge-host.ts";
import { destination, startSes } from "./ses-host.ts";

let subject: Awaited<ReturnType<typeof startSes>>;
beforeEach(async () => {
  subject = await startSes();
});
afterEach(() => subject.stop());

const ConfigurationSetName = "orders";

/** Sends a mail, and returns the published events' details. */
async function sendTo(...ToAddresses: string[]) {
  await subject.send({ Destination: { ToAddresses }, ConfigurationSetName });
  await subject.activity.idle();
  return subject.published.map(({ detail }) => detail);
}

describe("an event destination", () => {
  it("gets the types that it names, in the spelling of the API or of CDK", async () => {
    subject.ses.createEventDestination(destination({ MatchingEventTypes: ["BOUNCE", "deliveryDelay"] }));
    expect(await sendTo("ada@example.com")).toEqual([]);
    expect(await sendTo("bounce@simulator.amazonses.com")).toMatchObject([{ eventType: "Bounce" }]);
  });

  it.each([
    ["it is disabled", { Enabled: false }, ConfigurationSetName],
    ["the mail has no configuration set", {}, undefined],
  ])("gets nothing when %s", async (_, overrides, set) => {
    subject.ses.createEventDestination(destination(overrides));
    await subject.send({ ConfigurationSetName: set });
    await subject.activity.idle();
    expect(subject.published).toEqual([]);
  });

  it.each([
    ["another bus", { EventBridgeDestination: { EventBusArn: "arn:aws:events:eu-west-1:000000000000:event-bus/own" } }],
    ["another kind of destination", { SnsDestination: { TopicARN: "arn:x" } }],
    ["what would rewrite the mail", { MatchingEventTypes: ["open"] }],
  ])("is refused with %s", (_, overrides) => {
    expect(() => subject.ses.createEventDestination(destination(overrides))).toThrow(/default bus|SnsDestination|SEND/);
  });

  it("is refused for a configuration set that does not exist", () => {
    const lost = { ...destination(), ConfigurationSetName: "nope" };
    expect(() => subject.ses.createEventDestination(lost)).toThrow("Configuration set <nope> does not exist.");
  });
});

it("a rule on the default bus matches a permanent bounce and no transient one", async () => {
  const events = await startEventBridge();
  const own = await startSes((event) => events.bridge.putServiceEvent(event));
  own.ses.createEventDestination(destination());
  const detail = { $or: [{ bounce: { bounceType: ["Permanent"] } }, { eventType: ["Complaint"] }] };
  events.bridge.createRule({ Name: "bounced", EventPattern: { source: ["aws.ses"], detail }, Targets: [target] });
  for (const name of ["bounce", "ooto", "complaint", "success"]) {
    const Destination = { ToAddresses: [`${name}@simulator.amazonses.com`] };
    await own.send({ ConfigurationSetName, Destination, EmailTags: [{ Name: "orderId", Value: name }] });
  }
  await own.activity.idle();
  await events.activity.idle();
  const delivered = events.deliver.mock.calls.map(([, payload]) => JSON.parse(payload));
  expect(delivered).toMatchObject([
    { "detail-type": "Email Bounced", detail: { mail: { tags: { orderId: ["bounce"] } } } },
    { "detail-type": "Email Complaint Received", detail: { mail: { tags: { orderId: ["complaint"] } } } },
  ]);
  await Promise.all([events.stop(), own.stop()]);
});
