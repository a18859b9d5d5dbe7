import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { violationsOn } from "../support/accessibility.ts";
import { hrAt, sentBy } from "../support/actors.ts";
import { launchBrowser, newVisitor, type Visitor } from "../support/browser.ts";
import { sharedPlatform, type TestPlatform } from "../support/platform.ts";
import { PASSWORD, submitPassword, waitForActivation } from "./portal-fixture.ts";

const DAY_MS = 24 * 60 * 60 * 1000;

let platform: TestPlatform;
let browser: Browser;
let visitor: Visitor;
beforeAll(async () => {
  [platform, browser] = await Promise.all([sharedPlatform(), launchBrowser()]);
});
afterAll(() => browser.close());
beforeEach(async () => {
  visitor = await newVisitor(browser);
});
afterEach(async () => {
  const { context, complaints, requests } = visitor;
  await context.close();
  expect(complaints).toEqual([]);
  expect(requests.filter((address) => new URL(address).origin !== platform.outputs.portalUrl)).toEqual([]);
});

/** Hires a person; returns the link in the mail. */
async function linkFor(employeeId: string): Promise<string> {
  await hrAt(platform).hire({ employeeId });
  return linkInMail(employeeId, 1);
}

async function linkInMail(employeeId: string, mail: number): Promise<string> {
  const fragment = await sentBy(platform).linkMailedTo(`${employeeId.toLowerCase()}@example.com`, mail);
  return `${platform.outputs.portalUrl}/#${fragment}`;
}

const waitForHeading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name }).waitFor();

it("leads from the mail to the sign-in page by keyboard only, on a telephone", async () => {
  const { page } = visitor;
  const { keyboard } = page;
  await page.goto(await linkFor("K1"));
  await waitForHeading(page, "Welcome, Ada");
  expect(await violationsOn(page)).toEqual([]);
  await keyboard.press("Tab");
  await keyboard.type(PASSWORD);
  await keyboard.press("Tab");
  await keyboard.type(PASSWORD);
  await keyboard.press("Tab");
  await keyboard.press("Space");
  expect(await page.getByLabel("New password").getAttribute("type")).toBe("text");
  await keyboard.press("Tab");
  await keyboard.press("Enter");
  await waitForActivation(page);
  expect(await violationsOn(page)).toEqual([]);
  await keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Go to sign-in");
  expect(await page.getByRole("definition").textContent()).toBe("K1");
});

it("says that a password is too short, and accepts the next one with the same link", async () => {
  const { page } = visitor;
  await page.goto(await linkFor("S1"));
  await submitPassword(page, "short");
  await page.getByRole("alert").getByText("It needs at least 15.").waitFor();
  await submitPassword(page, PASSWORD);
  await waitForActivation(page);
  expect(await page.title()).toContain("Your account is ready");
});

it("shows why Cognito rejected a password, and accepts the next one with the same link", async () => {
  const { page } = visitor;
  await page.goto(await linkFor("C1"));
  await submitPassword(page, "a password with spaces in it");
  await page.getByRole("alert").getByText("for example a space").waitFor();
  expect(await page.title()).toContain("Password not accepted");
  expect(await violationsOn(page)).toEqual([]);
  await submitPassword(page, PASSWORD);
  await waitForActivation(page);
});

it("shows why the portal itself rejects a password, and keeps what was typed", async () => {
  const { page } = visitor;
  await page.goto(await linkFor("P1"));
  await submitPassword(page, "abcabcabcabcabcabc");
  await page.getByRole("alert").getByText("easy to guess").waitFor();
  expect(await page.getByLabel("New password").inputValue()).toBe("abcabcabcabcabcabc");
});

it("works after three visits of a browser that runs scripts, and says afterwards that it was used", async () => {
  const { page } = visitor;
  const link = await linkFor("V1");
  for (let visit = 0; visit < 3; visit += 1) {
    const scanner = await newVisitor(browser);
    await scanner.page.goto(link);
    await waitForHeading(scanner.page, "Welcome, Ada");
    await scanner.page.getByRole("button", { name: "Set password" }).click();
    await scanner.context.close();
  }
  await page.goto(link);
  await submitPassword(page, PASSWORD);
  await waitForActivation(page);
  await page.goto("about:blank");
  await page.goto(link);
  await waitForActivation(page);
  expect(await page.getByRole("textbox").count()).toBe(0);
});

it("says that a link was cut in half", async () => {
  const { page } = visitor;
  const link = await linkFor("H1");
  await page.goto(link.slice(0, -20));
  await waitForHeading(page, "This link does not work");
  expect(await page.getByText("cut in half").isVisible()).toBe(true);
});

it("says that there is a newer link, that the newest has expired, and that the onboarding is closed", async () => {
  const { page } = visitor;
  const open = async (url: string) => {
    await page.goto("about:blank");
    await page.goto(url);
  };
  const link = await linkFor("T1");
  await platform.services.clock.advance(DAY_MS);
  const newer = await linkInMail("T1", 2);
  await open(link);
  await waitForHeading(page, "There is a newer link");
  await platform.services.clock.advance(1.5 * DAY_MS);
  await open(newer);
  await waitForHeading(page, "This link has expired");
  await platform.services.clock.advance(12 * DAY_MS);
  await sentBy(platform).event("OnboardingExpired", "T1");
  await open(newer);
  await waitForHeading(page, "This link is closed");
  expect(await violationsOn(page)).toEqual([]);
});
