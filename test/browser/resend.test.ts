import { expect, it } from "vitest";
import { violationsOn } from "../support/accessibility.ts";
import { usePortal } from "./portal-fixture.ts";
import { views } from "./views.ts";

const portal = usePortal();

const waitForConfirmation = () => portal().page.getByRole("heading", { name: "Look into your mailbox" }).waitFor();

/** Opens an expired link; returns the links that arrive with requests for a fresh one. */
async function open(): Promise<string[]> {
  const { page, script, linkUrl } = portal();
  const sentLinks: string[] = [];
  script.view = () => views.expired;
  script.resend = (link) => {
    sentLinks.push(link);
    return { state: "requested" };
  };
  await page.goto(linkUrl);
  await page.getByRole("button", { name: "Send me a fresh link" }).waitFor();
  return sentLinks;
}

it("requests a fresh link by keyboard only, and does not tell whose it is", async () => {
  const sentLinks = await open();
  const { page } = portal();
  expect(sentLinks).toEqual([]);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await waitForConfirmation();
  await page.getByText("If this link was yours, a fresh one is on its way to the same address.").waitFor();
  expect(sentLinks).toEqual(["hire-E1001.secret"]);
  expect(await violationsOn(page)).toEqual([]);
});

it("repeats the request while the portal has a problem", async () => {
  const sentLinks = await open();
  const { page, script } = portal();
  const accept = script.resend;
  script.resend = () => ({ status: 500, type: "urn:onboarding:problem:internal" });
  await page.getByRole("button", { name: "Send me a fresh link" }).click();
  await page.getByRole("status").getByText("Our server has a problem").waitFor();
  script.resend = accept;
  await page.getByRole("button", { name: "Try again now" }).click();
  await waitForConfirmation();
  expect(sentLinks).toEqual(["hire-E1001.secret"]);
});
