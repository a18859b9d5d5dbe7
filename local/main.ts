// The whole system on this machine; `npm start` comes here by way of start.mjs.
import { join } from "node:path";
import { parseArgs } from "node:util";
import { z } from "zod";
import { SynthesisFailed, synthesizeApp } from "./assembly/synthesize.ts";
import { inProject } from "./kernel/project.ts";
import { startPlatform } from "./run/platform.ts";
import { quietSdk } from "./run/quiet-sdk.ts";
import { readyText } from "./run/ready-text.ts";
import { hireSample } from "./run/sample.ts";
import { PortTaken } from "./run/servers.ts";

const directory = inProject(".local");
const Port = z.coerce.number().int().min(0).max(65_535);
const Settings = z.object({ LOCAL_AWS_PORT: Port.default(4566), LOCAL_PORTAL_PORT: Port.default(8080) });
const options = { "no-sample": { type: "boolean", default: false } } as const;

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

async function main(): Promise<void> {
  quietSdk();
  const { values } = parseArgs({ options });
  const settings = Settings.parse(process.env);
  const assembly = join(directory, "assembly");
  say("Synthesizing the template …");
  await synthesizeApp(assembly);
  say("Starting the services …");
  const ports = { awsPort: settings.LOCAL_AWS_PORT, portalPort: settings.LOCAL_PORTAL_PORT };
  const platform = await startPlatform({ ...ports, assembly, directory });
  const stop = () => {
    say("\nStopping.");
    void platform.stop().then(() => process.exit(0));
  };
  process.once("SIGINT", stop).once("SIGTERM", stop);
  say(readyText(platform.outputs));
  if (!values["no-sample"]) say(await hireSample(platform));
}

main().catch((error: unknown) => {
  const known = error instanceof PortTaken || error instanceof SynthesisFailed;
  const text = error instanceof Error ? (known ? error.message : (error.stack ?? error.message)) : String(error);
  process.stderr.write(`${text}\n`);
  process.exit(1);
});
