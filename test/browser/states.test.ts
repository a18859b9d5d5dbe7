import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { violationsOn } from "../support/accessibility.ts";
import { launchBrowser, newVisitor, type Visitor } from "../support/browser.ts";
import { type Answer, startScriptedPortal } from "./scripted-portal.ts";
import { rejected, rejectedCode, resetViews, views } from "./views.ts";

let browser: Browser;
let portal: Awaited<ReturnType<typeof startScriptedPortal>>;
beforeAll(async () => {
  [browser, portal] = await Promise.all([launchBrowser(), startScriptedPortal()]);
});
afterAll(() => Promise.all([browser.close(), portal.stop()]));

interface State {
  readonly view: Answer;
  readonly heading: string;
  readonly text: string;
  /** The element that has the focus; without it, the heading. */
  readonly focus?: string;
}

const states = {
  "a link that works": { view: views.ready, heading: "Welcome, Ada", text: "This link works until" },
  "a rejected password": {
    view: rejected,
    heading: "Welcome, Ada",
    text: "This password is easy to guess.",
    focus: "new-password",
  },
  "a link for a new password": { view: resetViews.ready, heading: "Hello, Ada", text: "The old one stops working" },
  "a code sent by mail": {
    view: views.mailedCode,
    heading: "Enter the code from your mail",
    text: "We sent a code to a***@e***.",
  },
  "a code sent as a text message": {
    view: views.textedCode,
    heading: "Enter the code from your telephone",
    text: "+*******9934",
  },
  "the code of an app": {
    view: views.appCode,
    heading: "Enter the code of your app",
    text: "You can do this here until",
  },
  "a choice of second factors": {
    view: views.choice,
    heading: "Choose your second factor",
    text: "A code by text message",
  },
  "an app to set up": { view: views.setUp, heading: "Set up your authenticator app", text: "JBSW Y3DP EHPK 3PXP" },
  "a rejected code": {
    view: rejectedCode,
    heading: "Enter the code from your mail",
    text: "This code is not the right one.",
    focus: "code",
  },
  "a password being checked": { view: views.checking, heading: "Setting your password", text: "has arrived" },
  "an active account": { view: views.activated, heading: "You are all set, Ada", text: "E1001" },
  "a new password that works": {
    view: resetViews.activated,
    heading: "Your new password works, Ada",
    text: "Sign in to your Example Company account",
  },
  "an expired link": { view: views.expired, heading: "This link has expired", text: "Send me a fresh link" },
  "an older link": { view: views.replaced, heading: "There is a newer link", text: "the newest mail" },
  "a closed onboarding": { view: views.closed, heading: "This link is closed", text: "cannot be used any more" },
  "an unknown link": { view: views.unknown, heading: "This link does not work", text: "copy the whole link" },
  "too many attempts": {
    view: { status: 429, type: "urn:onboarding:problem:too-many-attempts" },
    heading: "Too many attempts",
    text: "fresh link",
  },
  "an unknown problem": {
    view: { status: 400, type: "urn:onboarding:problem:invalid-body" },
    heading: "Something went wrong",
    text: "The fault is ours",
  },
  "a server with a problem": {
    view: { status: 500, type: "urn:onboarding:problem:internal" },
    heading: "Your account",
    text: "Our server has a problem",
  },
  "a network that answers instead of the portal": {
    view: "<html>Welcome to our hotel</html>",
    heading: "Your account",
    text: "There is no connection",
  },
  "too many visitors": { view: { status: 429, message: "Too Many Requests" }, heading: "Your account", text: "Many" },
} satisfies Record<string, State>;

describe("every state of a link", () => {
  let visitor: Visitor;
  beforeAll(async () => {
    visitor = await newVisitor(browser);
  });
  afterAll(() => visitor.context.close());

  /** One document for all links, because loading the page and axe-core takes most of the time. */
  it.each(Object.entries<State>(states).map(([name, state], index) => [name, state, index] as const))(
    "%s is shown accessibly, at phone width, in both colour schemes",
    async (_, state, index) => {
      portal.script.view = () => state.view;
      const { page, complaints } = visitor;
      await page.goto(`${portal.url}/#hire-E1001.secret${index}`);
      await page.getByRole("heading", { level: 1, name: state.heading }).waitFor();
      await page.getByRole("main").getByText(state.text).first().waitFor();
      expect(await page.title()).toMatch(/^[A-Z].{5,}/);
      expect(await page.evaluate("document.activeElement.id || document.activeElement.tagName")).toBe(
        state.focus ?? "H1",
      );
      expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(320);
      expect(await violationsOn(page)).toEqual([]);
      expect(complaints).toEqual([]);
    },
  );
});

it("shows the company and the support contact for an unknown link, too", async () => {
  portal.script.view = () => views.unknown;
  const { page, context } = await newVisitor(browser);
  await page.goto(`${portal.url}/#hire-E1001`);
  await page.getByRole("banner").getByText("Example Company").waitFor();
  const help = page.getByRole("contentinfo").getByRole("link");
  expect(await help.getAttribute("href")).toBe("mailto:people-team@example.com");
  expect(await page.title()).toBe("This link does not work – Example Company");
  await context.close();
});

it("tells a visitor without a link what to do, and sends no request", async () => {
  const { page, context, requests } = await newVisitor(browser);
  await page.goto(portal.url);
  await page.getByRole("heading", { name: "Open the link from your mail" }).waitFor();
  expect(await violationsOn(page)).toEqual([]);
  expect(requests.filter((address) => address.includes("/api/"))).toEqual([]);
  await context.close();
});

it("says that it needs JavaScript when there is none", async () => {
  const context = await browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(portal.url);
  expect(await page.locator("noscript p").textContent()).toContain("This page needs JavaScript");
  expect(await page.getByText("Opening your link").isVisible()).toBe(false);
  await context.close();
});
