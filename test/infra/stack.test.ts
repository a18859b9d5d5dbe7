import { expect, it } from "vitest";
import { synthesizeStack } from "./synthesize-stack.ts";

const template = synthesizeStack();

/** The properties of the only resource of a type, or of the one whose logical id starts with `prefix`. */
function only(type: string, prefix = ""): unknown {
  const found = Object.entries(template.findResources(type)).filter(([id]) => id.startsWith(prefix));
  expect(found).toHaveLength(1);
  return found[0]?.[1]?.["Properties"];
}

it("stores records encrypted by one key, with point-in-time recovery", () => {
  expect(only("AWS::DynamoDB::Table")).toMatchObject({
    KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }],
    AttributeDefinitions: [{ AttributeName: "pk", AttributeType: "S" }],
    BillingMode: "PAY_PER_REQUEST",
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    SSESpecification: { SSEEnabled: true },
  });
});

it("archives the events of HR, and stores undeliverable ones in a queue", () => {
  expect(only("AWS::Events::Archive")).toMatchObject({ EventPattern: { source: ["hr"] }, RetentionDays: 30 });
  expect(only("AWS::SQS::Queue")).toMatchObject({ MessageRetentionPeriod: 1_209_600, SqsManagedSseEnabled: true });
});

it("sends mail over TLS only, and tracks neither opens nor clicks", () => {
  expect(only("AWS::SES::ConfigurationSet")).toEqual({
    DeliveryOptions: { TlsPolicy: "REQUIRE" },
    ReputationOptions: { ReputationMetricsEnabled: true },
    VdmOptions: { DashboardOptions: { EngagementMetrics: "DISABLED" } },
  });
});

it("publishes bounces and complaints, and nothing that a person does with the mail", () => {
  expect(only("AWS::SES::ConfigurationSetEventDestination")).toMatchObject({
    EventDestination: { Enabled: true, MatchingEventTypes: ["bounce", "complaint"], EventBridgeDestination: {} },
  });
});

it("routes every request to the portal, throttled, and logs neither path nor query string", () => {
  expect(only("AWS::ApiGatewayV2::Route")).toMatchObject({ RouteKey: "$default" });
  expect(only("AWS::ApiGatewayV2::Integration")).toMatchObject({ PayloadFormatVersion: "2.0" });
  const stage = only("AWS::ApiGatewayV2::Stage");
  expect(stage).toMatchObject({ DefaultRouteSettings: { ThrottlingRateLimit: 50, ThrottlingBurstLimit: 100 } });
  expect(JSON.stringify(stage)).toContain("$context.routeKey");
  expect(JSON.stringify(stage)).not.toMatch(/path|query|header|userAgent|referer/i);
});

it("runs every function on Node.js 24 and arm64, traced, with a log of its own", () => {
  const functions = Object.values(template.findResources("AWS::Lambda::Function"));
  expect(functions).toHaveLength(18);
  for (const { Properties } of functions) {
    expect(Properties).toMatchObject({
      Runtime: "nodejs24.x",
      Architectures: ["arm64"],
      Handler: "index.handler",
      TracingConfig: { Mode: "Active" },
      LoggingConfig: { LogGroup: { Ref: expect.any(String) } },
    });
  }
});

it.each([
  ["Onboarding", "onboarding"],
  ["PasswordReset", "password-reset"],
])("logs executions of %s without their data", (id, StateMachineName) => {
  expect(only("AWS::StepFunctions::StateMachine", id)).toMatchObject({
    StateMachineName,
    StateMachineType: "STANDARD",
    TracingConfiguration: { Enabled: true },
    LoggingConfiguration: { Level: "ALL", IncludeExecutionData: false },
  });
});

it("has the stack outputs that people and programs need", () => {
  const { Outputs } = template.toJSON();
  expect(Object.keys(Outputs).sort()).toEqual([
    "AppClientId",
    "DeadLetterQueueUrl",
    "EventBusName",
    "OnboardingStateMachineArn",
    "PasswordResetStateMachineArn",
    "PortalUrl",
    "TableName",
    "UserPoolId",
  ]);
});
