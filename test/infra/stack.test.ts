import { expect, it } from "vitest";
import { synthesizeStack } from "./synthesize-stack.ts";

const template = synthesizeStack();

/** The properties of the only resource of a type, or of the one whose logical id starts with `prefix`. */
function only(type: string, prefix = ""): unknown {
  const found = Object.entries(template.findResources(type)).filter(([id]) => id.startsWith(prefix));
  expect(found).toHaveLength(1);
  return found[0]?.[1]?.["Properties"];
}

it("makes a user pool of employee ids, with the e-mail address as an alias, that nobody can sign up to", () => {
  expect(only("AWS::Cognito::UserPool")).toMatchObject({
    AliasAttributes: ["email"],
    UsernameConfiguration: { CaseSensitive: false },
    AdminCreateUserConfig: { AllowAdminCreateUserOnly: true },
    UserPoolTier: "ESSENTIALS",
    MfaConfiguration: "OFF",
  });
});

it("asks for 15 characters of any kind", () => {
  expect(only("AWS::Cognito::UserPool")).toMatchObject({
    Policies: {
      PasswordPolicy: {
        MinimumLength: 15,
        RequireLowercase: false,
        RequireUppercase: false,
        RequireNumbers: false,
        RequireSymbols: false,
      },
    },
  });
});

it.each([
  ["IdentityBackendClient", ["ALLOW_ADMIN_USER_PASSWORD_AUTH"]],
  ["IdentityAppClient", ["ALLOW_USER_PASSWORD_AUTH", "ALLOW_USER_SRP_AUTH", "ALLOW_REFRESH_TOKEN_AUTH"]],
])("lets %s sign in by %j, without telling who exists", (client, flows) => {
  expect(only("AWS::Cognito::UserPoolClient", client)).toMatchObject({
    ExplicitAuthFlows: flows,
    GenerateSecret: false,
    PreventUserExistenceErrors: "ENABLED",
    EnableTokenRevocation: true,
    AllowedOAuthFlowsUserPoolClient: false,
  });
});

it("lets people change nothing of their account but its language", () => {
  expect(only("AWS::Cognito::UserPoolClient", "IdentityAppClient")).toMatchObject({ WriteAttributes: ["locale"] });
});

it("gives the backend client tokens of the shortest life", () => {
  expect(only("AWS::Cognito::UserPoolClient", "IdentityBackendClient")).toMatchObject({
    AccessTokenValidity: 5,
    IdTokenValidity: 5,
    RefreshTokenValidity: 60,
    TokenValidityUnits: { AccessToken: "minutes", IdToken: "minutes", RefreshToken: "minutes" },
  });
});

it("keeps records encrypted, recoverable to a point in time, by one key", () => {
  expect(only("AWS::DynamoDB::Table")).toMatchObject({
    KeySchema: [{ AttributeName: "pk", KeyType: "HASH" }],
    AttributeDefinitions: [{ AttributeName: "pk", AttributeType: "S" }],
    BillingMode: "PAY_PER_REQUEST",
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    SSESpecification: { SSEEnabled: true },
  });
});

it("delivers HR's events to the receiver with retries and a dead-letter queue", () => {
  expect(only("AWS::Events::Rule")).toMatchObject({
    EventPattern: { source: ["hr"], "detail-type": ["EmployeeHired"] },
    Targets: [{ DeadLetterConfig: {}, RetryPolicy: { MaximumRetryAttempts: 185, MaximumEventAgeInSeconds: 21_600 } }],
  });
  expect(only("AWS::Lambda::EventInvokeConfig")).toMatchObject({ DestinationConfig: { OnFailure: {} } });
});

it("keeps the events of HR and what could not be handled", () => {
  expect(only("AWS::Events::Archive")).toMatchObject({ EventPattern: { source: ["hr"] }, RetentionDays: 30 });
  expect(only("AWS::SQS::Queue")).toMatchObject({ MessageRetentionPeriod: 1_209_600, SqsManagedSseEnabled: true });
});

it("sends mail over TLS only, and tracks neither opens nor clicks", () => {
  expect(only("AWS::SES::ConfigurationSet")).toEqual({
    DeliveryOptions: { TlsPolicy: "REQUIRE" },
    ReputationOptions: { ReputationMetricsEnabled: true },
    VdmOptions: { DashboardOptions: { EngagementMetrics: "DISABLED" } },
  });
  template.resourceCountIs("AWS::SES::ConfigurationSetEventDestination", 0);
});

it("rotates the key, and lets nobody decrypt with it but the finishing task's role", () => {
  const roles = Object.keys(template.findResources("AWS::IAM::Role")).filter((id) => /^FinishPassword/.test(id));
  expect(roles).toHaveLength(1);
  expect(only("AWS::KMS::Key")).toMatchObject({
    EnableKeyRotation: true,
    KeyPolicy: {
      Statement: expect.arrayContaining([
        {
          Sid: "OnlyTheFinishingTaskDecrypts",
          Effect: "Deny",
          Principal: { AWS: "*" },
          Action: ["kms:Decrypt", "kms:ReEncryptFrom"],
          Resource: "*",
          Condition: { ArnNotEquals: { "aws:PrincipalArn": { "Fn::GetAtt": [roles[0], "Arn"] } } },
        },
      ]),
    },
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
  expect(functions).toHaveLength(9);
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

it("logs executions without their data", () => {
  expect(only("AWS::StepFunctions::StateMachine")).toMatchObject({
    StateMachineName: "onboarding",
    StateMachineType: "STANDARD",
    TracingConfiguration: { Enabled: true },
    LoggingConfiguration: { Level: "ALL", IncludeExecutionData: false },
  });
});

it("puts out what people and programs ask for", () => {
  const { Outputs } = template.toJSON();
  expect(Object.keys(Outputs).sort()).toEqual([
    "AppClientId",
    "DeadLetterQueueUrl",
    "EventBusName",
    "OnboardingStateMachineArn",
    "PortalUrl",
    "TableName",
    "UserPoolId",
  ]);
});
