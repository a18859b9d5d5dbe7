import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from "vitest";
import { launchBrowser, newVisitor, type Visitor } from "../support/browser.ts";
import { startScriptedPortal } from "./scripted-portal.ts";
import { rejected, views } from "./views.ts";

const PASSWORD = "river-stone-lamp-nine";

let browser: Browser;
let portal: Awaited<ReturnType<typeof startScriptedPortal>>;
let visitor: Visitor;
let handed: string[];
beforeAll(async () => {
  [browser, portal] = await Promise.all([launchBrowser(), startScriptedPortal()]);
});
afterAll(() => Promise.all([browser.close(), portal.stop()]));
beforeEach(async () => {
  handed = [];
  portal.script.view = () => (handed.length === 0 ? views.ready : views.activated);
  portal.script.password = (newPassword) => {
    handed.push(newPassword);
    return views.checking;
  };
  visitor = await newVisitor(browser);
  await visitor.page.goto(`${portal.url}/#hire-E1001.secret`);
  await visitor.page.getByRole("button", { name: "Set password" }).waitFor();
});
afterEach(async () => {
  const { complaints } = visitor;
  await visitor.context.close();
  expect(complaints).toEqual([]);
});

const first = (page: Page) => page.getByLabel("New password");
const second = (page: Page) => page.getByLabel("The same password again");
const spoken = (page: Page) => page.getByRole("form").or(page.locator("form")).getByRole("status");
const activated = (page: Page) => page.getByRole("heading", { name: "You are all set, Ada" }).waitFor();

async function type(page: Page, password: string, again = password) {
  await first(page).fill(password);
  await second(page).fill(again);
  await second(page).press("Enter");
}

it.each([
  ["nothing", "", "", "Please choose a password first.", first],
  ["too few characters", "short", "short", "Your password has 5 characters. It needs at least 15.", first],
  ["too many characters", "x".repeat(257), "", "Your password has 257 characters. At most 256 are possible.", first],
  ["two different entries", PASSWORD, `${PASSWORD}!`, "The two entries are not the same.", second],
  ["14 characters of two UTF-16 units each", "🪨".repeat(14), "", "Your password has 14 characters.", first],
])("does not send %s, says why, and goes to the field to mend", async (_, password, again, message, field) => {
  const { page } = visitor;
  await type(page, password, again);
  await page.getByRole("alert").getByText(message).waitFor();
  expect(await field(page).evaluate((input) => input === document.activeElement)).toBe(true);
  expect(await field(page).getAttribute("aria-invalid")).toBe("true");
  expect(handed).toEqual([]);
});

it("ticks the rules off while one types, and says so once typing pauses", async () => {
  const { page } = visitor;
  await first(page).pressSequentially("river");
  await page.getByText("At least 15 characters (5)").waitFor();
  await spoken(page).getByText("5 of 15 characters.").waitFor();
  await first(page).fill(PASSWORD);
  await second(page).fill("rivers");
  await page.getByRole("listitem").getByText("The two entries differ").waitFor();
  await second(page).fill(PASSWORD);
  await spoken(page).getByText("Long enough. Both entries are the same.").waitFor();
  expect(await page.getByRole("listitem").allInnerTexts()).toEqual([
    "At least 15 characters (done)",
    "Both entries are the same (done)",
  ]);
});

it("shows what was typed when asked to, and hides it again", async () => {
  const { page } = visitor;
  const types = () => Promise.all([first(page), second(page)].map((field) => field.getAttribute("type")));
  await page.getByRole("button", { name: "Show what I type", pressed: false }).click();
  expect(await types()).toEqual(["text", "text"]);
  await page.getByRole("button", { name: "Show what I type", pressed: true }).click();
  expect(await types()).toEqual(["password", "password"]);
});

it("lets password managers and the clipboard in", async () => {
  for (const field of [first(visitor.page), second(visitor.page)]) {
    expect(await field.getAttribute("autocomplete")).toBe("new-password");
    expect(await field.getAttribute("maxlength")).toBeNull();
    expect(await field.evaluate((input) => input.dispatchEvent(new Event("paste", { cancelable: true })))).toBe(true);
  }
});

it("sends a password once, however often one presses", async () => {
  const { page } = visitor;
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  portal.script.password = async (newPassword) => {
    handed.push(newPassword);
    await arrived;
    return views.checking;
  };
  await type(page, PASSWORD);
  await page.getByRole("button", { name: "Sending…" }).click({ force: true });
  await second(page).press("Enter");
  arrive();
  await activated(page);
  expect(handed).toEqual([PASSWORD]);
});

it("keeps what was typed when the password is refused, and takes the next one", async () => {
  const { page } = visitor;
  const accept = portal.script.password;
  const type_ = "urn:onboarding:problem:password-rejected";
  portal.script.password = () => ({ status: 422, type: type_, rejection: rejected.rejection });
  await type(page, PASSWORD);
  await page.getByRole("alert").getByText("This password is easy to guess.").waitFor();
  expect(await first(page).inputValue()).toBe(PASSWORD);
  portal.script.password = accept;
  await type(page, `${PASSWORD}-more`);
  await activated(page);
});
