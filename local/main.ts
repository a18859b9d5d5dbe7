// The whole system on this machine; `npm start` comes here by way of start.mjs.
import { join } from "node:path";
import { stop as stopEsbuild } from "esbuild";
import { DeploymentFailed, type OpenPorts } from "local-aws";
import { silenceSdkWarning } from "local-aws/silence-sdk-warning";
import { readyText } from "./banner.ts";
import { type Platform, runOn } from "./platform.ts";
import { PortTaken } from "./port-taken.ts";
import { inProject } from "./project.ts";
import { hireSample } from "./sample.ts";
import { openServers } from "./servers.ts";
import { InvalidSettings, readSettings } from "./settings.ts";
import { Stopped, stopSignal } from "./stop-signal.ts";
import { SynthesisFailed, synthesizeApp } from "./synthesize.ts";
import { usage } from "./usage.ts";

const directory = inProject(".local");

/** Whose message says it all; a stack would only hide it. */
const problems = [DeploymentFailed, InvalidSettings, PortTaken, SynthesisFailed];

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function main(): Promise<void> {
  silenceSdkWarning();
  const settings = readSettings(process.argv.slice(2), process.env);
  if (settings.help) return say(usage);
  // Before anything is written, so that a second start leaves a local run that has these ports alone.
  const servers = await openServers(settings);
  const signal = stopSignal();
  const stopped = new Promise<void>((resolve) => signal.addEventListener("abort", () => resolve()));
  signal.addEventListener("abort", () => say("\nStopping."));
  const platform = await start(servers, signal);
  await Promise.race([stopped, introduce(platform, settings.sample)]);
  await stopped;
  await platform.stop();
}

/** Rejects with `Stopped` when `signal` aborts meanwhile. */
async function start(servers: OpenPorts, signal: AbortSignal): Promise<Platform> {
  const assembly = join(directory, "assembly");
  say("Synthesizing the template …");
  await synthesizeApp(assembly, signal);
  say("Starting the services …");
  const platform = await runOn(servers, { assembly, directory });
  // All is built. Its process would stay, with 35 MB.
  await stopEsbuild();
  if (signal.aborted) await platform.stop();
  signal.throwIfAborted();
  return platform;
}

async function introduce(platform: Platform, withSample: boolean): Promise<void> {
  say(readyText(platform.outputs));
  if (withSample) say(await hireSample(platform));
}

function fail(error: unknown): never {
  if (error instanceof Stopped) process.exit(0);
  const isKnown = problems.some((problem) => error instanceof problem);
  const text = error instanceof Error ? (isKnown ? error.message : (error.stack ?? error.message)) : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
}

main().then(() => process.exit(0), fail);
