import { html } from "hono/html";
import type { Message } from "./message.ts";

export interface Invitation {
  readonly kind: "invitation" | "reminder";
  readonly givenName: string;
  readonly companyName: string;
  readonly supportContact: string;
  /** The address with its secret. */
  readonly link: string;
  readonly expiresAt: Date;
}

/**
 * The mail with the link, in plain text and HTML. Names are the sender's data and are escaped; the link is
 * written out, so that a careful reader sees where it leads. No picture, no tracking, nothing to load.
 */
export function invitationMessage(invitation: Invitation): Message {
  const lead =
    invitation.kind === "invitation"
      ? `Your account at ${invitation.companyName} is ready. Choose a password to start using it.`
      : `Your account at ${invitation.companyName} is still waiting for you to choose a password.`;
  const until = `The link works until ${formatInstant(invitation.expiresAt)} and replaces any earlier one.`;
  const warning =
    "Nobody will ever ask you for this link or for your password. If you did not expect this mail, leave it alone";
  const help = `${warning} and tell ${invitation.supportContact}.`;
  return {
    subject: subjectOf(invitation),
    text: [`Hello ${invitation.givenName},`, lead, invitation.link, until, help].join("\n\n"),
    html: String(page(invitation, [lead, until, help])),
  };
}

function subjectOf({ kind, companyName }: Invitation): string {
  return kind === "invitation"
    ? `Choose your password for ${companyName}`
    : `Reminder: choose your password for ${companyName}`;
}

/** `Monday, 5 January 2026 at 09:00 UTC`: the mail does not know the reader's time zone, so it names its own. */
function formatInstant(instant: Date): string {
  const format = new Intl.DateTimeFormat("en-GB", { dateStyle: "full", timeStyle: "short", timeZone: "UTC" });
  return `${format.format(instant)} UTC`;
}

const BODY =
  "font-family:system-ui,sans-serif;font-size:16px;line-height:1.5;color:#1a1a1a;max-width:34em;margin:0 auto;padding:24px";
const BUTTON =
  "display:inline-block;padding:12px 20px;border-radius:6px;background:#0b6657;color:#ffffff;text-decoration:none";

function page(invitation: Invitation, [lead, until, help]: readonly string[]) {
  return html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${subjectOf(invitation)}</title></head>
<body style="${BODY}">
<p>Hello ${invitation.givenName},</p>
<p>${lead}</p>
<p><a ses:no-track href="${invitation.link}" style="${BUTTON}">Choose your password</a></p>
<p>Or copy this address into your browser:<br><span style="word-break:break-all">${invitation.link}</span></p>
<p>${until}</p>
<p style="color:#555555">${help}</p>
</body>
</html>`;
}
