import { describe, expect, it } from "vitest";
import { type Invitation, invitationMessage } from "../../../../tasks/lib/mail/invitation.ts";

const LINK = `https://portal.example.com/#hire-E1001.${"A".repeat(43)}`;

function buildInvitation(overrides: Partial<Invitation> = {}): Invitation {
  return {
    kind: "invitation",
    givenName: "Ada",
    companyName: "Example Ltd",
    supportContact: "help@example.com",
    link: LINK,
    expiresAt: new Date("2026-01-06T09:00:00Z"),
    ...overrides,
  };
}

function count(text: string, part: string): number {
  return text.split(part).length - 1;
}

describe("the link", () => {
  it("is in the text once, on a line of its own", () => {
    const { text } = invitationMessage(buildInvitation());
    expect(text.split("\n").filter((line) => line === LINK)).toHaveLength(1);
    expect(count(text, LINK)).toBe(1);
  });

  it("is in the HTML once to click and once to read", () => {
    const { html } = invitationMessage(buildInvitation());
    expect(count(html, `href="${LINK}"`)).toBe(1);
    expect(count(html, `>${LINK}<`)).toBe(1);
    expect(count(html, LINK)).toBe(2);
  });

  it("is not in the subject", () => {
    expect(invitationMessage(buildInvitation()).subject).toBe("Choose your password for Example Ltd");
  });
});

describe("a name", () => {
  it.each([
    ["markup", "<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"],
    ["an attribute's end", `"><img src=x onerror=alert(1)>`, "&quot;&gt;&lt;img src=x onerror=alert(1)&gt;"],
    ["an apostrophe", "O'Neill", "O&#39;Neill"],
    ["an ampersand", "R&D", "R&amp;D"],
    ["emoji", "Ada 👩🏽‍💻", "Ada 👩🏽‍💻"],
    ["a script that runs from right to left", "אדה", "אדה"],
    ["template syntax", "{{link}} <%= link %>", "{{link}} &lt;%= link %&gt;"],
    ["replacement patterns", "$& $1", "$&amp; $1"],
  ])("with %s is shown as it is", (_, givenName, escaped) => {
    const { html, text } = invitationMessage(buildInvitation({ givenName }));
    expect(html).toContain(`<p>Hello ${escaped},</p>`);
    expect(text).toContain(`Hello ${givenName},`);
    expect(html).not.toMatch(/<(script|img)/);
  });

  it("of the company or its support contact is escaped too", () => {
    const { html } = invitationMessage(buildInvitation({ companyName: "A<b>", supportContact: "<i>help</i>" }));
    expect(html).toContain("<title>Choose your password for A&lt;b&gt;</title>");
    expect(html).not.toMatch(/<[bi]>/);
  });
});

it("keeps names, which could contain a line break, out of the subject", () => {
  const { subject } = invitationMessage(buildInvitation({ givenName: "Ada\r\nBcc: eve@example.com" }));
  expect(subject).not.toMatch(/[\r\n]|eve/);
});

it("loads nothing and links only to the portal", () => {
  const { html } = invitationMessage(buildInvitation());
  expect(html).not.toMatch(/<(img|link|script|iframe|object|style|video|audio|form)\b|\bsrc=|url\(|@import/i);
  expect(html.match(/https?:\/\/[^\s"<]+/g)).toEqual([LINK, LINK]);
});

it.each([
  ["invitation", "Choose your password for Example Ltd", "is ready"],
  ["reminder", "Reminder: choose your password for Example Ltd", "still waiting"],
] as const)("says in text and HTML what kind of mail it is: %s", (kind, subject, words) => {
  const message = invitationMessage(buildInvitation({ kind }));
  expect(message.subject).toBe(subject);
  expect(message.text).toContain(words);
  expect(message.html).toContain(words);
});

it("states how long the link works, with the time zone", () => {
  const { html, text } = invitationMessage(buildInvitation());
  expect(text).toMatch(/until Tuesday,? 6 January 2026 at 09:00 UTC/);
  expect(html).toMatch(/until Tuesday,? 6 January 2026 at 09:00 UTC/);
});
