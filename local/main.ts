// The whole system on this machine; `npm start` comes here by way of start.mjs.
import { join } from "node:path";
import { DeploymentFailed } from "./assembly/deploy.ts";
import { SynthesisFailed, synthesizeApp } from "./assembly/synthesize.ts";
import { inProject } from "./kernel/project.ts";
import { type Platform, runOn } from "./run/platform.ts";
import { quietSdk } from "./run/quiet-sdk.ts";
import { readyText } from "./run/ready-text.ts";
import { hireSample } from "./run/sample.ts";
import { openServers, PortTaken } from "./run/servers.ts";
import { InvalidSettings, readSettings } from "./run/settings.ts";

const directory = inProject(".local");

/** Whose message says it all; a stack would only hide it. */
const problems = [DeploymentFailed, InvalidSettings, PortTaken, SynthesisFailed];

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function main(): Promise<void> {
  quietSdk();
  const settings = readSettings(process.argv.slice(2), process.env);
  const assembly = join(directory, "assembly");
  // Before anything is written, so that a second start leaves a local run that has these ports alone.
  const servers = await openServers(settings);
  say("Synthesizing the template …");
  await synthesizeApp(assembly);
  say("Starting the services …");
  const platform = await runOn(servers, { assembly, directory });
  stopOnSignal(platform);
  say(readyText(platform.outputs));
  if (settings.sample) say(await hireSample(platform));
}

/** Once, however often it is asked: npm passes on a Ctrl-C that the terminal has sent here already. */
function stopOnSignal(platform: Platform): void {
  let stopping = false;
  const stop = () => {
    if (stopping) return;
    stopping = true;
    say("\nStopping.");
    void platform.stop().then(() => process.exit(0));
  };
  process.on("SIGINT", stop).on("SIGTERM", stop);
}

main().catch((error: unknown) => {
  const isKnown = problems.some((problem) => error instanceof problem);
  const text = error instanceof Error ? (isKnown ? error.message : (error.stack ?? error.message)) : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
});
