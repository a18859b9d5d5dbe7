import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, expect } from "vitest";
import { launchBrowser, newVisitor, type Visitor } from "../support/browser.ts";
import { type Script, startScriptedPortal } from "./scripted-portal.ts";
import { views } from "./views.ts";

export const PASSWORD = "river-stone-lamp-nine";

export const newPasswordField = (page: Page) => page.getByLabel("New password");
export const repeatField = (page: Page) => page.getByLabel("The same password again");
export const waitForActivation = (page: Page) => page.getByRole("heading", { name: "You are all set, Ada" }).waitFor();

/** Types the password and its repeat, and presses Enter. */
export async function submitPassword(page: Page, password: string, repeat = password): Promise<void> {
  await newPasswordField(page).fill(password);
  await repeatField(page).fill(repeat);
  await repeatField(page).press("Enter");
}

/** A visitor with an empty page, and the script of the portal. */
export interface PortalFixture extends Visitor {
  readonly linkUrl: string;
  readonly script: Script;
}

/** A visitor who sees the password form. */
export interface PasswordFormFixture extends PortalFixture {
  /** The passwords that arrived. The first one activates the account. */
  readonly received: string[];
}

/** Starts a scripted portal for the tests of a file, and a visitor before each test. Returns a getter for both. */
export function usePortal(): () => PortalFixture {
  let browser: Browser;
  let portal: Awaited<ReturnType<typeof startScriptedPortal>>;
  let fixture: PortalFixture;
  beforeAll(async () => {
    [browser, portal] = await Promise.all([launchBrowser(), startScriptedPortal()]);
  });
  afterAll(() => Promise.all([browser.close(), portal.stop()]));
  beforeEach(async () => {
    const { url, script } = portal;
    fixture = { ...(await newVisitor(browser)), linkUrl: `${url}/#hire-E1001.secret`, script };
  });
  afterEach(async () => {
    await fixture.context.close();
    expect(fixture.complaints).toEqual([]);
  });
  return () => fixture;
}

/** The same, with the password form open before each test, and a portal that accepts every password. */
export function usePasswordForm(): () => PasswordFormFixture {
  const portal = usePortal();
  let form: PasswordFormFixture;
  beforeEach(async () => {
    const { script } = portal();
    const received: string[] = [];
    script.view = () => (received.length === 0 ? views.ready : views.activated);
    script.password = (newPassword) => {
      received.push(newPassword);
      return views.checking;
    };
    form = { ...portal(), received };
    await form.page.goto(form.linkUrl);
    await form.page.getByRole("button", { name: "Set password" }).waitFor();
  });
  return () => form;
}
