import fc from "fast-check";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect } from "vitest";
import { EmployeeHired } from "../../contracts/hr-events.ts";
import { MailKind } from "../../contracts/published-events.ts";
import { holds } from "../../packages/local-aws/test/support/holds.ts";
import { hostileText } from "../../packages/local-aws/test/support/hostile.ts";
import { invitationMessage } from "../../tasks/lib/mail/invitation.ts";
import { resetMessages, signInMessages } from "../../tasks/triggers/compose-code-message/messages.ts";
import { launchBrowser } from "../support/browser.ts";
import { readHtml } from "./read-html.ts";

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
  page = await browser.newPage();
});
afterAll(() => browser.close());

/** The elements of every mail, in order, and all their attributes. */
const tags = ["html", "head", "meta", "title", "body", "p", "p", "p", "a", "p", "br", "span", "p", "p"];
const attributes = ["lang", "charset", "style", "ses:no-track", "href", "style", "style", "style"];

/** A text that a setting allows: one line of 1 to 100 characters. */
const configured = hostileText.map(
  (text) => [...text.replaceAll(/[\p{Cc}\p{Cs}\u2028\u2029]|:\/\//gu, "")].slice(0, 50).join("") || "Example Ltd",
);
const quotes = fc.constantFrom('"'.repeat(100), "&".repeat(100));
const company = fc.oneof({ weight: 9, arbitrary: configured }, { weight: 1, arbitrary: quotes });

const hiredName = hostileText.map((text) => EmployeeHired.shape.givenName.safeParse(text).data ?? "Ada");
const link = "https://portal.example.com/#hire-E1001.AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
const mail = { link, expiresAt: new Date("2026-01-05T09:00:00Z") };
const invitation = fc.record({
  kind: fc.constantFrom(...MailKind.options),
  givenName: hiredName,
  companyName: company,
  supportContact: company,
});
const many = <T>(one: fc.Arbitrary<T>) => fc.array(one, { minLength: 1, maxLength: 40, size: "max" });

describe("a mail with a link", () => {
  holds(
    "shows its text and one link in HTML, and every name as text",
    15,
    fc.asyncProperty(many(invitation), async (all) => {
      const messages = all.map((each) => invitationMessage({ ...mail, ...each }));
      const pages = await readHtml(
        page,
        messages.map(({ html }) => html),
      );
      for (const [index, read] of pages.entries()) {
        expect(read).toMatchObject({ tags, attributes, links: [link], title: messages[index]?.subject });
        const [hello = "", lead = "", , copy = "", , help = ""] = read.paragraphs;
        expect(hello).toBe(`Hello ${all[index]?.givenName},`);
        expect(lead).toContain(all[index]?.companyName);
        expect(copy).toContain(link);
        expect(help).toContain(`tell ${all[index]?.supportContact}.`);
      }
    }),
  );

  holds(
    "keeps its elements for names that no event may have",
    10,
    fc.asyncProperty(many(hostileText), async (names) => {
      const pages = names.map((name) => {
        const who = { kind: "invitation", givenName: name, companyName: name, supportContact: name } as const;
        return invitationMessage({ ...mail, ...who }).html;
      });
      for (const read of await readHtml(page, pages)) expect(read).toMatchObject({ tags, attributes, links: [link] });
    }),
  );

  holds(
    "has one address in its text, on a line of its own, a subject of one line, and a limited size",
    1_000,
    fc.property(invitation, (each) => {
      const { subject, text, html } = invitationMessage({ ...mail, ...each });
      expect(subject).toMatch(/^[^\p{Cc}\p{Cs}\u2028\u2029]{1,140}$/u);
      expect(text.split("\n").filter((line) => line.includes("://"))).toEqual([link]);
      expect(text.split("\n")).toHaveLength(9);
      expect(html.length).toBeLessThan(20_000);
    }),
  );
});

/** The characters that Cognito allows in a message. */
const ALLOWED = /^[\p{L}\p{M}\p{S}\p{N}\p{P}\s]*$/u;

const username = hostileText.map(
  (text) => [...text.replaceAll(/[^\p{L}\p{M}\p{S}\p{N}\p{P}]/gu, "")].slice(0, 64).join("") || "E1001",
);
/** An attribute of a user has 2,048 characters at most. */
const attribute = fc.oneof(
  { weight: 9, arbitrary: hostileText },
  { weight: 1, arbitrary: fc.constantFrom('"'.repeat(2_048), "\u200d".repeat(2_048), "\u{1f469}".repeat(1_024)) },
);
const portalUrl = "https://portal.example.com/";
const code = "{####}";
const about = fc.record({ username, givenName: attribute, companyName: company, supportContact: company });

describe("a mail with a code", () => {
  holds(
    "has one link, to the page, with user name and code, and shows every name as text",
    15,
    fc.asyncProperty(many(about), async (all) => {
      const messages = all.map((each) => resetMessages({ ...each, portalUrl }, { ...each, code }).emailMessage);
      for (const [index, read] of (await readHtml(page, messages)).entries()) {
        const address = `${portalUrl}#confirm.${encodeURIComponent(all[index]?.username ?? "")}.${code}`;
        expect(read).toMatchObject({ tags, attributes, links: [address] });
      }
    }),
  );

  holds(
    "has no link for a sign-in",
    10,
    fc.asyncProperty(many(about), async (all) => {
      const messages = all.map((each) => signInMessages(each, { ...each, code }).emailMessage);
      for (const read of await readHtml(page, messages)) expect(read.tags).toEqual(["html", "head", "body"]);
    }),
  );

  holds(
    "meets Cognito's rules: characters, lengths, and the placeholder of the code",
    1_000,
    fc.property(about, (each) => {
      const [sender, addressee] = [
        { ...each, portalUrl },
        { ...each, code },
      ];
      for (const message of [resetMessages(sender, addressee), signInMessages(sender, addressee)]) {
        const { emailSubject, emailMessage, smsMessage } = message;
        for (const text of [emailSubject, emailMessage, smsMessage]) expect(text).toMatch(ALLOWED);
        for (const text of [emailMessage, smsMessage]) expect(text).toContain(code);
        expect(emailSubject).toMatch(/^\P{Cc}{1,140}$/u);
        expect(smsMessage).toMatch(/^\P{Cc}{1,140}$/u);
        expect(emailMessage.length).toBeLessThanOrEqual(20_000);
      }
    }),
  );
});
