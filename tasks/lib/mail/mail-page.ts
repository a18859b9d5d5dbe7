import { html } from "hono/html";

/** What every mail of ours says, in this order. All of it is text: markup is made here, and only here. */
export interface MailPage {
  readonly title: string;
  readonly givenName: string;
  readonly lead: string;
  readonly link: { readonly address: string; readonly label: string };
  /** How long the link works, and what else there is to know. */
  readonly note: string;
  /** Whom to tell about a mail that nobody expected. */
  readonly help: string;
}

const BODY =
  "font-family:system-ui,sans-serif;font-size:16px;line-height:1.5;color:#1a1a1a;max-width:34em;margin:0 auto;padding:24px";
const BUTTON =
  "display:inline-block;padding:12px 20px;border-radius:6px;background:#0b6657;color:#ffffff;text-decoration:none";

/**
 * The look of our mails. Names are the sender's data and are escaped; the link is written out, so that a careful reader
 * sees where it leads. No picture, no tracking, nothing to load.
 */
export function mailPage({ title, givenName, lead, link, note, help }: MailPage): string {
  return String(html`<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>${title}</title></head>
<body style="${BODY}">
<p>Hello ${givenName},</p>
<p>${lead}</p>
<p><a ses:no-track href="${link.address}" style="${BUTTON}">${link.label}</a></p>
<p>Or copy this address into your browser:<br><span style="word-break:break-all">${link.address}</span></p>
<p>${note}</p>
<p style="color:#555555">${help}</p>
</body>
</html>`);
}
