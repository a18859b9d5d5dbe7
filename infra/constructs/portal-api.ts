import { type RemovalPolicy, Validations } from "aws-cdk-lib";
import { AccessLogFormat } from "aws-cdk-lib/aws-apigateway";
import { HttpApi, HttpStage, LogGroupLogDestination } from "aws-cdk-lib/aws-apigatewayv2";
import { HttpLambdaIntegration } from "aws-cdk-lib/aws-apigatewayv2-integrations";
import { LogGroup, RetentionDays } from "aws-cdk-lib/aws-logs";
import { Construct } from "constructs";
import type { TaskFunction } from "./task-function.ts";

/** Requests per second of all callers together. A page that waits for an outcome sends about one a second. */
const throttle = { rateLimit: 50, burstLimit: 100 };

/**
 * The access log has no path, query string or body, so that nothing that people type gets into it. The path could
 * contain a link whose `#` a mail program has changed to `%23`.
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

/** The HTTP API in front of the portal function. The function does the routing. */
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
      reason: "People use the portal before they can sign in. The secret of their link authorizes each call.",
    });
  }

  /** The URL of the page, without a trailing slash. */
  get url(): string {
    return this.api.apiEndpoint;
  }
}
