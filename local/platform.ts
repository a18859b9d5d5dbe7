import { mkdirSync } from "node:fs";
import { join } from "node:path";
import {
  buildBootstrap,
  createEndpoint,
  createFunctionLogs,
  createLocalServices,
  deployTemplate,
  type LocalServices,
  readAssembly,
  type Services,
} from "local-aws";
import { createConsole } from "local-console";
import { consoleDeps } from "./console-deps.ts";
import { type Outputs, outputsOf, publishOutputs } from "./outputs.ts";
import { createPortalListener } from "./portal-listener.ts";
import { openServers, type Ports, type Servers } from "./servers.ts";

const REGION = "eu-west-1";
const ACCOUNT_ID = "000000000000";

export interface PlatformOptions {
  /** The folder of a cloud assembly with one stack. */
  readonly assembly: string;
  /** Where logs, outputs and built files go. */
  readonly directory: string;
}

/** A running local run. */
export interface Platform {
  readonly outputs: Outputs;
  readonly services: LocalServices;
  /** One file a function. */
  readonly logDirectory: string;
  stop(): Promise<void>;
}

/**
 * Runs a synthesized template on this machine: two ports, every service, every function of the template.
 * Rejects with `PortTaken`, and with `DeploymentFailed` for what the template asks and the local run does not have.
 */
export async function startPlatform(options: PlatformOptions & Ports): Promise<Platform> {
  return runOn(await openServers(options), options);
}

/** As `startPlatform`, on ports that are open already. Closes them when it fails. */
export async function runOn(servers: Servers, options: PlatformOptions): Promise<Platform> {
  try {
    return await run(options, servers);
  } catch (error) {
    await servers.close();
    throw error;
  }
}

async function run({ assembly: folder, directory }: PlatformOptions, servers: Servers): Promise<Platform> {
  mkdirSync(directory, { recursive: true });
  const { endpoint, portalUrl } = servers;
  const at = { endpoint, portalUrl, region: REGION, accountId: ACCOUNT_ID };
  const assembly = readAssembly(folder);
  const logs = createFunctionLogs(join(directory, "logs"));
  const { folderOf } = assembly;
  const services = createLocalServices({
    ...at,
    apiUrl: portalUrl,
    folderOf,
    bootstrap: buildBootstrap(directory),
    onOutput: logs.write,
  });
  servers.serve({
    endpoint: endpointOf(services),
    portal: createPortalListener({ handle: services.httpApi.handle, console: createConsole(consoleDeps(services)) }),
  });
  const outputs = outputsOf(at, await deployTemplate(assembly, services, at));
  const withdrawOutputs = publishOutputs(join(directory, "outputs.json"), outputs);
  return {
    outputs,
    services,
    logDirectory: logs.directory,
    async stop() {
      services.clock.stop();
      withdrawOutputs();
      await Promise.all([servers.close(), services.lambda.stop()]);
    },
  };
}

function endpointOf({ clock, cognito, dynamodb, eventBridge, iam, kms, lambda, ses, sqs, stepFunctions }: Services) {
  const json = [cognito, dynamodb, eventBridge, kms, sqs, stepFunctions].map(({ service }) => service);
  const rest = [lambda.router, ses.router];
  return createEndpoint({
    json,
    rest,
    authorize: (call) => iam.authorize(call),
    now: () => clock.now(),
  });
}
