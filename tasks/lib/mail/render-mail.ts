import { html } from "hono/html";

/** The parts of every mail, in the order of the mail. They are plain text; only `renderMail` adds markup. */
export interface MailContent {
  readonly title: string;
  readonly givenName: string;
  readonly lead: string;
  readonly link: { readonly address: string; readonly label: string };
  /** How long the link works, and that it replaces earlier ones. */
  readonly note: string;
  /** What to do about an unexpected mail. */
  readonly help: string;
}

const BODY =
  "font-family:system-ui,sans-serif;font-size:16px;line-height:1.5;color:#1a1a1a;max-width:34em;margin:0 auto;padding:24px";
const BUTTON =
  "display:inline-block;padding:12px 20px;border-radius:6px;background:#0b6657;color:#ffffff;text-decoration:none";

/**
 * Renders a mail as HTML. All parts are escaped. The link is also printed in full, so that a careful reader sees where
 * it leads. There are no images, no tracking and nothing to load.
 */
export function renderMail({ title, givenName, lead, link, note, help }: MailContent): string {
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
