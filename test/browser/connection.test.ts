import { expect, it } from "vitest";
import { activated, first, handIn, PASSWORD, second, useForm } from "./portal-fixture.ts";
import type { Answer } from "./scripted-portal.ts";
import { views } from "./views.ts";

const form = useForm();

const tryAgain = () => form().page.getByRole("button", { name: "Try again now" });
const says = (text: string) => form().page.getByRole("status").getByText(text).waitFor();

it("keeps what was typed while the network is lost, and sends it once the network is back", async () => {
  const { page, context, handed } = form();
  await context.setOffline(true);
  await handIn(page, PASSWORD);
  await says("There is no connection at the moment.");
  await tryAgain().click();
  expect(await second(page).inputValue()).toBe(PASSWORD);
  await context.setOffline(false);
  await activated(page);
  expect(handed).toEqual([PASSWORD]);
});

it("opens a link once the network is back", async () => {
  const { page, context } = form();
  await context.route("**/api/link/open", (route) => route.abort());
  await page.reload();
  await says("There is no connection at the moment.");
  await context.unrouteAll();
  await tryAgain().click();
  await first(page).waitFor();
  expect(await tryAgain().isVisible()).toBe(false);
});

it("does not send what one has changed one's mind about", async () => {
  const { page, context, handed } = form();
  await context.setOffline(true);
  await handIn(page, PASSWORD);
  await tryAgain().waitFor();
  await first(page).press("End");
  await first(page).pressSequentially("-2");
  await tryAgain().waitFor({ state: "hidden" });
  await context.setOffline(false);
  await handIn(page, `${PASSWORD}-2`);
  await activated(page);
  expect(handed).toEqual([`${PASSWORD}-2`]);
});

it.each<[string, Answer]>([
  ["Our server has a problem at the moment.", { status: 500, type: "urn:onboarding:problem:internal" }],
  ["Many people are here at the moment.", { status: 503, message: "Service Unavailable" }],
  ["There is no connection at the moment.", "<html>Welcome to our hotel</html>"],
])("says '%s' and goes on once the portal answers", async (words, answer) => {
  const { page, script, handed } = form();
  const accept = script.password;
  script.password = () => answer;
  await handIn(page, PASSWORD);
  await says(words);
  script.password = accept;
  await tryAgain().click();
  await activated(page);
  expect(handed).toEqual([PASSWORD]);
});

it("says so when another window was first", async () => {
  const { page, script } = form();
  script.password = () => {
    script.view = () => views.activated;
    return { status: 409, type: "urn:onboarding:problem:link-not-usable", state: "activated" };
  };
  await handIn(page, PASSWORD);
  await activated(page);
  expect(await page.getByText("A password had already been handed in with this link.").isVisible()).toBe(true);
});

it("shows an account that another window activated when one comes back to this one", async () => {
  const { page, script } = form();
  await first(page).fill("half a passw");
  script.view = () => views.activated;
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await activated(page);
  expect(await page.getByText("E1001").isVisible()).toBe(true);
});

it("stops at too many attempts", async () => {
  const { page, script } = form();
  script.password = () => ({ status: 429, type: "urn:onboarding:problem:too-many-attempts" });
  await handIn(page, PASSWORD);
  await page.getByRole("heading", { name: "Too many attempts" }).waitFor();
  expect(await page.getByText("Ask people-team@example.com for a fresh link.").isVisible()).toBe(true);
});
