import { expect, it } from "vitest";
import { violationsOn } from "../support/accessibility.ts";
import { useStage } from "./portal-fixture.ts";
import { views } from "./views.ts";

const stage = useStage();

const requested = () => stage().page.getByRole("heading", { name: "Look into your mailbox" }).waitFor();

/** Opens an expired link; gives the links that a fresh one was asked for. */
async function open(): Promise<string[]> {
  const { page, script, address } = stage();
  const asked: string[] = [];
  script.view = () => views.expired;
  script.resend = (link) => {
    asked.push(link);
    return { state: "requested" };
  };
  await page.goto(address);
  await page.getByRole("button", { name: "Send me a fresh link" }).waitFor();
  return asked;
}

it("asks for a fresh link by keyboard only, and does not say whose it was", async () => {
  const asked = await open();
  const { page } = stage();
  expect(asked).toEqual([]);
  await page.keyboard.press("Tab");
  await page.keyboard.press("Enter");
  await requested();
  await page.getByText("If this link was yours, a fresh one is on its way to the same address.").waitFor();
  expect(asked).toEqual(["hire-E1001.secret"]);
  expect(await violationsOn(page)).toEqual([]);
});

it("keeps asking while the portal has a problem", async () => {
  const asked = await open();
  const { page, script } = stage();
  const accept = script.resend;
  script.resend = () => ({ status: 500, type: "urn:onboarding:problem:internal" });
  await page.getByRole("button", { name: "Send me a fresh link" }).click();
  await page.getByRole("status").getByText("Our server has a problem").waitFor();
  script.resend = accept;
  await page.getByRole("button", { name: "Try again now" }).click();
  await requested();
  expect(asked).toEqual(["hire-E1001.secret"]);
});
