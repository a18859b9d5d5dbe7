import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { startEventBridge, target } from "../eventbridge/eventbridge-host.ts";
import { destination, startSes } from "./ses-host.ts";

let subject: Awaited<ReturnType<typeof startSes>>;
beforeEach(async () => {
  subject = await startSes();
});
afterEach(() => subject.stop());

const ConfigurationSetName = "orders";
const SENT_AT = "2026-01-05T09:00:00.000Z";

/** Sends a mail, and returns each published event's type with the object that is named after it. */
async function sendTo(...ToAddresses: string[]) {
  await subject.send({ Destination: { ToAddresses }, ConfigurationSetName });
  await subject.activity.idle();
  return subject.published.map(({ detailType, detail: { mail: _, eventType, ...named } }) => ({
    detailType,
    eventType,
    ...named,
  }));
}

const delivery = (...recipients: string[]) => ({
  detailType: "Email Delivered",
  eventType: "Delivery",
  delivery: {
    ...{ timestamp: SENT_AT, processingTimeMillis: expect.any(Number), recipients },
    ...{ smtpResponse: expect.stringMatching(/^250 /), reportingMTA: expect.any(String) },
  },
});
const sent = { detailType: "Email Sent", eventType: "Send", send: {} };
const feedback = { timestamp: SENT_AT, feedbackId: expect.any(String) };

function bounce(bounceType: string, bouncedRecipients: object[]) {
  const both = { bounceType, bounceSubType: "General", bouncedRecipients, ...feedback };
  return { detailType: "Email Bounced", eventType: "Bounce", bounce: expect.objectContaining(both) };
}

describe("an event of a mail", () => {
  it("identifies the mail, has tags as arrays, and does not have the body", async () => {
    subject.ses.createEventDestination(destination({ MatchingEventTypes: ["SEND"] }));
    const EmailTags = [{ Name: "orderId", Value: "order-1001" }];
    await subject.send({ ConfigurationSetName, EmailTags, ReplyToAddresses: ["shop@example.com"] });
    await subject.activity.idle();
    const [event] = subject.published;
    expect(event).toMatchObject({
      source: "aws.ses",
      detailType: "Email Sent",
      resources: ["arn:aws:ses:eu-west-1:000000000000:configuration-set/orders"],
    });
    expect(event?.detail["mail"]).toEqual({
      timestamp: SENT_AT,
      source: "Example <hello@example.com>",
      sourceArn: "arn:aws:ses:eu-west-1:000000000000:identity/example.com",
      sendingAccountId: "000000000000",
      messageId: "mail-1",
      destination: ["ada@example.com"],
      headersTruncated: false,
      headers: expect.arrayContaining([{ name: "To", value: "ada@example.com" }]),
      commonHeaders: {
        from: ["Example <hello@example.com>"],
        replyTo: ["shop@example.com"],
        to: ["ada@example.com"],
        messageId: "mail-1",
        subject: "Willkommen, Ödön",
      },
      tags: {
        orderId: ["order-1001"],
        "ses:configuration-set": ["orders"],
        "ses:source-ip": ["127.0.0.1"],
        "ses:from-domain": ["example.com"],
        "ses:caller-identity": ["local"],
      },
    });
  });
});

describe("a mail to the mailbox simulator", () => {
  beforeEach(() => {
    subject.ses.createEventDestination(destination());
  });

  it.each(["ada@example.com", "success@simulator.amazonses.com", "success+a@simulator.amazonses.com"])(
    "to %s is sent and delivered",
    async (address) => expect(await sendTo(address)).toEqual([sent, delivery(address)]),
  );

  it.each([
    ["bounce@simulator.amazonses.com", "smtp; 550 5.1.1 user unknown"],
    ["bounce+order-1001@simulator.amazonses.com", "smtp; 550 5.1.1 user unknown"],
    ["Ada <BOUNCE@simulator.amazonses.com>", "smtp; 550 5.1.1 user unknown"],
    ["suppressionlist@simulator.amazonses.com", expect.stringContaining("suppressed address")],
  ])("to %s bounces permanently and is not delivered", async (emailAddress, diagnosticCode) => {
    const recipient = { emailAddress, action: "failed", status: "5.1.1", diagnosticCode };
    expect(await sendTo(emailAddress)).toEqual([sent, bounce("Permanent", [recipient])]);
  });

  it("to ooto is delivered, and a transient bounce follows", async () => {
    const emailAddress = "ooto@simulator.amazonses.com";
    expect(await sendTo(emailAddress)).toEqual([sent, delivery(emailAddress), bounce("Transient", [{ emailAddress }])]);
  });

  it("to complaint is delivered, and a complaint follows", async () => {
    const emailAddress = "complaint+a@simulator.amazonses.com";
    const complaint = {
      ...{ complaintSubType: null, complainedRecipients: [{ emailAddress }], ...feedback, arrivalDate: SENT_AT },
      ...{ userAgent: "Amazon SES Mailbox Simulator", complaintFeedbackType: "abuse" },
    };
    const complained = { detailType: "Email Complaint Received", eventType: "Complaint", complaint };
    expect(await sendTo(emailAddress)).toEqual([sent, delivery(emailAddress), complained]);
  });

  it("has one event for all recipients with the same result", async () => {
    const events = await sendTo("ada@example.com", "bounce@simulator.amazonses.com", "alan@example.com");
    expect(events.map(({ detailType }) => detailType)).toEqual(["Email Sent", "Email Delivered", "Email Bounced"]);
    expect(events[1]).toEqual(delivery("ada@example.com", "alan@example.com"));
  });
});

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
