import { existsSync, readFileSync } from "node:fs";
import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { EventBridgeClient } from "@aws-sdk/client-eventbridge";
import { SFNClient } from "@aws-sdk/client-sfn";
import { SQSClient } from "@aws-sdk/client-sqs";
import * as z from "zod";
import { CannotRun } from "./cannot-run.ts";
import type { JourneyOptions } from "./options.ts";

/** The outputs of the stack, in lower camel case. */
const Outputs = z.object({
  eventBusName: z.string(),
  onboardingStateMachineArn: z.string(),
  passwordResetStateMachineArn: z.string(),
  userPoolId: z.string(),
  appClientId: z.string(),
  portalUrl: z.url(),
  deadLetterQueueUrl: z.url(),
});
export type Outputs = z.output<typeof Outputs>;

const LocalRun = Outputs.extend({ endpoint: z.url(), region: z.string(), mailboxUrl: z.url() });
const Deployed = z.object({ Onboarding: z.record(z.string(), z.string()) });

export interface Deployment {
  readonly outputs: Outputs;
  /** The URL where mails can be read as JSON, or `ask`. */
  readonly mailbox: string;
  /** An address with `{id}` in it. */
  readonly recipient: string;
  readonly cognito: CognitoIdentityProviderClient;
  readonly events: EventBridgeClient;
  readonly queues: SQSClient;
  readonly stateMachines: SFNClient;
}

interface ClientOptions {
  readonly profile?: string;
  readonly region?: string;
  readonly endpoint?: string;
  readonly credentials?: { readonly accessKeyId: string; readonly secretAccessKey: string };
}

const LOCAL_OUTPUTS = ".local/outputs.json";

/**
 * Finds the deployment that the options select. Files are relative to the project's root. Throws `CannotRun` if there
 * is none.
 */
export function findDeployment({
  outputs: file = LOCAL_OUTPUTS,
  mailbox,
  recipient,
  ...options
}: JourneyOptions): Deployment {
  const content = readJson(file);
  const local = LocalRun.safeParse(content);
  if (local.success) return localRun(local.data, recipient);
  const outputs = outputsOfStack(content);
  if (outputs === undefined)
    throw new CannotRun(`${file} has neither the outputs of the stack Onboarding nor those of a local run.`);
  if (mailbox === undefined || recipient === undefined)
    throw new CannotRun("A deployed stack needs --mailbox and --recipient. All options: npm run journeys -- --help");
  const { profile, region, "endpoint-url": endpoint } = options;
  const clients = clientsFor({
    ...(profile === undefined ? {} : { profile }),
    ...(region === undefined ? {} : { region }),
    ...(endpoint === undefined ? {} : { endpoint }),
  });
  return { outputs, mailbox, recipient, ...clients };
}

function localRun(outputs: z.output<typeof LocalRun>, recipient = "{id}@example.com"): Deployment {
  const { endpoint, region, mailboxUrl: mailbox } = outputs;
  const credentials = { accessKeyId: "local", secretAccessKey: "local" };
  return { outputs, mailbox, recipient, ...clientsFor({ endpoint, region, credentials }) };
}

/** The SDK reads options that are not given as usual: from the environment, then from its configuration. */
function clientsFor(options: ClientOptions) {
  return {
    cognito: new CognitoIdentityProviderClient(options),
    events: new EventBridgeClient(options),
    queues: new SQSClient(options),
    stateMachines: new SFNClient(options),
  };
}

function outputsOfStack(content: unknown): Outputs | undefined {
  const names = Object.entries(Deployed.safeParse(content).data?.Onboarding ?? {});
  const lowered = names.map(([name, value]) => [`${name.charAt(0).toLowerCase()}${name.slice(1)}`, value]);
  return Outputs.safeParse(Object.fromEntries(lowered)).data;
}

function readJson(file: string): unknown {
  if (file === LOCAL_OUTPUTS && !existsSync(file))
    throw new CannotRun("The local run is not running. Start it with: npm start");
  if (!existsSync(file))
    throw new CannotRun(`There is no ${file}. "npx cdk deploy --outputs-file ${file}" writes one.`);
  try {
    return JSON.parse(readFileSync(file, "utf8"));
  } catch {
    throw new CannotRun(`${file} is not JSON.`);
  }
}
