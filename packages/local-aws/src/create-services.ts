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
import type { StepFunctionsDeps } from "./services/step-functions/deps.ts";
import type { ExecutionStatusChange } from "./services/step-functions/status-change.ts";
import { createStepFunctions, type StepFunctions } from "./services/step-functions/step-functions.ts";

/** Every service of an account, connected to the others. */
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
  /** The text messages (SMS) that user pools have sent, oldest first. */
  readonly texts: TextMessages["all"];
}

/** Clock, randomness and ids of the services. */
export interface Environment {
  readonly activity: Activity;
  readonly clock: Clock;
  /** [0, 1). */
  readonly random: () => number;
  /** UUIDs. */
  readonly newId: () => string;
  readonly randomBytes: (n: number) => Buffer;
  /** The keys that sign the tokens of user pools, by default new RSA keys. */
  readonly tokenKeys?: TokenKeys;
  /** The account's existing policies, by default none. */
  readonly policies?: Policies | undefined;
  /** Compiles the definitions of state machines, by default `compileDefinition`. */
  readonly compile?: NonNullable<StepFunctionsDeps["compile"]>;
}

/** An account, its environment, and how its functions run. */
export interface ServicesOptions extends Environment {
  readonly region: string;
  readonly accountId: string;
  /** URL of the AWS endpoint. */
  readonly endpoint: string;
  /** URL of the HTTP API. */
  readonly apiUrl: string;
  /** Starts what runs a function's invocations. */
  readonly startRunner: StartRunner;
  /** Called with everything that a function writes. */
  readonly onOutput: (functionName: string, text: string) => void;
}

/** Creates the services of an account in the given environment, for example on the machine's clock or in virtual time. */
export function createServices(options: ServicesOptions): Services {
  const { region, accountId, endpoint, apiUrl, startRunner, onOutput, ...environment } = options;
  const { activity, clock } = environment;
  const common = { ...environment, region, accountId };
  const sqs = createSqs({ ...common, endpoint });
  const kms = createKms(common);
  const machineOfToken = (token: string) => stepFunctions.machineOfToken(token);
  const iam = new Iam({ region, accountId, keyArn: kms.keyArn, machineOfToken }, environment.policies);
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
    onStatusChange: (detail) => publishStatusChange(eventBridge, detail),
  });
  const ses = createSes({ ...common, putEvent: eventBridge.putServiceEvent });
  const texts = new TextMessages(common);
  const cognito = createCognito({ ...common, ...fromCognito({ iam, lambda, ses, texts }) });
  return {
    activity,
    clock,
    cognito,
    dynamodb: createDynamoDb(common),
    eventBridge,
    httpApi: createHttpApi({ ...common, ...fromHttpApi({ iam, lambda }), url: apiUrl }),
    iam,
    kms,
    lambda,
    ses,
    sqs,
    stepFunctions,
    texts: () => texts.all(),
  };
}

function publishStatusChange(eventBridge: EventBridge, change: ExecutionStatusChange): void {
  const detailType = "Step Functions Execution Status Change";
  eventBridge.putServiceEvent({
    source: "aws.states",
    detailType,
    detail: { ...change },
    resources: [change.executionArn],
  });
}

/** The variables that Lambda itself sets. The SDK reads Region, credentials and, in `AWS_ENDPOINT_URL`, the endpoint from them. */
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
    // Functions must not read the machine's own AWS configuration, because Lambda has none.
    AWS_CONFIG_FILE: "/dev/null",
    AWS_SHARED_CREDENTIALS_FILE: "/dev/null",
    PATH: process.env["PATH"] ?? "",
    TZ: ":UTC",
    // On AWS the function runs on a newer Node.js, so the SDK's warning does not apply.
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
  };
}
