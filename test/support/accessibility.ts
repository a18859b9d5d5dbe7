import axe from "axe-core";
import type { Page } from "playwright-core";
import { z } from "zod";

const Results = z.object({
  violations: z.array(z.object({ id: z.string(), nodes: z.array(z.object({ failureSummary: z.string() })) })),
});

/** What axe-core objects to on a page as it is now, in the light and in the dark colour scheme. */
export async function violationsOn(page: Page): Promise<string[]> {
  // Evaluated by way of the debugger, which the content security policy does not bind.
  await page.evaluate(axe.source);
  const found: string[] = [];
  for (const colorScheme of ["light", "dark"] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: "reduce" });
    const { violations } = Results.parse(await page.evaluate("axe.run()"));
    for (const { id, nodes } of violations) {
      found.push(...nodes.map((node) => `${colorScheme}: ${id}: ${node.failureSummary}`));
    }
  }
  return found;
}
