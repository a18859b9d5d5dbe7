import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { violationsOn } from "../support/accessibility.ts";
import { hrAt, worldAt } from "../support/actors.ts";
import { launchBrowser, newVisitor, type Visitor } from "../support/browser.ts";
import { sharedPlatform, type TestPlatform } from "../support/platform.ts";
import { activated, handIn, PASSWORD } from "./portal-fixture.ts";

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

/** Hires a person and gives what stands in the mail. */
async function linkOf(employeeId: string): Promise<string> {
  await hrAt(platform).hires({ employeeId });
  return addressIn(employeeId, 1);
}

async function addressIn(employeeId: string, mail: number): Promise<string> {
  const fragment = await worldAt(platform).linkMailedTo(`${employeeId.toLowerCase()}@example.com`, mail);
  return `${platform.outputs.portalUrl}/#${fragment}`;
}

const heading = (page: Page, name: string) => page.getByRole("heading", { level: 1, name }).waitFor();

it("leads from the mail to the sign-in page by keyboard only, on a telephone", async () => {
  const { page } = visitor;
  const { keyboard } = page;
  await page.goto(await linkOf("K1"));
  await heading(page, "Welcome, Ada");
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
  await activated(page);
  expect(await violationsOn(page)).toEqual([]);
  await keyboard.press("Tab");
  expect(await page.evaluate(() => document.activeElement?.textContent)).toBe("Go to sign-in");
  expect(await page.getByRole("definition").textContent()).toBe("K1");
});

it("says that a password is too short, and takes the next one with the same link", async () => {
  const { page } = visitor;
  await page.goto(await linkOf("S1"));
  await handIn(page, "short");
  await page.getByRole("alert").getByText("It needs at least 15.").waitFor();
  await handIn(page, PASSWORD);
  await activated(page);
  expect(await page.title()).toContain("Your account is ready");
});

it("says why Cognito refused a password, and takes the next one with the same link", async () => {
  const { page } = visitor;
  await page.goto(await linkOf("C1"));
  await handIn(page, "a password with spaces in it");
  await page.getByRole("alert").getByText("for example a space").waitFor();
  expect(await page.title()).toContain("Password not accepted");
  expect(await violationsOn(page)).toEqual([]);
  await handIn(page, PASSWORD);
  await activated(page);
});

it("says what the portal itself has against a password, and keeps what was typed", async () => {
  const { page } = visitor;
  await page.goto(await linkOf("P1"));
  await handIn(page, "abcabcabcabcabcabc");
  await page.getByRole("alert").getByText("easy to guess").waitFor();
  expect(await page.getByLabel("New password").inputValue()).toBe("abcabcabcabcabcabc");
});

it("works after three visits of a browser that runs scripts, and says afterwards that it was used", async () => {
  const { page } = visitor;
  const link = await linkOf("V1");
  for (let visit = 0; visit < 3; visit += 1) {
    const scanner = await newVisitor(browser);
    await scanner.page.goto(link);
    await heading(scanner.page, "Welcome, Ada");
    await scanner.page.getByRole("button", { name: "Set password" }).click();
    await scanner.context.close();
  }
  await page.goto(link);
  await handIn(page, PASSWORD);
  await activated(page);
  await page.goto("about:blank");
  await page.goto(link);
  await activated(page);
  expect(await page.getByRole("textbox").count()).toBe(0);
});

it("says that a link was cut in half", async () => {
  const { page } = visitor;
  const link = await linkOf("H1");
  await page.goto(link.slice(0, -20));
  await heading(page, "This link does not work");
  expect(await page.getByText("cut in half").isVisible()).toBe(true);
});

it("says that there is a newer link, that the last one is too old, and that the time is over", async () => {
  const { page } = visitor;
  const seen = async (address: string) => {
    await page.goto("about:blank");
    await page.goto(address);
  };
  const link = await linkOf("T1");
  await platform.services.clock.advance(DAY_MS);
  const newer = await addressIn("T1", 2);
  await seen(link);
  await heading(page, "There is a newer link");
  await platform.services.clock.advance(1.5 * DAY_MS);
  await seen(newer);
  await heading(page, "This link has expired");
  await platform.services.clock.advance(12 * DAY_MS);
  await worldAt(platform).event("OnboardingExpired", "T1");
  await seen(newer);
  await heading(page, "This link is closed");
  expect(await violationsOn(page)).toEqual([]);
});
