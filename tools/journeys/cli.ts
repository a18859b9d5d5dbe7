// `npm run journeys` runs whole stories against a deployment, local or not. It exits with 1 if one of them fails.
import { randomBytes } from "node:crypto";
import { silenceSdkWarning } from "local-aws/silence-sdk-warning";
import { findHrSource } from "../../local/emit-hire.ts";
import { CannotRun } from "./cannot-run.ts";
import { findDeployment } from "./deployment.ts";
import { journeys } from "./journeys/journeys.ts";
import { parseOptions } from "./options.ts";
import { runJourneys } from "./runner.ts";
import { usage } from "./usage.ts";
import { worldAt } from "./world.ts";

const print = (line: string) => void process.stdout.write(`${line}\n`);

async function main(): Promise<number> {
  silenceSdkWarning();
  const options = parseOptions(process.argv.slice(2));
  if (options === "help") return print(usage) ?? 0;
  const chosen = journeys.filter(({ title }) => title.includes(options.only ?? ""));
  if (chosen.length === 0) throw new CannotRun(`No journey has ${JSON.stringify(options.only)} in its title.`);
  const deployment = findDeployment(options);
  const source = await findHrSource(deployment.events, deployment.outputs.eventBusName);
  const world = worldAt(deployment, { source, id: randomBytes(4).toString("hex") });
  print(`${chosen.length} journeys against ${deployment.outputs.portalUrl}`);
  try {
    return await runJourneys(chosen, world, print);
  } finally {
    await world.cleanUp();
  }
}

main().then(
  (failed) => {
    process.exitCode = failed > 0 ? 1 : 0;
  },
  (error: unknown) => {
    const text = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
    process.stderr.write(`${error instanceof CannotRun ? error.message : text}\n`);
    process.exitCode = 1;
  },
);
