import type { MailEventType } from "../configuration-sets.ts";
import type { Mail } from "../mailbox.ts";
import { type Scenario, scenarioOf } from "./simulator.ts";

/** Something that happened to a mail. */
export interface MailEvent {
  readonly type: MailEventType;
  /** The `detail-type` of the event on the bus. */
  readonly detailType: string;
  /** The event type and the object that is named after it: `{"eventType": "Bounce", "bounce": {...}}`. */
  readonly record: Readonly<Record<string, unknown>>;
}

const MTA = "mta.simulator.amazonses.com";

/**
 * What happens to a mail, in order: it is sent; it is delivered to recipients that accept it; then it bounces, or a
 * complaint comes. Recipients with the same result share an event.
 * https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html
 */
export function mailEvents({ to, sentAt }: Mail, newId: () => string): MailEvent[] {
  const having = (...scenarios: Scenario[]) => to.filter((address) => scenarios.includes(scenarioOf(address)));
  const feedback = () => ({ timestamp: sentAt, feedbackId: newId() });
  const ifAny = (recipients: readonly string[], event: (recipients: readonly string[]) => MailEvent) =>
    recipients.length === 0 ? [] : [event(recipients)];
  return [
    { type: "SEND", detailType: "Email Sent", record: { eventType: "Send", send: {} } },
    ...ifAny(having("success", "complaint", "ooto"), (recipients) => delivered(recipients, sentAt)),
    ...ifAny(having("bounce", "suppressionlist"), (recipients) =>
      bounced({ ...hardBounce(recipients), ...feedback(), reportingMTA: `dsn; ${MTA}` }),
    ),
    // An automatic answer counts as a transient bounce.
    ...ifAny(having("ooto"), (recipients) => bounced({ ...softBounce(recipients), ...feedback() })),
    ...ifAny(having("complaint"), (recipients) => complained(recipients, { ...feedback(), arrivalDate: sentAt })),
  ];
}

function delivered(recipients: readonly string[], timestamp: string): MailEvent {
  const delivery = { timestamp, processingTimeMillis: 0, recipients, smtpResponse: "250 2.6.0 Message received" };
  const record = { eventType: "Delivery", delivery: { ...delivery, reportingMTA: MTA } };
  return { type: "DELIVERY", detailType: "Email Delivered", record };
}

function bounced(bounce: object): MailEvent {
  return { type: "BOUNCE", detailType: "Email Bounced", record: { eventType: "Bounce", bounce } };
}

/** An address on the suppression list bounces like any other. Only its diagnostic text differs. */
function hardBounce(recipients: readonly string[]) {
  const bouncedRecipients = recipients.map((emailAddress) => ({
    emailAddress,
    action: "failed",
    status: "5.1.1",
    diagnosticCode:
      scenarioOf(emailAddress) === "bounce"
        ? "smtp; 550 5.1.1 user unknown"
        : `smtp; 550 5.1.1 As requested: user unknown (suppressed address: ${emailAddress})`,
  }));
  return { bounceType: "Permanent", bounceSubType: "General", bouncedRecipients };
}

function softBounce(recipients: readonly string[]) {
  const bouncedRecipients = recipients.map((emailAddress) => ({ emailAddress }));
  return { bounceType: "Transient", bounceSubType: "General", bouncedRecipients };
}

function complained(recipients: readonly string[], feedback: object): MailEvent {
  const complaint = {
    complaintSubType: null,
    complainedRecipients: recipients.map((emailAddress) => ({ emailAddress })),
    ...feedback,
    userAgent: "Amazon SES Mailbox Simulator",
    complaintFeedbackType: "abuse",
  };
  return { type: "COMPLAINT", detailType: "Email Complaint Received", record: { eventType: "Complaint", complaint } };
}
