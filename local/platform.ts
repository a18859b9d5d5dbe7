import { join } from "node:path";
import { type AssemblyRun, type OpenPorts, runOnPorts } from "local-aws";
import { createConsole } from "local-console";
import { consoleDeps } from "./console-deps.ts";
import { type Outputs, outputsOf, publishOutputs } from "./outputs.ts";
import { openServers, type Ports } from "./servers.ts";

const ACCOUNT = { region: "eu-west-1", accountId: "000000000000" };

export interface PlatformOptions {
  /** The folder of a cloud assembly with one stack. */
  readonly assembly: string;
  /** Where logs, outputs and built files go. */
  readonly directory: string;
}

/** A running local run. */
export interface Platform extends Pick<AssemblyRun, "services" | "logDirectory" | "stop"> {
  readonly outputs: Outputs;
}

/**
 * Runs a synthesized template on this machine: two ports, every service, every function of the template.
 * Rejects with `PortTaken`, and with `DeploymentFailed` for what the template asks and the local run does not have.
 */
export async function startPlatform(options: PlatformOptions & Ports): Promise<Platform> {
  return runOn(await openServers(options), options);
}

/** As `startPlatform`, on ports that are open already. Closes them when it fails. */
export async function runOn(ports: OpenPorts, { assembly, directory }: PlatformOptions): Promise<Platform> {
  const { endpoint, apiUrl, services, logDirectory, ...run } = await runOnPorts(ports, {
    ...ACCOUNT,
    assembly,
    directory,
    mount: (services) => ({ "/console": createConsole(consoleDeps(services)) }),
  });
  const outputs = outputsOf({ endpoint, portalUrl: apiUrl, ...ACCOUNT }, run.outputs);
  const withdrawOutputs = publishOutputs(join(directory, "outputs.json"), outputs);
  return {
    outputs,
    services,
    logDirectory,
    async stop() {
      withdrawOutputs();
      await run.stop();
    },
  };
}
