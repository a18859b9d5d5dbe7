import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { violationsOn } from "../support/accessibility.ts";
import { newPasswordField, PASSWORD, repeatField, submitPassword, usePortal } from "./portal-fixture.ts";

const portal = usePortal();

const codeField = (page: Page) => page.getByLabel("Code from your mail");
const waitForNewPassword = (page: Page) => page.getByRole("heading", { name: "Your new password is set" }).waitFor();
const cognitoProblem = { status: 400, type: "urn:onboarding:problem:refused" };

/** Opens the link of a code mail; returns the requests that arrive. The portal accepts every code. */
async function open(fragment = "confirm.E1001.123456"): Promise<unknown[]> {
  const { page, script, linkUrl } = portal();
  const received: unknown[] = [];
  script.confirm = (request) => {
    received.push(request);
    return { state: "password-set" };
  };
  await page.goto(`${new URL(linkUrl).origin}/#${fragment}`);
  await page.getByRole("heading", { level: 1 }).waitFor();
  return received;
}

it("sets a new password by keyboard only, on a telephone", async () => {
  const received = await open();
  const { page } = portal();
  const { keyboard } = page;
  await page.getByRole("heading", { name: "Choose a new password" }).waitFor();
  expect(await violationsOn(page)).toEqual([]);
  expect(await page.evaluate("document.documentElement.scrollWidth")).toBeLessThanOrEqual(320);
  for (const typed of ["", "", PASSWORD, PASSWORD]) {
    await keyboard.press("Tab");
    await keyboard.type(typed);
  }
  await keyboard.press("Enter");
  await waitForNewPassword(page);
  expect(received).toEqual([{ username: "E1001", code: "123456", newPassword: PASSWORD }]);
  expect(await violationsOn(page)).toEqual([]);
});

it("sends nothing by itself, removes the code from the address bar, and has it again after a reload", async () => {
  const received = await open();
  const { page, requests, linkUrl } = portal();
  expect(page.url()).toBe(`${new URL(linkUrl).origin}/`);
  await page.reload();
  expect(await codeField(page).inputValue()).toBe("123456");
  expect(requests.filter((each) => each.includes("/api/"))).toEqual([]);
  expect(received).toEqual([]);
});

it("removes the code from the history entry once the password is set", async () => {
  await open();
  const { page, context } = portal();
  await submitPassword(page, PASSWORD);
  await waitForNewPassword(page);
  expect(await page.evaluate(() => history.state)).toBeNull();
  expect(await context.storageState({ indexedDB: true })).toEqual({ cookies: [], origins: [] });
});

it.each([
  ["an address as the user name", "confirm.ada%40example.com.123456", "ada@example.com"],
  ["a full stop in the user name", "confirm.ada.lovelace.123456", "ada.lovelace"],
  ["characters that a mail program added", "confirm.E1001.123456%3E.", "E1001"],
])("reads a link with %s", async (_, fragment, username) => {
  await open(fragment);
  const { page } = portal();
  expect(await page.getByLabel("User name").inputValue()).toBe(username);
  expect(await codeField(page).inputValue()).toBe("123456");
});

it.each(["confirm.E1001", "confirm.%E0%A4.123456"])("tells what to do after a broken link, %s", async (fragment) => {
  await open(fragment);
  expect(await portal().page.getByRole("heading", { name: "Open the link from your mail" }).isVisible()).toBe(true);
});

it("sends neither two different entries nor half a code", async () => {
  const received = await open();
  const { page } = portal();
  await submitPassword(page, PASSWORD, `${PASSWORD}!`);
  await page.getByRole("alert").getByText("The two entries are not the same.").waitFor();
  await codeField(page).fill("12");
  await submitPassword(page, PASSWORD);
  await page.getByRole("alert").getByText("Please type all of it.").waitFor();
  expect(received).toEqual([]);
});

it.each([
  ["code", { error: "CodeMismatchException", detail: "Invalid verification code provided." }, codeField],
  [
    "password",
    { error: "InvalidPasswordException", detail: "Password must have numeric characters" },
    newPasswordField,
  ],
] as const)("shows Cognito's error about the %s, and accepts the next try", async (_, problem, field) => {
  const received = await open();
  const { page, script } = portal();
  const accept = script.confirm;
  script.confirm = () => ({ ...cognitoProblem, ...problem });
  await submitPassword(page, PASSWORD);
  await page.getByRole("alert").getByText(problem.detail).waitFor();
  expect(await field(page).evaluate((input) => input === document.activeElement)).toBe(true);
  script.confirm = accept;
  await repeatField(page).press("Enter");
  await waitForNewPassword(page);
  expect(received).toHaveLength(1);
});

it("shows why the portal rejects a password", async () => {
  await open();
  const { page, script } = portal();
  const rejection = { reason: "common", message: "This password is easy to guess." } as const;
  script.confirm = () => ({ status: 422, type: "urn:onboarding:problem:password-rejected", rejection });
  await submitPassword(page, PASSWORD);
  await page.getByRole("alert").getByText(rejection.message).waitFor();
  expect(await newPasswordField(page).inputValue()).toBe(PASSWORD);
});

it("says that a code may have worked when an answer was lost", async () => {
  await open();
  const { page, script } = portal();
  script.confirm = () => ({ status: 429, type: "urn:onboarding:problem:busy" });
  await submitPassword(page, PASSWORD);
  await page.getByRole("status").getByText("Many people are here").waitFor();
  script.confirm = () => ({ ...cognitoProblem, error: "CodeMismatchException", detail: "Invalid verification code." });
  await page.getByRole("button", { name: "Try again now" }).click();
  await page.getByRole("alert").getByText("An earlier try may have got through").waitFor();
  expect(await codeField(page).getAttribute("aria-invalid")).toBe("true");
});
