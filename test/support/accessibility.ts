import axe from "axe-core";
import type { Page } from "playwright-core";
import { z } from "zod";

const Results = z.object({
  violations: z.array(z.object({ id: z.string(), nodes: z.array(z.object({ failureSummary: z.string() })) })),
});

/** What axe-core objects to on a page as it is now, in the light and in the dark colour scheme. */
export async function violationsOn(page: Page): Promise<string[]> {
  // Evaluated by way of the debugger, which the content security policy does not bind; once for each document.
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axe.source);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  const light = await run(page, "axe.run({ resultTypes: ['violations'] })");
  // Nothing but the colours differs.
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  return [...light, ...(await run(page, "axe.run({ runOnly: ['color-contrast'] })"))];
}

async function run(page: Page, script: string): Promise<string[]> {
  const { violations } = Results.parse(await page.evaluate(script));
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.failureSummary}`));
}
