import type { AppClient } from "../user-pool/app-client.ts";
import type { UserPool } from "../user-pool/user-pool.ts";
import type { User } from "../users/user.ts";
import type { CodeMessage } from "./code-message.ts";
import { customMessage } from "./custom-message.ts";
import { messageTemplate } from "./message-templates.ts";
import { plainText } from "./plain-text.ts";

const COGNITO_ADDRESS = "no-reply@verificationemail.com";

/**
 * Sends a code with the text of the pool's CustomMessage trigger, of its template, or of Cognito. `client` is undefined for
 * administrators' calls. When the trigger fails, nothing is sent, and it throws UserLambdaValidationException,
 * InvalidLambdaResponseException or UnexpectedLambdaException.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-lambda-custom-message.html
 */
export async function sendCode(
  pool: UserPool,
  client: AppClient | undefined,
  user: User,
  message: CodeMessage,
): Promise<void> {
  const { trigger, code, medium, destination: to } = message;
  const template = messageTemplate(pool.settings, trigger);
  const custom = await customMessage(pool, client, user, message);
  const fill = (text: string) =>
    text.replaceAll("{####}", () => code).replaceAll("{username}", () => shownName(pool, user));
  // Cognito ignores a text of the trigger that does not contain the code.
  const textOr = (own: string | undefined, other: string) => (own?.includes("{####}") ? own : other);
  if (medium === "SMS") {
    const text = fill(textOr(custom.smsMessage, template.smsMessage));
    pool.deps.sendText({ to, text }, pool.settings.SmsConfiguration);
    return;
  }
  const html = textOr(custom.emailMessage, template.emailMessage);
  const subject = fill(custom.emailSubject ?? template.emailSubject);
  pool.deps.sendMail({ ...sender(pool), to, subject, html: fill(html), text: fill(plainText(html)) });
}

/** Users who sign in with an address do not know their username, so `{username}` is the address for them. */
function shownName({ settings }: UserPool, user: User): string {
  return settings.UsernameAttributes.map((name) => user.attributes.get(name)).find(Boolean) ?? user.username;
}

/** The sender: the pool's own SES identity, or Cognito's address. */
function sender({ settings: { EmailConfiguration: configuration } }: UserPool) {
  const identity = configuration?.SourceArn?.split(":identity/")[1];
  const from = configuration?.From ?? identity ?? COGNITO_ADDRESS;
  return { from, replyTo: configuration?.ReplyToEmailAddress };
}
