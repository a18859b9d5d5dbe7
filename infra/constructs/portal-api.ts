import { type RemovalPolicy, Validations } from "aws-cdk-lib";
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import { HttpApi, HttpStage, LogGroupLogDestination } from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import type { TaskFunction } from "./task-function.ts";

/** Requests per second for everybody together; a page that waits asks about once a second. */
const throttle = { rateLimit: 50, burstLimit: 100 };

/**
 * No path, query string or body: what people type stays out of the log, a link whose `#` a mail program has turned into
 * `%23` among it.
 */
const accessLogFormat = AccessLogFormat.custom(
  JSON.stringify({
    requestId: "$context.requestId",
    time: "$context.requestTime",
    method: "$context.httpMethod",
    route: "$context.routeKey",
    status: "$context.status",
    latency: "$context.responseLatency",
    integrationError: "$context.integrationErrorMessage",
    sourceIp: "$context.identity.sourceIp",
  }),
);

export interface PortalApiProps {
  readonly portal: TaskFunction;
  readonly removalPolicy: RemovalPolicy;
}

/** The HTTP API in front of the portal function, which routes by itself. */
export class PortalApi extends Construct {
  readonly api: HttpApi;

  constructor(scope: Construct, id: string, { portal, removalPolicy }: PortalApiProps) {
    super(scope, id);
    this.api = new HttpApi(this, "Api", {
      apiName: "onboarding-portal",
      createDefaultStage: false,
      defaultIntegration: new HttpLambdaIntegration("Portal", portal),
    });
    const accessLog = new LogGroup(this, "AccessLog", { retention: RetentionDays.THREE_MONTHS, removalPolicy });
    new HttpStage(this, "Stage", {
      httpApi: this.api,
      stageName: "$default",
      autoDeploy: true,
      throttle,
      accessLogSettings: { destination: new LogGroupLogDestination(accessLog), format: accessLogFormat },
    });
    Validations.of(this.api).acknowledge({
      id: "AwsSolutions-APIG4",
      reason: "People come here before they can sign in: the secret of their link is the authorization of each call.",
    });
  }

  /** The address of the page, without a slash at its end. */
  get url(): string {
    return this.api.apiEndpoint;
  }
}
