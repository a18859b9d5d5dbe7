import type { MailKind } from "../../../contracts/published-events.ts";
import type { Message } from "./invitation-sender.ts";
import { renderMail } from "./render-mail.ts";

export interface Invitation {
  readonly kind: MailKind;
  readonly givenName: string;
  readonly companyName: string;
  readonly supportContact: string;
  /** The URL, which contains the link secret. */
  readonly link: string;
  readonly expiresAt: Date;
}

const leads = {
  invitation: (company: string) => `Your account at ${company} is ready. Choose a password to start using it.`,
  reminder: (company: string) => `Your account at ${company} is still waiting for you to choose a password.`,
  "password-reset": (company: string) =>
    `An administrator of ${company} asks you to choose a new password. Until you have, your old one stays as it is.`,
} as const satisfies Readonly<Record<MailKind, (company: string) => string>>;

const subjects = {
  invitation: (company: string) => `Choose your password for ${company}`,
  reminder: (company: string) => `Reminder: choose your password for ${company}`,
  "password-reset": (company: string) => `Choose a new password for ${company}`,
} as const satisfies Readonly<Record<MailKind, (company: string) => string>>;

/** The mail with the link, in plain text and HTML. */
export function invitationMessage(invitation: Invitation): Message {
  const lead = leads[invitation.kind](invitation.companyName);
  const note = `The link works until ${formatInstant(invitation.expiresAt)} and replaces any earlier one.`;
  const warning =
    "Nobody will ever ask you for this link or for your password. If you did not expect this mail, leave it alone";
  const help = `${warning} and tell ${invitation.supportContact}.`;
  const { givenName } = invitation;
  const subject = subjectOf(invitation);
  const link = { address: invitation.link, label: "Choose your password" };
  return {
    subject,
    text: [`Hello ${givenName},`, lead, link.address, note, help].join("\n\n"),
    html: renderMail({ title: subject, givenName, lead, link, note, help }),
  };
}

function subjectOf({ kind, companyName }: Invitation): string {
  return subjects[kind](companyName);
}

/** Shared, because creating a format takes longer than sending a mail. */
const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "short", timeZone: "UTC" });

/** `Monday, 5 January 2026 at 09:00 UTC`: the reader's time zone is not known, so the mail names its own. */
function formatInstant(instant: Date): string {
  return `${format.format(instant)} UTC`;
}
