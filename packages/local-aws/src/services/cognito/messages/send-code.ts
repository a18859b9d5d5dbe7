import type { AppClient } from "../user-pool/app-client.ts";
import type { UserPool } from "../user-pool/user-pool.ts";
import type { User } from "../users/user.ts";
import { customMessage } from "./custom-message.ts";
import { messageTemplate } from "./message-templates.ts";
import { plainText } from "./plain-text.ts";

/** What a message is for, as in `CustomMessage_<trigger>`. */
export type MessageTrigger = "ForgotPassword" | "Authentication" | "AdminCreateUser";

/** A code (or a temporary password) on its way to a user. */
export interface CodeMessage {
  readonly trigger: MessageTrigger;
  readonly code: string;
  readonly medium: "EMAIL" | "SMS";
  /** An address or a phone number, as `medium` says. */
  readonly destination: string;
  /** Of the request; the trigger sees it. */
  readonly clientMetadata?: Readonly<Record<string, string>> | undefined;
}

const COGNITO_ADDRESS = "no-reply@verificationemail.com";

/**
 * Sends a code, in the words of the pool's custom message trigger, of its templates or of Cognito. `client` is undefined
 * for administrators' calls. Throws UserLambdaValidationException, InvalidLambdaResponseException and
 * UnexpectedLambdaException when the trigger fails; nothing is sent then.
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
  // A message that does not say the code is ignored.
  const words = (own: string | undefined, other: string) => (own?.includes("{####}") ? own : other);
  if (medium === "SMS") {
    const text = fill(words(custom.smsMessage, template.smsMessage));
    pool.deps.sendText({ to, text }, pool.settings.SmsConfiguration);
    return;
  }
  const html = words(custom.emailMessage, template.emailMessage);
  const subject = fill(custom.emailSubject ?? template.emailSubject);
  pool.deps.sendMail({ ...sender(pool), to, subject, html: fill(html), text: fill(plainText(html)) });
}

/** People who sign in with an address were never told their real username. */
function shownName({ settings }: UserPool, user: User): string {
  return settings.UsernameAttributes.map((name) => user.attributes.get(name)).find(Boolean) ?? user.username;
}

/** Cognito's own address, unless the pool sends with an identity of its owner. */
function sender({ settings: { EmailConfiguration: configuration } }: UserPool) {
  const identity = configuration?.SourceArn?.split(":identity/")[1];
  const from = configuration?.From ?? identity ?? COGNITO_ADDRESS;
  return { from, replyTo: configuration?.ReplyToEmailAddress };
}
