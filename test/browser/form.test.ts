import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { activated, first, handIn, PASSWORD, second, useForm } from "./portal-fixture.ts";
import { rejected, views } from "./views.ts";

const form = useForm();

const spoken = (page: Page) => page.locator("form").getByRole("status");
it.each([
  ["nothing", "", "", "Please choose a password first.", first],
  ["too few characters", "short", "short", "Your password has 5 characters. It needs at least 15.", first],
  ["too many characters", "x".repeat(257), "", "Your password has 257 characters. At most 256 are possible.", first],
  ["two different entries", PASSWORD, `${PASSWORD}!`, "The two entries are not the same.", second],
  ["14 characters of two UTF-16 units each", "🪨".repeat(14), "", "Your password has 14 characters.", first],
])("does not send %s, says why, and goes to the field to mend", async (_, password, again, message, field) => {
  const { page, handed } = form();
  await handIn(page, password, again);
  await page.getByRole("alert").getByText(message).waitFor();
  expect(await field(page).evaluate((input) => input === document.activeElement)).toBe(true);
  expect(await field(page).getAttribute("aria-invalid")).toBe("true");
  expect(handed).toEqual([]);
});

it("ticks the rules off while one types, and says so once typing pauses", async () => {
  const { page } = form();
  await first(page).pressSequentially("river");
  await page.getByText("At least 15 characters (5)").waitFor();
  await spoken(page).getByText("5 of 15 characters.").waitFor();
  await first(page).fill(PASSWORD);
  await second(page).fill("rivers");
  await page.getByRole("listitem").getByText("The two entries differ").waitFor();
  await second(page).fill(PASSWORD);
  await spoken(page).getByText("Long enough. Both entries are the same.").waitFor();
  expect(await page.getByRole("listitem").allTextContents()).toEqual([
    "At least 15 characters (done)",
    "Both entries are the same (done)",
  ]);
});

it("shows what was typed when asked to, and hides it again", async () => {
  const { page } = form();
  const types = () => Promise.all([first(page), second(page)].map((field) => field.getAttribute("type")));
  await page.getByRole("button", { name: "Show what I type", pressed: false }).click();
  expect(await types()).toEqual(["text", "text"]);
  await page.getByRole("button", { name: "Show what I type", pressed: true }).click();
  expect(await types()).toEqual(["password", "password"]);
});

it("lets password managers and the clipboard in", async () => {
  for (const field of [first(form().page), second(form().page)]) {
    expect(await field.getAttribute("autocomplete")).toBe("new-password");
    expect(await field.getAttribute("maxlength")).toBeNull();
    expect(await field.evaluate((input) => input.dispatchEvent(new Event("paste", { cancelable: true })))).toBe(true);
  }
});

it("sends a password once, however often one presses", async () => {
  const { page, handed, script } = form();
  let arrive = () => {};
  const arrived = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  script.password = async (newPassword) => {
    handed.push(newPassword);
    await arrived;
    return views.checking;
  };
  await handIn(page, PASSWORD);
  await page.getByRole("button", { name: "Sending…" }).click({ force: true });
  await second(page).press("Enter");
  arrive();
  await activated(page);
  expect(handed).toEqual([PASSWORD]);
});

it("keeps what was typed when the password is refused, and takes the next one", async () => {
  const { page, script } = form();
  const accept = script.password;
  const problem = { status: 422, type: "urn:onboarding:problem:password-rejected" };
  script.password = () => ({ ...problem, rejection: rejected.rejection });
  await handIn(page, PASSWORD);
  await page.getByRole("alert").getByText("This password is easy to guess.").waitFor();
  expect(await first(page).inputValue()).toBe(PASSWORD);
  script.password = accept;
  await handIn(page, `${PASSWORD}-more`);
  await activated(page);
});
