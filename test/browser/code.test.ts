import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { activated, useStage } from "./portal-fixture.ts";
import { rejectedCode, views } from "./views.ts";

const stage = useStage();

const field = (page: Page) => page.getByLabel("Code", { exact: true });
const over = (page: Page) => page.getByText("your second factor is asked for when you sign in").isVisible();
const tooMany = { status: 429, type: "urn:onboarding:problem:too-many-attempts" };
const notUsable = { status: 409, type: "urn:onboarding:problem:link-not-usable" };

/** Opens a link with a second factor due; gives the codes that arrive. One is enough for the account to be active. */
async function open(due: (typeof views)["mailedCode" | "appCode" | "choice"]): Promise<string[]> {
  const { page, script, address } = stage();
  const handed: string[] = [];
  script.view = () => (handed.length === 0 ? due : views.activated);
  script.code = (code) => {
    handed.push(code);
    return views.checking;
  };
  await page.goto(address);
  await page.getByText("Your password is set.").waitFor();
  return handed;
}

it("takes a code by keyboard only, however it is grouped", async () => {
  const handed = await open(views.mailedCode);
  const { keyboard } = stage().page;
  await keyboard.press("Tab");
  await keyboard.type(" 123 456");
  await keyboard.press("Enter");
  await activated(stage().page);
  expect(handed).toEqual(["123456"]);
});

it("lets telephones fill in the code, and the clipboard in", async () => {
  await open(views.mailedCode);
  const input = field(stage().page);
  expect(await input.getAttribute("inputmode")).toBe("numeric");
  expect(await input.getAttribute("autocomplete")).toBe("one-time-code");
  expect(await input.getAttribute("maxlength")).toBeNull();
  expect(await input.evaluate((it) => it.dispatchEvent(new Event("paste", { cancelable: true })))).toBe(true);
});

it.each([
  ["nothing", "", "Please type the code first."],
  ["half a code", "123", "Please type all of it."],
  ["a word", "secret", "A code consists of digits"],
])("does not spend a try on %s", async (_, typed, message) => {
  const handed = await open(views.appCode);
  const { page } = stage();
  await field(page).fill(typed);
  await field(page).press("Enter");
  await page.getByRole("alert").getByText(message).waitFor();
  expect(await field(page).evaluate((input) => input === document.activeElement)).toBe(true);
  expect(handed).toEqual([]);
});

it("says that a code was wrong, and takes the next one", async () => {
  const handed = await open(views.mailedCode);
  const { page, script } = stage();
  script.view = () => [views.mailedCode, rejectedCode, views.activated][handed.length] ?? views.activated;
  await field(page).fill("111111");
  await field(page).press("Enter");
  await page.getByRole("alert").getByText("This code is not the right one.").waitFor();
  expect(await page.title()).toContain("Code not accepted");
  expect(await field(page).evaluate((input) => input === document.activeElement)).toBe(true);
  await field(page).fill("222222");
  await field(page).press("Enter");
  await activated(page);
  expect(handed).toEqual(["111111", "222222"]);
});

it("lets one choose a second factor by keyboard only, and then asks for its code", async () => {
  const handed = await open(views.choice);
  const { page, script } = stage();
  script.view = () => [views.choice, views.textedCode, views.activated][handed.length] ?? views.activated;
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("alert").getByText("Please choose one first.").waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await page.getByRole("heading", { name: "Enter the code from your telephone" }).waitFor();
  await page.keyboard.press("Tab");
  await page.keyboard.type("123456");
  await page.keyboard.press("Enter");
  await activated(page);
  expect(handed).toEqual(["SMS_MFA", "123456"]);
});

it("goes on to the sign-in when the time for the code is over", async () => {
  const { page, script } = stage();
  await page.clock.install();
  await open(views.mailedCode);
  await field(page).fill("123");
  await page.clock.runFor(30_000);
  expect(await field(page).inputValue()).toBe("123");
  script.view = () => views.checking;
  await page.clock.runFor(10_000);
  await page.getByRole("heading", { name: "Just a moment" }).waitFor();
  script.view = () => views.activated;
  await page.clock.runFor(10_000);
  await activated(page);
  expect(await over(page)).toBe(true);
});

it("goes on to the sign-in after too many codes", async () => {
  await open(views.mailedCode);
  const { page, script } = stage();
  script.code = () => tooMany;
  await field(page).fill("123456");
  await field(page).press("Enter");
  await page.getByRole("alert").getByText("You are asked for the code again when you sign in.").waitFor();
  script.view = () => views.activated;
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await activated(page);
  expect(await over(page)).toBe(true);
});

it("goes on to the sign-in when a code comes too late", async () => {
  await open(views.mailedCode);
  const { page, script } = stage();
  script.code = () => {
    script.view = () => views.activated;
    return { ...notUsable, state: "activated" };
  };
  await field(page).fill("123456");
  await field(page).press("Enter");
  await activated(page);
  expect(await over(page)).toBe(true);
});
