import { generate } from "lean-qr/nano";
import { expect, it } from "vitest";
import { usePortal, waitForActivation } from "./portal-fixture.ts";
import { views } from "./views.ts";

const { secret, uri } = views.setUp.authenticator;
const portal = usePortal();

async function open(): Promise<string[]> {
  const { page, script, linkUrl } = portal();
  const received: string[] = [];
  script.view = () => (received.length === 0 ? views.setUp : views.activated);
  script.code = (code) => {
    received.push(code);
    return views.checking;
  };
  await page.goto(linkUrl);
  await page.getByRole("heading", { name: "Set up your authenticator app" }).waitFor();
  return received;
}

it("draws the app's address as a QR code, dark on light in the dark colour scheme too", async () => {
  await open();
  const { page } = portal();
  await page.emulateMedia({ colorScheme: "dark" });
  const picture = page.getByRole("img", { name: "QR code for your authenticator app" });
  const squares = (await picture.locator("path").getAttribute("d")) ?? "";
  const drawn = [...squares.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x} ${y}`);
  const code = generate(uri);
  const all = Array.from({ length: code.size ** 2 }, (_, i) => [i % code.size, Math.floor(i / code.size)] as const);
  expect(drawn).toEqual(all.filter(([x, y]) => code.get(x, y)).map(([x, y]) => `${x} ${y}`));
  const colours = await picture.evaluate((svg) => [getComputedStyle(svg).backgroundColor, getComputedStyle(svg).fill]);
  expect(colours).toEqual(["rgb(255, 255, 255)", "rgb(0, 0, 0)"]);
});

it("offers the key as a link to an app on the same telephone, as text, and for the clipboard", async () => {
  const { page, context } = portal();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open();
  expect(await page.getByRole("link", { name: "Open the app on this device" }).getAttribute("href")).toBe(uri);
  await page.getByText(secret.replace(/.{4}(?=.)/g, "$& ")).waitFor();
  await page.getByRole("button", { name: "Copy key" }).press("Enter");
  await page.getByRole("status").getByText("Copied.").waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret);
});

it("selects the key when the browser does not allow copying", async () => {
  const { page } = portal();
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await open();
  await page.getByRole("button", { name: "Copy key" }).click();
  await page.getByRole("status").getByText("The key is selected").waitFor();
  expect(await page.evaluate(() => getSelection()?.toString().replaceAll(" ", ""))).toBe(secret);
});

it("accepts the app's first code by keyboard only", async () => {
  const received = await open();
  const { page } = portal();
  for (const focused of ["Open the app on this device", "Copy key"]) {
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(focused);
  }
  await page.keyboard.press("Tab");
  await page.keyboard.type("123 456");
  await page.keyboard.press("Enter");
  await waitForActivation(page);
  expect(received).toEqual(["123456"]);
});
