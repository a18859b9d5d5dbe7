import { html } from "hono/html";
import { renderMail } from "../../lib/mail/render-mail.ts";

/**
 * How Cognito wants its messages: the code's placeholder in both, 20,000 characters of HTML, 140 of subject and of
 * text. A company's name has 100 at most.
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
  /** Stands for the code. */
  readonly code: string;
}

const MAX_SMS = 140;

/** With a code that lets somebody choose a new password, and the page where the code is typed in already. */
export function resetMessages(sender: Sender, { username, givenName, code }: Addressee): CodeMessages {
  const company = printable(sender.companyName);
  const title = `Choose a new password for ${company}`;
  // In the fragment, which no request carries.
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

/** With a code for the sign-in: the code and nothing to click. */
export function signInMessages(sender: Pick<Sender, "companyName">, { code }: Addressee): CodeMessages {
  const company = printable(sender.companyName);
  const text = `${code} is your code to sign in at ${company}. Do not give it to anybody.`;
  const sms = text.length <= MAX_SMS ? text : `${code} is your sign-in code. Do not give it to anybody.`;
  const emailSubject = `Your code to sign in at ${company}`;
  // Cognito sends it as HTML.
  return { emailSubject, emailMessage: String(html`${text}`), smsMessage: sms };
}

/** Cognito refuses messages with control and format characters, those that join emoji among them. */
function printable(text: string): string {
  return text.replaceAll(/[^\p{L}\p{M}\p{S}\p{N}\p{P}\s]/gu, "");
}
