import { html } from "hono/html";
import { renderMail } from "../../lib/mail/render-mail.ts";

/**
 * The messages as Cognito requires them: the code's placeholder in the mail and in the text message; at most 20,000
 * characters of HTML, 140 of the subject and 140 of the text message. `companyName` has at most 100.
 */
export interface CodeMessages {
  readonly emailSubject: string;
  readonly emailMessage: string;
  readonly smsMessage: string;
}

export interface Sender {
  readonly companyName: string;
  readonly supportContact: string;
  readonly portalUrl: string;
}

export interface Addressee {
  readonly username: string;
  readonly givenName: string;
  /** The placeholder that Cognito replaces by the code. */
  readonly code: string;
}

const MAX_SMS = 140;

/** The messages with a code for a new password; the mail also links to the page, with the code filled in. */
export function resetMessages(sender: Sender, { username, givenName, code }: Addressee): CodeMessages {
  const company = printable(sender.companyName);
  const title = `Choose a new password for ${company}`;
  // The code is in the fragment, which browsers send with no request.
  const address = `${sender.portalUrl.replace(/\/$/, "")}/#confirm.${encodeURIComponent(username)}.${code}`;
  const emailMessage = renderMail({
    title,
    givenName: printable(givenName),
    lead: `Choose a new password for your account at ${company}. Your code is ${code}.`,
    link: { address, label: "Choose a new password" },
    note: "The link and the code work for one hour, once. Newer ones replace them.",
    help: `Nobody will ever ask you for this code or for your password. If you did not expect this mail, leave it alone and tell ${printable(sender.supportContact)}.`,
  });
  const text = `${code} is your code for a new password at ${company}.`;
  const sms = text.length <= MAX_SMS ? text : `${code} is your code for a new password.`;
  return { emailSubject: title, emailMessage, smsMessage: sms };
}

/** The messages with a code for the sign-in: the code only, without a link. */
export function signInMessages(sender: Pick<Sender, "companyName">, { code }: Addressee): CodeMessages {
  const company = printable(sender.companyName);
  const text = `${code} is your code to sign in at ${company}. Do not give it to anybody.`;
  const sms = text.length <= MAX_SMS ? text : `${code} is your sign-in code. Do not give it to anybody.`;
  const emailSubject = `Your code to sign in at ${company}`;
  // Cognito sends the text as HTML, so it has to be escaped.
  return { emailSubject, emailMessage: String(html`${text}`), smsMessage: sms };
}

/** Removes control and format characters, such as those that join emoji, because Cognito refuses messages with them. */
function printable(text: string): string {
  return text.replaceAll(/[^\p{L}\p{M}\p{S}\p{N}\p{P}\s]/gu, "");
}
