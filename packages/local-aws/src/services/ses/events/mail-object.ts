import { splitAddress } from "../address.ts";
import type { Mail } from "../mailbox.ts";

/** The account and the configuration set of a mail. */
export interface Sender {
  readonly region: string;
  readonly accountId: string;
  readonly configurationSet: string;
}

/**
 * The member `mail` of an event: it identifies the mail and does not have its body. Tags are arrays; those of SES start
 * with `ses:`.
 * https://docs.aws.amazon.com/ses/latest/dg/event-publishing-retrieving-sns-contents.html#event-publishing-retrieving-sns-contents-mail-object
 */
export function mailObject(mail: Mail, { region, accountId, configurationSet }: Sender) {
  const { id: messageId, from, to, replyTo, subject, sentAt } = mail;
  const { domain } = splitAddress(from);
  return {
    timestamp: sentAt,
    source: from,
    sourceArn: `arn:aws:ses:${region}:${accountId}:identity/${domain}`,
    sendingAccountId: accountId,
    messageId,
    destination: to,
    headersTruncated: false,
    headers: headersOf(mail),
    commonHeaders: { from: [from], ...(replyTo.length === 0 ? {} : { replyTo }), to, messageId, subject },
    tags: {
      ...Object.fromEntries(Object.entries(mail.tags).map(([name, value]) => [name, [value]])),
      "ses:configuration-set": [configurationSet],
      "ses:source-ip": ["127.0.0.1"],
      "ses:from-domain": [domain],
      "ses:caller-identity": ["local"],
    },
  };
}

function headersOf({ from, to, replyTo, subject }: Mail) {
  return [
    { name: "From", value: from },
    ...(replyTo.length === 0 ? [] : [{ name: "Reply-To", value: replyTo.join(", ") }]),
    { name: "To", value: to.join(", ") },
    { name: "Subject", value: subject },
    { name: "MIME-Version", value: "1.0" },
  ];
}
