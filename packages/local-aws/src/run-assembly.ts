import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Hono } from "hono";
import { readAssembly } from "./assembly/assembly.ts";
import { deployTemplate } from "./assembly/deploy-template.ts";
import type { Services } from "./create-services.ts";
import { createApiListener } from "./endpoint/api-listener.ts";
import { createEndpoint } from "./endpoint/endpoint.ts";
import { type OpenPorts, openPorts, type Ports } from "./endpoint/ports.ts";
import { createLocalServices, type LocalServices } from "./local-services.ts";
import { createFunctionLogs } from "./services/lambda/function-logs.ts";
import { buildBootstrap } from "./services/lambda/runtime/build-bootstrap.ts";

/** How to run an assembly. */
export interface RunOptions {
  /** The folder of a cloud assembly with one stack, for example `cdk.out`. */
  readonly assembly: string;
  /** The folder for logs and built files. */
  readonly directory: string;
  readonly region: string;
  /** Twelve digits. */
  readonly accountId: string;
  /** Routers that answer below a path of the HTTP API's port instead of the HTTP API, for example `/console`. */
  readonly mount?: (services: LocalServices) => Readonly<Record<string, Hono>>;
}

/** A running assembly. */
export interface AssemblyRun {
  /** URL of the AWS endpoint, for `--endpoint-url` and `AWS_ENDPOINT_URL`. */
  readonly endpoint: string;
  /** URL of the HTTP API. */
  readonly apiUrl: string;
  /** The stack's outputs by name. */
  readonly outputs: Readonly<Record<string, string>>;
  readonly services: LocalServices;
  /** The folder with the output of the functions, one file each. */
  readonly logDirectory: string;
  /** Cancels all timers, ends all functions and closes both ports. */
  stop(): Promise<void>;
}

/**
 * Runs a synthesized cloud assembly on this machine: opens two ports on the loopback address, creates every resource of the
 * template, and serves the AWS endpoint and the HTTP API. Rejects with `PortTaken`, with what `readAssembly` throws, and
 * with `DeploymentFailed` for what the local run does not support.
 */
export async function runAssembly(options: RunOptions & Ports): Promise<AssemblyRun> {
  return runOnPorts(await openPorts(options), options);
}

/** As `runAssembly`, on open ports. It closes them when it fails. */
export async function runOnPorts(ports: OpenPorts, options: RunOptions): Promise<AssemblyRun> {
  try {
    return await run(ports, options);
  } catch (error) {
    await ports.close();
    throw error;
  }
}

async function run(ports: OpenPorts, options: RunOptions): Promise<AssemblyRun> {
  const { directory, region, accountId, mount = () => ({}) } = options;
  const { endpoint, apiUrl } = ports;
  mkdirSync(directory, { recursive: true });
  const assembly = readAssembly(options.assembly);
  const logs = createFunctionLogs(join(directory, "logs"));
  const services = createLocalServices({
    endpoint,
    apiUrl,
    region,
    accountId,
    folderOf: assembly.folderOf,
    bootstrap: buildBootstrap(directory),
    onOutput: logs.write,
  });
  ports.serve({
    endpoint: endpointOf(services),
    api: createApiListener(services.httpApi.handle, mount(services)),
  });
  const outputs = await deployTemplate(assembly, services, { region, accountId });
  return {
    endpoint,
    apiUrl,
    outputs,
    services,
    logDirectory: logs.directory,
    async stop() {
      services.clock.stop();
      await Promise.all([ports.close(), services.lambda.stop()]);
    },
  };
}

function endpointOf({ clock, cognito, dynamodb, eventBridge, iam, kms, lambda, ses, sqs, stepFunctions }: Services) {
  return createEndpoint({
    json: [cognito, dynamodb, eventBridge, kms, sqs, stepFunctions].map(({ service }) => service),
    rest: [lambda.router, ses.router],
    authorize: (call) => iam.authorize(call),
    now: () => clock.now(),
  });
}
