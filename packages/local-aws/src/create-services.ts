import { fromCognito, fromEventBridge, fromHttpApi, fromLambda, fromStepFunctions } from "./connections.ts";
import type { Activity } from "./kernel/activity.ts";
import type { Clock } from "./kernel/clock.ts";
import { type Cognito, createCognito } from "./services/cognito/cognito.ts";
import { TextMessages } from "./services/cognito/messages/text-messages.ts";
import type { TokenKeys } from "./services/cognito/tokens/tokens.ts";
import { createDynamoDb, type DynamoDb } from "./services/dynamodb/dynamodb.ts";
import { createEventBridge, type EventBridge } from "./services/eventbridge/eventbridge.ts";
import { createHttpApi, type HttpApi } from "./services/http-api/http-api.ts";
import { Iam } from "./services/iam/iam.ts";
import type { Policies } from "./services/iam/policies.ts";
import { createKms, type Kms } from "./services/kms/kms.ts";
import { createLambda, type Lambda } from "./services/lambda/lambda.ts";
import type { StartRunner } from "./services/lambda/runtime/runner.ts";
import { createSes, type Ses } from "./services/ses/ses.ts";
import { createSqs, type Sqs } from "./services/sqs/sqs.ts";
import {
  createStepFunctions,
  type StepFunctions,
  type StepFunctionsDeps,
} from "./services/step-functions/step-functions.ts";

/** Every service of the local run, wired to the others. */
export interface Services {
  readonly activity: Activity;
  readonly clock: Clock;
  readonly cognito: Cognito;
  readonly dynamodb: DynamoDb;
  readonly eventBridge: EventBridge;
  readonly httpApi: HttpApi;
  readonly iam: Iam;
  readonly kms: Kms;
  readonly lambda: Lambda;
  readonly ses: Ses;
  readonly sqs: Sqs;
  readonly stepFunctions: StepFunctions;
  /** What user pools sent as SMS, oldest first. */
  readonly texts: TextMessages["all"];
}

/** What every service takes from its surroundings. */
export interface Surroundings {
  readonly activity: Activity;
  readonly clock: Clock;
  /** [0, 1). */
  readonly random: () => number;
  /** UUIDs. */
  readonly newId: () => string;
  readonly randomBytes: (n: number) => Buffer;
  /** For Cognito, IAM and Step Functions; see there. */
  readonly tokenKeys?: TokenKeys;
  readonly policies?: Policies | undefined;
  readonly compile?: NonNullable<StepFunctionsDeps["compile"]>;
}

export interface ServicesOptions extends Surroundings {
  readonly region: string;
  readonly accountId: string;
  /** The AWS endpoint and the portal, as URLs. */
  readonly endpoint: string;
  readonly portalUrl: string;
  readonly startRunner: StartRunner;
  readonly onOutput: (functionName: string, text: string) => void;
}

/** The services of an account, in the given surroundings: on this machine's time, or in another one. */
export function createServices(options: ServicesOptions): Services {
  const { region, accountId, endpoint, portalUrl, startRunner, onOutput, ...surroundings } = options;
  const { activity, clock } = surroundings;
  const common = { ...surroundings, region, accountId };
  const sqs = createSqs({ ...common, endpoint });
  const kms = createKms(common);
  const iam = new Iam(
    {
      ...{ region, accountId, keyArn: kms.keyArn },
      machineOfToken: (token) => stepFunctions.machineOfToken(token),
    },
    surroundings.policies,
  );
  const lambda = createLambda({
    ...common,
    ...fromLambda(iam, sqs),
    startRunner,
    runtimeEnvironment: (name, roleArn) => runtimeEnvironment(options, name, roleArn),
    onOutput,
  });
  const eventBridge = createEventBridge({ ...common, ...fromEventBridge({ iam, lambda, sqs }) });
  const stepFunctions = createStepFunctions({
    ...common,
    ...fromStepFunctions({ iam, lambda }),
    onStatusChange: (detail) => announce(eventBridge, detail),
  });
  const ses = createSes({ ...common, putEvent: eventBridge.putServiceEvent });
  const texts = new TextMessages(common);
  const cognito = createCognito({ ...common, ...fromCognito({ iam, lambda, ses, texts, accountId }) });
  return {
    activity,
    clock,
    cognito,
    dynamodb: createDynamoDb(common),
    eventBridge,
    httpApi: createHttpApi({ ...common, ...fromHttpApi({ iam, lambda }), url: portalUrl }),
    iam,
    kms,
    lambda,
    ses,
    sqs,
    stepFunctions,
    texts: () => texts.all(),
  };
}

type StatusChange = Parameters<Parameters<typeof createStepFunctions>[0]["onStatusChange"]>[0];

function announce(eventBridge: EventBridge, change: StatusChange): void {
  const detailType = "Step Functions Execution Status Change";
  eventBridge.putServiceEvent({
    source: "aws.states",
    detailType,
    detail: { ...change },
    resources: [change.executionArn],
  });
}

/** What Lambda's runtime sets: the SDK finds its region, its credentials and, by `AWS_ENDPOINT_URL`, the local endpoint here. */
function runtimeEnvironment(
  options: Pick<ServicesOptions, "region" | "endpoint">,
  functionName: string,
  roleArn: string,
): Record<string, string> {
  const role = roleArn.split("/").at(-1) ?? functionName;
  return {
    AWS_REGION: options.region,
    AWS_DEFAULT_REGION: options.region,
    AWS_ACCESS_KEY_ID: role,
    AWS_SECRET_ACCESS_KEY: role,
    AWS_ENDPOINT_URL: options.endpoint,
    AWS_LAMBDA_FUNCTION_NAME: functionName,
    AWS_LAMBDA_FUNCTION_VERSION: "$LATEST",
    AWS_EXECUTION_ENV: "AWS_Lambda_nodejs24.x",
    // A machine's own AWS configuration is not there on Lambda, and must not leak in here.
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    PATH: process.env["PATH"] ?? "",
    TZ: ":UTC",
    // Lambda runs a newer Node.js than this machine needs; the SDK's advice is for others.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
  };
}
