import { expect, it } from "vitest";
import { newPasswordField, usePasswordForm } from "./portal-fixture.ts";
import { views } from "./views.ts";

const form = usePasswordForm();

const origin = () => new URL(form().linkUrl).origin;

it("removes the secret from the address bar, and has it again after a reload", async () => {
  const { page, script } = form();
  const sentLinks: string[] = [];
  script.view = (link) => {
    sentLinks.push(link);
    return views.ready;
  };
  expect(page.url()).toBe(`${origin()}/`);
  await page.reload();
  await newPasswordField(page).waitFor();
  expect(sentLinks).toEqual(["hire-E1001.secret"]);
});

it("opens a second link pasted into the same tab, and goes back and forward between the two", async () => {
  const { page, script } = form();
  const waitForHeading = (name: string) => page.getByRole("heading", { name }).waitFor();
  script.view = (link) => (link === "hire-E1001.newer" ? views.activated : views.replaced);
  await page.goto(`${origin()}/#hire-E1001.newer`);
  await waitForHeading("You are all set, Ada");
  expect(page.url()).toBe(`${origin()}/`);
  await page.goBack();
  await waitForHeading("There is a newer link");
  await page.goForward();
  await waitForHeading("You are all set, Ada");
});

it.each([
  ["a closing bracket of the mail", "hire-E1001.secret>", "hire-E1001.secret"],
  ["the full stop of a sentence", "hire-E1001.secret.", "hire-E1001.secret"],
  ["more characters than a link can have", "x".repeat(5000), "x".repeat(200)],
])("sends no more than the link when the fragment has %s", async (_, fragment, link) => {
  const { page, script } = form();
  const sentLinks: string[] = [];
  script.view = (sent) => {
    sentLinks.push(sent);
    return views.unknown;
  };
  await page.goto(`${origin()}/#${fragment}`);
  await page.getByRole("heading", { name: "This link does not work" }).waitFor();
  expect(sentLinks).toEqual([link]);
});

it("asks no other origin for anything, and writes nothing into the browser's stores", async () => {
  const { page, context, requests } = form();
  expect(requests.filter((address) => new URL(address).origin !== origin())).toEqual([]);
  expect(requests.filter((address) => address.includes("secret") && !address.includes("#"))).toEqual([]);
  expect(await context.storageState({ indexedDB: true })).toEqual({ cookies: [], origins: [] });
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
});
