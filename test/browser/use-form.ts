import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { launchBrowser, newVisitor, type Visitor } from "../support/browser.ts";
import { type Script, startScriptedPortal } from "./scripted-portal.ts";
import { views } from "./views.ts";

export const PASSWORD = "river-stone-lamp-nine";

export const first = (page: Page) => page.getByLabel("New password");
export const second = (page: Page) => page.getByLabel("The same password again");
export const activated = (page: Page) => page.getByRole("heading", { name: "You are all set, Ada" }).waitFor();

/** Types both entries and presses Enter. */
export async function handIn(page: Page, password: string, again = password): Promise<void> {
  await first(page).fill(password);
  await second(page).fill(again);
  await second(page).press("Enter");
}

export interface Form extends Visitor {
  readonly address: string;
  readonly script: Script;
  /** The passwords that arrived. One is enough for the account to be active. */
  readonly handed: string[];
}

/** Before each test of a file, opens the form in front of a portal that takes every password; gives what is open. */
export function useForm(): () => Form {
  let browser: Browser;
  let portal: Awaited<ReturnType<typeof startScriptedPortal>>;
  let form: Form;
  beforeAll(async () => {
    [browser, portal] = await Promise.all([launchBrowser(), startScriptedPortal()]);
  });
  afterAll(() => Promise.all([browser.close(), portal.stop()]));
  beforeEach(async () => {
    const { url, script } = portal;
    const handed: string[] = [];
    script.view = () => (handed.length === 0 ? views.ready : views.activated);
    script.password = (newPassword) => {
      handed.push(newPassword);
      return views.checking;
    };
    form = { ...(await newVisitor(browser)), address: `${url}/#hire-E1001.secret`, script, handed };
    await form.page.goto(form.address);
    await form.page.getByRole("button", { name: "Set password" }).waitFor();
  });
  afterEach(async () => {
    await form.context.close();
    expect(form.complaints).toEqual([]);
  });
  return () => form;
}
