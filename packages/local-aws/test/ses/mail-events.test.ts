import { afterEach, beforeEach, describe, expect, it } from "vitest";
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
    timestamp: SENT_AT,
    processingTimeMillis: expect.any(Number),
    recipients,
    smtpResponse: expect.stringMatching(/^250 /),
    reportingMTA: expect.any(String),
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
      complaintSubType: null,
      complainedRecipients: [{ emailAddress }],
      ...feedback,
      arrivalDate: SENT_AT,
      userAgent: "Amazon SES Mailbox Simulator",
      complaintFeedbackType: "abuse",
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
