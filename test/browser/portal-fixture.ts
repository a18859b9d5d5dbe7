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

export interface Stage extends Visitor {
  /** Of a link. */
  readonly address: string;
  readonly script: Script;
}

export interface Form extends Stage {
  /** The passwords that arrived. One is enough for the account to be active. */
  readonly handed: string[];
}

/** Before each test of a file, has a visitor in front of a portal that a test scripts; gives both. */
export function useStage(): () => Stage {
  let browser: Browser;
  let portal: Awaited<ReturnType<typeof startScriptedPortal>>;
  let stage: Stage;
  beforeAll(async () => {
    [browser, portal] = await Promise.all([launchBrowser(), startScriptedPortal()]);
  });
  afterAll(() => Promise.all([browser.close(), portal.stop()]));
  beforeEach(async () => {
    const { url, script } = portal;
    stage = { ...(await newVisitor(browser)), address: `${url}/#hire-E1001.secret`, script };
  });
  afterEach(async () => {
    await stage.context.close();
    expect(stage.complaints).toEqual([]);
  });
  return () => stage;
}

/** Before each test of a file, opens the form in front of a portal that takes every password; gives what is open. */
export function useForm(): () => Form {
  const stage = useStage();
  let form: Form;
  beforeEach(async () => {
    const { script } = stage();
    const handed: string[] = [];
    script.view = () => (handed.length === 0 ? views.ready : views.activated);
    script.password = (newPassword) => {
      handed.push(newPassword);
      return views.checking;
    };
    form = { ...stage(), handed };
    await form.page.goto(form.address);
    await form.page.getByRole("button", { name: "Set password" }).waitFor();
  });
  return () => form;
}
