import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { violationsOn } from "../support/accessibility.ts";
import { first, handIn, PASSWORD, second, useStage } from "./portal-fixture.ts";

const stage = useStage();

const code = (page: Page) => page.getByLabel("Code from your mail");
const done = (page: Page) => page.getByRole("heading", { name: "Your new password is set" }).waitFor();
const refused = { status: 400, type: "urn:onboarding:problem:refused" };

/** Opens the address of a code mail; gives what arrives. Every code is right. */
async function open(fragment = "confirm.E1001.123456"): Promise<unknown[]> {
  const { page, script, address } = stage();
  const handed: unknown[] = [];
  script.confirm = (request) => {
    handed.push(request);
    return { state: "password-set" };
  };
  await page.goto(`${new URL(address).origin}/#${fragment}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  return handed;
}

it("sets a new password by keyboard only, on a telephone", async () => {
  const handed = await open();
  const { page } = stage();
  const { keyboard } = page;
  await page.getByRole("heading", { name: "Choose a new password" }).waitFor();
  expect(await violationsOn(page)).toEqual([]);
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(320);
  for (const typed of ["", "", PASSWORD, PASSWORD]) {
    await keyboard.press("Tab");
    await keyboard.type(typed);
  }
  await keyboard.press("Enter");
  await done(page);
  expect(handed).toEqual([{ username: "E1001", code: "123456", newPassword: PASSWORD }]);
  expect(await violationsOn(page)).toEqual([]);
});

it("sends nothing by itself, takes the code out of the address bar, and finds it again on reload", async () => {
  const handed = await open();
  const { page, requests, address } = stage();
  expect(page.url()).toBe(`${new URL(address).origin}/`);
  await page.reload();
  expect(await code(page).inputValue()).toBe("123456");
  expect(requests.filter((each) => each.includes("/api/"))).toEqual([]);
  expect(handed).toEqual([]);
});

it("forgets the code once it has done its work", async () => {
  await open();
  const { page, context } = stage();
  await handIn(page, PASSWORD);
  await done(page);
  expect(await page.evaluate(() => history.state)).toBeNull();
  expect(await context.storageState({ indexedDB: true })).toEqual({ cookies: [], origins: [] });
});

it.each([
  ["an address as the user name", "confirm.ada%40example.com.123456", "ada@example.com"],
  ["a full stop in the user name", "confirm.ada.lovelace.123456", "ada.lovelace"],
  ["what a mail program glued to it", "confirm.E1001.123456%3E.", "E1001"],
])("reads a link with %s", async (_, fragment, username) => {
  await open(fragment);
  const { page } = stage();
  expect(await page.getByLabel("User name").inputValue()).toBe(username);
  expect(await code(page).inputValue()).toBe("123456");
});

it.each(["confirm.E1001", "confirm.%E0%A4.123456"])("explains itself behind a broken link, %s", async (fragment) => {
  await open(fragment);
  expect(await stage().page.getByRole("heading", { name: "Open the link from your mail" }).isVisible()).toBe(true);
});

it("does not send two different entries, nor half a code", async () => {
  const handed = await open();
  const { page } = stage();
  await handIn(page, PASSWORD, `${PASSWORD}!`);
  await page.getByRole("alert").getByText("The two entries are not the same.").waitFor();
  await code(page).fill("12");
  await handIn(page, PASSWORD);
  await page.getByRole("alert").getByText("Please type all of it.").waitFor();
  expect(handed).toEqual([]);
});

it.each([
  ["code", { error: "CodeMismatchException", detail: "Invalid verification code provided." }, code],
  ["password", { error: "InvalidPasswordException", detail: "Password must have numeric characters" }, first],
] as const)("says what Cognito has against the %s, and takes the next try", async (_, problem, field) => {
  const handed = await open();
  const { page, script } = stage();
  const accept = script.confirm;
  script.confirm = () => ({ ...refused, ...problem });
  await handIn(page, PASSWORD);
  await page.getByRole("alert").getByText(problem.detail).waitFor();
  expect(await field(page).evaluate((input) => input === document.activeElement)).toBe(true);
  script.confirm = accept;
  await second(page).press("Enter");
  await done(page);
  expect(handed).toHaveLength(1);
});

it("says what the portal has against a password", async () => {
  await open();
  const { page, script } = stage();
  const rejection = { reason: "common", message: "This password is easy to guess." } as const;
  script.confirm = () => ({ status: 422, type: "urn:onboarding:problem:password-rejected", rejection });
  await handIn(page, PASSWORD);
  await page.getByRole("alert").getByText(rejection.message).waitFor();
  expect(await first(page).inputValue()).toBe(PASSWORD);
});

it("says that a code may have worked when the answer got lost on the way", async () => {
  await open();
  const { page, script } = stage();
  script.confirm = () => ({ status: 429, type: "urn:onboarding:problem:busy" });
  await handIn(page, PASSWORD);
  await page.getByRole("status").getByText("Many people are here").waitFor();
  script.confirm = () => ({ ...refused, error: "CodeMismatchException", detail: "Invalid verification code." });
  await page.getByRole("button", { name: "Try again now" }).click();
  await page.getByRole("alert").getByText("An earlier try may have got through").waitFor();
  expect(await code(page).getAttribute("aria-invalid")).toBe("true");
});
