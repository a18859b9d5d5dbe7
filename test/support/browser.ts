import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import { chromiumOptions } from "../../packages/local-console/test/support/chromium.ts";

/** A headless Chromium; `close()` it. */
export async function launchBrowser(): Promise<Browser> {
  return chromium.launch(await chromiumOptions());
}

/** A telephone with the smallest width that WCAG 1.4.10 requires. */
const telephone = { width: 320, height: 640 } as const;

export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** The texts of console errors, uncaught errors and violations of the content security policy. */
  readonly complaints: readonly string[];
  /** The address of every request, in order. */
  readonly requests: readonly string[];
}

/** Opens a page with a new browser profile, and records every complaint and request. */
export async function newVisitor(browser: Browser, colorScheme: "light" | "dark" = "light"): Promise<Visitor> {
  const context = await browser.newContext({ viewport: telephone, colorScheme });
  context.setDefaultTimeout(10_000);
  const complaints: string[] = [];
  const requests: string[] = [];
  context.on("weberror", (error) => complaints.push(error.error().message));
  context.on("console", (message) => {
    // The browser itself logs each answer of 400 and above, and each lost connection.
    const expected = message.text().startsWith("Failed to load resource:");
    if (["error", "warning"].includes(message.type()) && !expected) complaints.push(message.text());
  });
  context.on("request", (request) => requests.push(request.url()));
  return { context, page: await context.newPage(), complaints, requests };
}
