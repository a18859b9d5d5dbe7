import { generate } from "lean-qr/nano";
import { expect, it } from "vitest";
import { activated, useStage } from "./portal-fixture.ts";
import { views } from "./views.ts";

const { secret, uri } = views.setUp.authenticator;
const stage = useStage();

async function open(): Promise<string[]> {
  const { page, script, address } = stage();
  const handed: string[] = [];
  script.view = () => (handed.length === 0 ? views.setUp : views.activated);
  script.code = (code) => {
    handed.push(code);
    return views.checking;
  };
  await page.goto(address);
  await page.getByRole("heading", { name: "Set up your authenticator app" }).waitFor();
  return handed;
}

it("draws the address for the app as a QR code, dark on light in the dark colour scheme too", async () => {
  await open();
  const { page } = stage();
  await page.emulateMedia({ colorScheme: "dark" });
  const picture = page.getByRole("img", { name: "QR code for your authenticator app" });
  const runs = (await picture.locator("path").getAttribute("d")) ?? "";
  const drawn = [...runs.matchAll(/M(\d+) (\d+)h1v1h-1z/g)].map(([, x, y]) => `${x} ${y}`);
  const code = generate(uri);
  const all = Array.from({ length: code.size ** 2 }, (_, i) => [i % code.size, Math.floor(i / code.size)] as const);
  expect(drawn).toEqual(all.filter(([x, y]) => code.get(x, y)).map(([x, y]) => `${x} ${y}`));
  const colours = await picture.evaluate((svg) => [getComputedStyle(svg).backgroundColor, getComputedStyle(svg).fill]);
  expect(colours).toEqual(["rgb(255, 255, 255)", "rgb(0, 0, 0)"]);
});

it("offers the key to an app on the same telephone, to the clipboard and to the eye", async () => {
  const { page, context } = stage();
  await context.grantPermissions(["clipboard-read", "clipboard-write"]);
  await open();
  expect(await page.getByRole("link", { name: "Open the app on this device" }).getAttribute("href")).toBe(uri);
  await page.getByText(secret.replace(/.{4}(?=.)/g, "$& ")).waitFor();
  await page.getByRole("button", { name: "Copy key" }).press("Enter");
  await page.getByRole("status").getByText("Copied.").waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(secret);
});

it("selects the key where the browser does not let it copy", async () => {
  const { page } = stage();
  await page.addInitScript(() => Object.defineProperty(navigator, "clipboard", { value: undefined }));
  await open();
  await page.getByRole("button", { name: "Copy key" }).click();
  await page.getByRole("status").getByText("The key is selected").waitFor();
  expect(await page.evaluate(() => getSelection()?.toString().replaceAll(" ", ""))).toBe(secret);
});

it("takes the first code of the app by keyboard only", async () => {
  const handed = await open();
  const { page } = stage();
  for (const stop of ["Open the app on this device", "Copy key"]) {
    await page.keyboard.press("Tab");
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(stop);
  }
  await page.keyboard.press("Tab");
  await page.keyboard.type("123 456");
  await page.keyboard.press("Enter");
  await activated(page);
  expect(handed).toEqual(["123456"]);
});
