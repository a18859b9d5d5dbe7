import type { Activity } from "../kernel/activity.ts";
import { AwsError } from "../kernel/aws-error.ts";
import type { Clock } from "../kernel/clock.ts";
import { type Cognito, createCognito } from "../services/cognito/cognito.ts";
import type { MessagePorts } from "../services/cognito/message-ports.ts";
import { TextMessages } from "../services/cognito/text-messages.ts";
import { createEventBridge, type EventBridge } from "../services/eventbridge/eventbridge.ts";
import { createHttpApi, type HttpApi } from "../services/http-api/http-api.ts";
import { createKms, type Kms } from "../services/kms/kms.ts";
import { createLambda, type Lambda } from "../services/lambda/lambda.ts";
import type { StartRunner } from "../services/lambda/runner.ts";
import { createSes, type Ses } from "../services/ses/ses.ts";
import { createSqs, type Sqs } from "../services/sqs/sqs.ts";
import { createStepFunctions, type StepFunctions } from "../services/step-functions/step-functions.ts";

/** Every service of the local run, wired to the others. */
export interface Services {
  readonly activity: Activity;
  readonly clock: Clock;
  readonly cognito: Cognito;
  readonly eventBridge: EventBridge;
  readonly httpApi: HttpApi;
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
  const lambda = createLambda({
    ...common,
    sendMessage: (queueArn, body) => sqs.send(queueArn, body),
    startRunner,
    runtimeEnvironment: (name, roleArn) => runtimeEnvironment(options, name, roleArn),
    onOutput,
  });
  const eventBridge = createEventBridge({
    ...common,
    deliver: async (targetArn, payload) => {
      if (!targetArn.includes(":lambda:")) throw new AwsError("NotSupportedLocally", `The target ${targetArn}`);
      lambda.invokeAsync(targetArn, payload);
    },
    sendMessage: (queueArn, body, attributes) => sqs.send(queueArn, body, attributes),
  });
  const stepFunctions = createStepFunctions({
    ...common,
    invokeFunction: async (arn, payload) => {
      const result = await lambda.invoke(arn, payload);
      return { statusCode: 200, executedVersion: "$LATEST", ...result };
    },
    onStatusChange: (detail) => announce(eventBridge, detail),
  });
  const ses = createSes({ ...common, putEvent: eventBridge.putServiceEvent });
  const texts = new TextMessages(common);
  const cognito = createCognito({ ...common, ...messagePorts(ses, texts, lambda) });
  return {
    activity,
    clock,
    cognito,
    eventBridge,
    httpApi: createHttpApi({ ...common, url: portalUrl, invoke: lambda.invoke }),
    kms: createKms(common),
    lambda,
    ses,
    sqs,
    stepFunctions,
    texts: () => texts.all(),
  };
}

/** User pools write to the mailbox of SES and to everybody's phone, and have functions word it. */
function messagePorts(ses: Ses, texts: TextMessages, lambda: Lambda): MessagePorts {
  return {
    sendMail: ({ to, replyTo, ...mail }) =>
      ses.accept({ ...mail, to: [to], replyTo: replyTo === undefined ? [] : [replyTo] }),
    sendText: (text) => texts.send(text),
    invokeFunction: lambda.invoke,
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
