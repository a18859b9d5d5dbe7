import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import {
  newPasswordField,
  PASSWORD,
  repeatField,
  submitPassword,
  usePasswordForm,
  waitForActivation,
} from "./portal-fixture.ts";
import { rejected, views } from "./views.ts";

const form = usePasswordForm();

const announcement = (page: Page) => page.locator("form").getByRole("status");

it.each([
  ["nothing", "", "", "Please choose a password first.", newPasswordField],
  ["too few characters", "short", "short", "Your password has 5 characters. It needs at least 15.", newPasswordField],
  [
    "too many characters",
    "x".repeat(257),
    "",
    "Your password has 257 characters. At most 256 are possible.",
    newPasswordField,
  ],
  ["two different entries", PASSWORD, `${PASSWORD}!`, "The two entries are not the same.", repeatField],
  ["14 characters of two UTF-16 units each", "🪨".repeat(14), "", "Your password has 14 characters.", newPasswordField],
])("does not send %s, says why, and focuses the field to correct", async (_, password, again, message, field) => {
  const { page, received } = form();
  await submitPassword(page, password, again);
  await page.getByRole("alert").getByText(message).waitFor();
  expect(await field(page).evaluate((input) => input === document.activeElement)).toBe(true);
  expect(await field(page).getAttribute("aria-invalid")).toBe("true");
  expect(received).toEqual([]);
});

it("shows which rules are met during typing, and announces them when typing pauses", async () => {
  const { page } = form();
  await newPasswordField(page).pressSequentially("river");
  await page.getByText("At least 15 characters (5)").waitFor();
  await announcement(page).getByText("5 of 15 characters.").waitFor();
  await newPasswordField(page).fill(PASSWORD);
  await repeatField(page).fill("rivers");
  await page.getByRole("listitem").getByText("The two entries differ").waitFor();
  await repeatField(page).fill(PASSWORD);
  await announcement(page).getByText("Long enough. Both entries are the same.").waitFor();
  expect(await page.getByRole("listitem").allTextContents()).toEqual([
    "At least 15 characters (done)",
    "Both entries are the same (done)",
  ]);
});

it("shows what was typed when asked to, and hides it again", async () => {
  const { page } = form();
  const types = () =>
    Promise.all([newPasswordField(page), repeatField(page)].map((field) => field.getAttribute("type")));
  await page.getByRole("button", { name: "Show what I type", pressed: false }).click();
  expect(await types()).toEqual(["text", "text"]);
  await page.getByRole("button", { name: "Show what I type", pressed: true }).click();
  expect(await types()).toEqual(["password", "password"]);
});

it("allows password managers and paste", async () => {
  for (const field of [newPasswordField(form().page), repeatField(form().page)]) {
    expect(await field.getAttribute("autocomplete")).toBe("new-password");
    expect(await field.getAttribute("maxlength")).toBeNull();
    expect(await field.evaluate((input) => input.dispatchEvent(new Event("paste", { cancelable: true })))).toBe(true);
  }
});

it("sends a password once, however often the button is pressed", async () => {
  const { page, received, script } = form();
  let answer = () => {};
  const answered = new Promise<void>((resolve) => {
    answer = resolve;
  });
  script.password = async (newPassword) => {
    received.push(newPassword);
    await answered;
    return views.checking;
  };
  await submitPassword(page, PASSWORD);
  await page.getByRole("button", { name: "Sending…" }).click({ force: true });
  await repeatField(page).press("Enter");
  answer();
  await waitForActivation(page);
  expect(received).toEqual([PASSWORD]);
});

it("keeps what was typed when the password is rejected, and accepts the next one", async () => {
  const { page, script } = form();
  const accept = script.password;
  const problem = { status: 422, type: "urn:onboarding:problem:password-rejected" };
  script.password = () => ({ ...problem, rejection: rejected.rejection });
  await submitPassword(page, PASSWORD);
  await page.getByRole("alert").getByText("This password is easy to guess.").waitFor();
  expect(await newPasswordField(page).inputValue()).toBe(PASSWORD);
  script.password = accept;
  await submitPassword(page, `${PASSWORD}-more`);
  await waitForActivation(page);
});
