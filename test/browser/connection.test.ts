import { expect, it } from "vitest";
import {
  newPasswordField,
  PASSWORD,
  repeatField,
  submitPassword,
  usePasswordForm,
  waitForActivation,
} from "./portal-fixture.ts";
import type { Answer } from "./scripted-portal.ts";
import { views } from "./views.ts";

const form = usePasswordForm();

const retryButton = () => form().page.getByRole("button", { name: "Try again now" });
const waitForNotice = (text: string) => form().page.getByRole("status").getByText(text).waitFor();

it("keeps what was typed while the network is lost, and sends it once the network is back", async () => {
  const { page, context, received } = form();
  await context.setOffline(true);
  await submitPassword(page, PASSWORD);
  await waitForNotice("There is no connection at the moment.");
  await retryButton().click();
  expect(await repeatField(page).inputValue()).toBe(PASSWORD);
  await context.setOffline(false);
  await waitForActivation(page);
  expect(received).toEqual([PASSWORD]);
});

it("opens a link once the network is back", async () => {
  const { page, context } = form();
  await context.route("**/api/link/open", (route) => route.abort());
  await page.reload();
  await waitForNotice("There is no connection at the moment.");
  await context.unrouteAll();
  await retryButton().click();
  await newPasswordField(page).waitFor();
  expect(await retryButton().isVisible()).toBe(false);
});

it("does not send a password that was edited while the network was lost", async () => {
  const { page, context, received } = form();
  await context.setOffline(true);
  await submitPassword(page, PASSWORD);
  await retryButton().waitFor();
  await newPasswordField(page).press("End");
  await newPasswordField(page).pressSequentially("-2");
  await retryButton().waitFor({ state: "hidden" });
  await context.setOffline(false);
  await submitPassword(page, `${PASSWORD}-2`);
  await waitForActivation(page);
  expect(received).toEqual([`${PASSWORD}-2`]);
});

it.each<[string, Answer]>([
  ["Our server has a problem at the moment.", { status: 500, type: "urn:onboarding:problem:internal" }],
  ["Many people are here at the moment.", { status: 503, message: "Service Unavailable" }],
  ["There is no connection at the moment.", "<html>Welcome to our hotel</html>"],
])("says '%s' and goes on once the portal answers", async (notice, answer) => {
  const { page, script, received } = form();
  const accept = script.password;
  script.password = () => answer;
  await submitPassword(page, PASSWORD);
  await waitForNotice(notice);
  script.password = accept;
  await retryButton().click();
  await waitForActivation(page);
  expect(received).toEqual([PASSWORD]);
});

it("says when another window has already set a password", async () => {
  const { page, script } = form();
  script.password = () => {
    script.view = () => views.activated;
    return { status: 409, type: "urn:onboarding:problem:link-not-usable", state: "activated" };
  };
  await submitPassword(page, PASSWORD);
  await waitForActivation(page);
  expect(await page.getByText("A password had already been handed in with this link.").isVisible()).toBe(true);
});

it("shows an account that another window activated when the person comes back to this one", async () => {
  const { page, script } = form();
  await newPasswordField(page).fill("half a passw");
  script.view = () => views.activated;
  await page.evaluate(() => document.dispatchEvent(new Event("visibilitychange")));
  await waitForActivation(page);
  expect(await page.getByText("E1001").isVisible()).toBe(true);
});

it("ends after too many attempts", async () => {
  const { page, script } = form();
  script.password = () => ({ status: 429, type: "urn:onboarding:problem:too-many-attempts" });
  await submitPassword(page, PASSWORD);
  await page.getByRole("heading", { name: "Too many attempts" }).waitFor();
  expect(await page.getByText("Ask people-team@example.com for a fresh link.").isVisible()).toBe(true);
});
