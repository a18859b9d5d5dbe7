import { type SESv2Client, SendEmailCommand } from "@aws-sdk/client-sesv2";

/** The content of a mail. */
export interface Message {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

export interface InvitationSender {
  /** Sends a message. The mail service returns `tags` with bounces, so they contain ids only. */
  send(to: string, message: Message, tags: Readonly<Record<string, string>>): Promise<void>;
}

export interface SesSettings {
  readonly fromAddress: string;
  readonly replyTo?: string | undefined;
  readonly configurationSet: string;
}

/**
 * Sends mails with SES v2. A retry after a lost response sends a mail twice, because the API has no idempotency token.
 * This is why several links of one round can be valid at the same time.
 * @see https://docs.aws.amazon.com/ses/latest/APIReference-V2/API_SendEmail.html
 */
export function createSesInvitationSender(client: SESv2Client, settings: SesSettings): InvitationSender {
  return {
    async send(to, message, tags) {
      const part = (Data: string) => ({ Data, Charset: "UTF-8" });
      const Body = { Text: part(message.text), Html: part(message.html) };
      const command = new SendEmailCommand({
        FromEmailAddress: settings.fromAddress,
        ...(settings.replyTo === undefined ? {} : { ReplyToAddresses: [settings.replyTo] }),
        Destination: { ToAddresses: [to] },
        Content: { Simple: { Subject: part(message.subject), Body } },
        ConfigurationSetName: settings.configurationSet,
        EmailTags: Object.entries(tags).map(([Name, Value]) => ({ Name, Value })),
      });
      await client.send(command);
    },
  };
}
