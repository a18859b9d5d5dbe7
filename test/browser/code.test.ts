import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { usePortal, waitForActivation } from "./portal-fixture.ts";
import { rejectedCode, views } from "./views.ts";

const portal = usePortal();

const codeField = (page: Page) => page.getByLabel("Code", { exact: true });
const endsWithoutCode = (page: Page) => page.getByText("your second factor is asked for when you sign in").isVisible();
const tooMany = { status: 429, type: "urn:onboarding:problem:too-many-attempts" };
const notUsable = { status: 409, type: "urn:onboarding:problem:link-not-usable" };

/** Opens a link with a second factor due; returns the codes that arrive. The first one activates the account. */
async function open(due: (typeof views)["mailedCode" | "appCode" | "choice"]): Promise<string[]> {
  const { page, script, linkUrl } = portal();
  const received: string[] = [];
  script.view = () => (received.length === 0 ? due : views.activated);
  script.code = (code) => {
    received.push(code);
    return views.checking;
  };
  await page.goto(linkUrl);
  await page.getByText("Your password is set.").waitFor();
  return received;
}

it("accepts a code by keyboard only, with spaces in it", async () => {
  const received = await open(views.mailedCode);
  const { keyboard } = portal().page;
  await keyboard.press("Tab");
  await keyboard.type(" 123 456");
  await keyboard.press("Enter");
  await waitForActivation(portal().page);
  expect(received).toEqual(["123456"]);
});

it("lets telephones fill in the code, and allows paste", async () => {
  await open(views.mailedCode);
  const input = codeField(portal().page);
  expect(await input.getAttribute("inputmode")).toBe("numeric");
  expect(await input.getAttribute("autocomplete")).toBe("one-time-code");
  expect(await input.getAttribute("maxlength")).toBeNull();
  expect(await input.evaluate((it) => it.dispatchEvent(new Event("paste", { cancelable: true })))).toBe(true);
});

it.each([
  ["nothing", "", "Please type the code first."],
  ["half a code", "123", "Please type all of it."],
  ["a word", "secret", "A code consists of digits"],
])("does not send %s, and says why", async (_, typed, message) => {
  const received = await open(views.appCode);
  const { page } = portal();
  await codeField(page).fill(typed);
  await codeField(page).press("Enter");
  await page.getByRole("alert").getByText(message).waitFor();
  expect(await codeField(page).evaluate((input) => input === document.activeElement)).toBe(true);
  expect(received).toEqual([]);
});

it("says that a code was wrong, and accepts the next one", async () => {
  const received = await open(views.mailedCode);
  const { page, script } = portal();
  script.view = () => [views.mailedCode, rejectedCode, views.activated][received.length] ?? views.activated;
  await codeField(page).fill("111111");
  await codeField(page).press("Enter");
  await page.getByRole("alert").getByText("This code is not the right one.").waitFor();
  expect(await page.title()).toContain("Code not accepted");
  expect(await codeField(page).evaluate((input) => input === document.activeElement)).toBe(true);
  await codeField(page).fill("222222");
  await codeField(page).press("Enter");
  await waitForActivation(page);
  expect(received).toEqual(["111111", "222222"]);
});

it("offers a choice of second factors by keyboard only, and then asks for the code", async () => {
  const received = await open(views.choice);
  const { page, script } = portal();
  script.view = () => [views.choice, views.textedCode, views.activated][received.length] ?? views.activated;
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
  await waitForActivation(page);
  expect(received).toEqual(["SMS_MFA", "123456"]);
});

it("leads to the sign-in when the time for the code is over", async () => {
  const { page, script } = portal();
  await page.clock.install();
  await open(views.mailedCode);
  await codeField(page).fill("123");
  await page.clock.runFor(30_000);
  expect(await codeField(page).inputValue()).toBe("123");
  script.view = () => views.checking;
  await page.clock.runFor(10_000);
  await page.getByRole("heading", { name: "Just a moment" }).waitFor();
  script.view = () => views.activated;
  await page.clock.runFor(10_000);
  await waitForActivation(page);
  expect(await endsWithoutCode(page)).toBe(true);
});

it("leads to the sign-in after too many codes", async () => {
  await open(views.mailedCode);
  const { page, script } = portal();
  script.code = () => tooMany;
  await codeField(page).fill("123456");
  await codeField(page).press("Enter");
  await page.getByRole("alert").getByText("You are asked for the code again when you sign in.").waitFor();
  script.view = () => views.activated;
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await waitForActivation(page);
  expect(await endsWithoutCode(page)).toBe(true);
});

it("leads to the sign-in when a code arrives too late", async () => {
  await open(views.mailedCode);
  const { page, script } = portal();
  script.code = () => {
    script.view = () => views.activated;
    return { ...notUsable, state: "activated" };
  };
  await codeField(page).fill("123456");
  await codeField(page).press("Enter");
  await waitForActivation(page);
  expect(await endsWithoutCode(page)).toBe(true);
});
