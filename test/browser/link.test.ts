import { expect, it } from "vitest";
import { first, useForm } from "./portal-fixture.ts";
import { views } from "./views.ts";

const form = useForm();

const origin = () => new URL(form().address).origin;

it("takes the secret out of the address bar, and finds it again on reload", async () => {
  const { page, script } = form();
  const asked: string[] = [];
  script.view = (link) => {
    asked.push(link);
    return views.ready;
  };
  expect(page.url()).toBe(`${origin()}/`);
  await page.reload();
  await first(page).waitFor();
  expect(asked).toEqual(["hire-E1001.secret"]);
});

it("follows a second link pasted into the same tab, and back and forward between the two", async () => {
  const { page, script } = form();
  const heading = (name: string) => page.getByRole("heading", { name }).waitFor();
  script.view = (link) => (link === "hire-E1001.newer" ? views.activated : views.replaced);
  await page.goto(`${origin()}/#hire-E1001.newer`);
  await heading("You are all set, Ada");
  expect(page.url()).toBe(`${origin()}/`);
  await page.goBack();
  await heading("There is a newer link");
  await page.goForward();
  await heading("You are all set, Ada");
});

it.each([
  ["a closing bracket of the mail", "hire-E1001.secret>", "hire-E1001.secret"],
  ["the end of a sentence", "hire-E1001.secret.", "hire-E1001.secret"],
  ["more than a link can be", "x".repeat(5000), "x".repeat(200)],
])("asks about no more than the link when it comes with %s", async (_, fragment, link) => {
  const { page, script } = form();
  const asked: string[] = [];
  script.view = (sent) => {
    asked.push(sent);
    return views.unknown;
  };
  await page.goto(`${origin()}/#${fragment}`);
  await page.getByRole("heading", { name: "This link does not work" }).waitFor();
  expect(asked).toEqual([link]);
});

it("asks no other origin for anything, and writes nothing into the browser's stores", async () => {
  const { page, context, requests } = form();
  expect(requests.filter((address) => new URL(address).origin !== origin())).toEqual([]);
  expect(requests.filter((address) => address.includes("secret") && !address.includes("#"))).toEqual([]);
  expect(await context.storageState({ indexedDB: true })).toEqual({ cookies: [], origins: [] });
  expect(await page.evaluate(() => sessionStorage.length)).toBe(0);
});
