import { AwsError } from "./kernel/aws-error.ts";
import type { CognitoDeps } from "./services/cognito/cognito.ts";
import type { TextMessages } from "./services/cognito/messages/text-messages.ts";
import type { EventBridgeDeps } from "./services/eventbridge/eventbridge.ts";
import type { HttpApiDeps } from "./services/http-api/http-api.ts";
import type { Iam } from "./services/iam/iam.ts";
import type { Lambda, LambdaDeps } from "./services/lambda/lambda.ts";
import type { Ses } from "./services/ses/ses.ts";
import type { Sqs } from "./services/sqs/sqs.ts";
import type { TaskDeps } from "./services/step-functions/states/task-deps.ts";

/*
 * How services call one another. Each call requires the same permission as on AWS: from the policy of the called function
 * or queue, or from the caller's role. Without it the call throws AwsError AccessDeniedException.
 */

interface Callee {
  readonly iam: Iam;
  readonly lambda: Lambda;
}

const INVOKE = "lambda:InvokeFunction";

/** Checks that the function's own policy allows the call of a rule, a user pool or an API. */
function authorizeInvocation({ iam, lambda }: Callee, functionArn: string, service: string, sourceArn: string): void {
  lambda.find(functionArn);
  iam.authorizeService({ service, sourceArn, action: INVOKE, resource: functionArn });
}

/** EventBridge invokes functions, and sends failed events to queues, on behalf of a rule. */
export function fromEventBridge(
  callee: Callee & { readonly sqs: Sqs },
): Pick<EventBridgeDeps, "deliver" | "sendMessage"> {
  const { iam, lambda, sqs } = callee;
  const service = "events.amazonaws.com";
  return {
    deliver: async (targetArn, payload, _, ruleArn) => {
      if (!targetArn.includes(":lambda:")) throw new AwsError("NotSupportedLocally", `The target ${targetArn}`);
      authorizeInvocation(callee, targetArn, service, ruleArn);
      lambda.invokeAsync(targetArn, payload);
    },
    sendMessage: async (queueArn, body, attributes, ruleArn) => {
      iam.authorizeService({ service, sourceArn: ruleArn, action: "sqs:SendMessage", resource: queueArn });
      await sqs.send(queueArn, body, attributes);
    },
  };
}

/** Lambda sends failed events to queues with the role of the function. */
export function fromLambda(iam: Iam, sqs: Sqs): Pick<LambdaDeps, "sendMessage"> {
  return {
    sendMessage: async (queueArn, body, { roleArn, name }) => {
      iam.authorizeRole({ roleArn, session: name, action: "sqs:SendMessage", resource: queueArn });
      await sqs.send(queueArn, body);
    },
  };
}

/** Step Functions invokes functions with the role of the state machine. On AWS the session has a random name. */
export function fromStepFunctions({ iam, lambda }: Callee): Pick<TaskDeps, "invokeFunction"> {
  return {
    invokeFunction: async (arn, payload, roleArn) => {
      iam.authorizeRole({ roleArn, session: "states", action: INVOKE, resource: arn });
      const result = await lambda.invoke(arn, payload);
      return { statusCode: 200, executedVersion: "$LATEST", ...result };
    },
  };
}

/** API Gateway invokes functions on behalf of a route. */
export function fromHttpApi(callee: Callee): Pick<HttpApiDeps, "invoke"> {
  return {
    invoke: async (functionArn, payload, routeArn) => {
      authorizeInvocation(callee, functionArn, "apigateway.amazonaws.com", routeArn);
      return callee.lambda.invoke(functionArn, payload);
    },
  };
}

/** User pools send mails through SES, send text messages, and invoke their trigger functions. */
export function fromCognito(
  callee: Callee & { readonly ses: Ses; readonly texts: TextMessages },
): Pick<CognitoDeps, "sendMail" | "sendText" | "invokeFunction"> {
  const { ses, texts, iam } = callee;
  return {
    sendMail: ({ to, replyTo, ...mail }) =>
      ses.accept({ ...mail, to: [to], replyTo: replyTo === undefined ? [] : [replyTo] }),
    sendText: (text, settings) => {
      if (settings !== undefined) authorizeSms(iam, settings.SnsCallerArn, settings.ExternalId);
      texts.send(text);
    },
    invokeFunction: async (functionArn, payload, poolArn) => {
      authorizeInvocation(callee, functionArn, "cognito-idp.amazonaws.com", poolArn);
      return callee.lambda.invoke(functionArn, payload);
    },
  };
}

/**
 * Checks that the pool's SMS role trusts Cognito and may publish with SNS. Throws
 * InvalidSmsRoleTrustRelationshipException and InvalidSmsRoleAccessPolicyException.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/cognito-user-pool-sms-settings.html
 */
function authorizeSms(iam: Iam, roleArn: string, externalId: string | undefined): void {
  const context = { "sts:externalid": externalId === undefined ? [] : [externalId] };
  if (!iam.isTrusted(roleArn, "cognito-idp.amazonaws.com", context)) {
    const text = "Role does not have a trust relationship allowing Cognito to assume the role";
    throw new AwsError("InvalidSmsRoleTrustRelationshipException", text);
  }
  try {
    iam.authorizeRole({ roleArn, session: "cognito-idp", action: "sns:Publish", resource: "*" });
  } catch (error) {
    if (!(error instanceof AwsError && error.code === "AccessDeniedException")) throw error;
    const text = "Role does not have permission to publish with SNS";
    throw new AwsError("InvalidSmsRoleAccessPolicyException", text);
  }
}
