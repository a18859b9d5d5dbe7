import axe from "axe-core";
import type { Page } from "playwright-core";
import { z } from "zod";

const Results = z.object({
  violations: z.array(z.object({ id: z.string(), nodes: z.array(z.object({ failureSummary: z.string() })) })),
});

/** The violations that axe-core finds on a page in its present state, in the light and the dark colour scheme. */
export async function violationsOn(page: Page): Promise<string[]> {
  // The debugger evaluates it, because the content security policy does not apply there; once for each document.
  if (!(await page.evaluate("'axe' in window"))) await page.evaluate(axe.source);
  await page.emulateMedia({ colorScheme: "light", reducedMotion: "reduce" });
  const light = await run(page, "axe.run({ resultTypes: ['violations'] })");
  // Only the colours differ in the dark scheme.
  await page.emulateMedia({ colorScheme: "dark", reducedMotion: "reduce" });
  return [...light, ...(await run(page, "axe.run({ runOnly: ['color-contrast'] })"))];
}

async function run(page: Page, script: string): Promise<string[]> {
  const { violations } = Results.parse(await page.evaluate(script));
  return violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.failureSummary}`));
}
