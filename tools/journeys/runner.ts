import type { Journey, World } from "./world.ts";

/** Runs the journeys one after the other and prints a line for each. Resolves with the number of failed ones. */
export async function runJourneys(
  journeys: readonly Journey[],
  world: World,
  print: (line: string) => void,
): Promise<number> {
  let failed = 0;
  for (const { title, run } of journeys) {
    const start = performance.now();
    const error = await run(world).then(
      () => undefined,
      (thrown: unknown) => thrown ?? "nothing was thrown",
    );
    const took = `${((performance.now() - start) / 1_000).toFixed(1).padStart(5)} s`;
    print(`${error === undefined ? "  ok    " : "  FAILED"} ${took}  ${title}`);
    if (error === undefined) continue;
    failed += 1;
    print(explain(error));
  }
  print(`${journeys.length - failed} of ${journeys.length} journeys passed${failed > 0 ? `, ${failed} failed` : ""}.`);
  return failed;
}

function explain(error: unknown): string {
  const text = error instanceof Error ? (error.stack ?? `${error.name}: ${error.message}`) : String(error);
  return text.replaceAll(/^/gm, "          ");
}
