const fromOurAddress = '{"StringEquals":{"ses:FromAddress":"onboarding@example.com"}}';
/** `ForAllValues` alone is also true of a request that names no source. */
const inOurName = '{"ForAllValues:StringEquals":{"events:source":["onboarding"]},"Null":{"events:source":"false"}}';
const forOneOnboarding =
  '{"ForAllValues:StringEquals":{"kms:EncryptionContextKeys":["onboardingId"]},"Null":{"kms:EncryptionContextKeys":"false"}}';

/** Every function: its environment, and its actions by the kind of what they touch. Logs and traces aside, this is all. */
export const functions = {
  "start-onboarding": {
    environment: ["DEAD_LETTER_QUEUE_URL", "DEFAULT_LOCALE", "EVENT_BUS_NAME", "STATE_MACHINE_ARN", "TABLE_NAME"],
    rights: [
      "dynamodb:GetItem AWS::DynamoDB::Table",
      "dynamodb:PutItem AWS::DynamoDB::Table",
      "dynamodb:UpdateItem AWS::DynamoDB::Table",
      `events:PutEvents AWS::Events::EventBus if ${inOurName}`,
      "sqs:SendMessage AWS::SQS::Queue",
      "states:StartExecution AWS::StepFunctions::StateMachine",
    ],
  },
  "create-suppressed-user": {
    environment: ["USER_POOL_ID"],
    rights: [
      "cognito-idp:AdminCreateUser AWS::Cognito::UserPool",
      "cognito-idp:AdminEnableUser AWS::Cognito::UserPool",
      "cognito-idp:AdminGetUser AWS::Cognito::UserPool",
    ],
  },
  "verify-email-attribute": {
    environment: ["USER_POOL_ID"],
    rights: ["cognito-idp:AdminUpdateUserAttributes AWS::Cognito::UserPool"],
  },
  "send-link": {
    environment: [
      "COMPANY_NAME",
      "CONFIGURATION_SET",
      "DEADLINE_SECONDS",
      "EVENT_BUS_NAME",
      "FROM_ADDRESS",
      "LINK_LIFETIME_SECONDS",
      "PORTAL_URL",
      "REMINDERS_SECONDS",
      "REPLY_TO",
      "SUPPORT_CONTACT",
      "TABLE_NAME",
    ],
    rights: [
      "dynamodb:GetItem AWS::DynamoDB::Table",
      "dynamodb:UpdateItem AWS::DynamoDB::Table",
      `events:PutEvents AWS::Events::EventBus if ${inOurName}`,
      `ses:SendEmail AWS::SES::ConfigurationSet if ${fromOurAddress}`,
      `ses:SendEmail identity/example.com if ${fromOurAddress}`,
      `ses:SendEmail identity/onboarding@example.com if ${fromOurAddress}`,
    ],
  },
  "arm-link": {
    environment: ["TABLE_NAME"],
    rights: ["dynamodb:UpdateItem AWS::DynamoDB::Table", "states:SendTaskSuccess stateMachine:onboarding"],
  },
  "finish-password-challenge": {
    environment: ["BACKEND_CLIENT_ID", "KEY_ARN", "TABLE_NAME", "USER_POOL_ID"],
    rights: [
      "cognito-idp:AdminInitiateAuth AWS::Cognito::UserPool",
      "cognito-idp:AdminRespondToAuthChallenge AWS::Cognito::UserPool",
      "cognito-idp:AdminSetUserPassword AWS::Cognito::UserPool",
      "dynamodb:GetItem AWS::DynamoDB::Table",
      "dynamodb:UpdateItem AWS::DynamoDB::Table",
      `kms:Decrypt AWS::KMS::Key if ${forOneOnboarding}`,
    ],
  },
  "emit-user-activated": {
    environment: ["EVENT_BUS_NAME"],
    rights: [`events:PutEvents AWS::Events::EventBus if ${inOurName}`],
  },
  "close-onboarding": {
    environment: ["EVENT_BUS_NAME", "TABLE_NAME", "USER_POOL_ID"],
    rights: [
      "cognito-idp:AdminDisableUser AWS::Cognito::UserPool",
      "dynamodb:GetItem AWS::DynamoDB::Table",
      "dynamodb:UpdateItem AWS::DynamoDB::Table",
      `events:PutEvents AWS::Events::EventBus if ${inOurName}`,
    ],
  },
  portal: {
    environment: [
      "COMPANY_NAME",
      "KEY_ARN",
      "MIN_PASSWORD_LENGTH",
      "SIGN_IN_URL",
      "SUPPORT_CONTACT",
      "TABLE_NAME",
      "USER_POOL_ID",
    ],
    rights: [
      "cognito-idp:AdminGetUser AWS::Cognito::UserPool",
      "dynamodb:GetItem AWS::DynamoDB::Table",
      "dynamodb:UpdateItem AWS::DynamoDB::Table",
      `kms:Encrypt AWS::KMS::Key if ${forOneOnboarding}`,
      "states:SendTaskSuccess stateMachine:onboarding",
    ],
  },
};

/** Calls of its seven functions; log delivery and X-Ray know no resources. */
export const rightsOfTheStateMachine = [
  ...Array.from({ length: 7 }, () => "lambda:InvokeFunction AWS::Lambda::Function"),
  "logs:CreateLogDelivery *",
  "logs:DeleteLogDelivery *",
  "logs:DescribeLogGroups *",
  "logs:DescribeResourcePolicies *",
  "logs:GetLogDelivery *",
  "logs:ListLogDeliveries *",
  "logs:PutResourcePolicy *",
  "logs:UpdateLogDelivery *",
  "xray:GetSamplingRules *",
  "xray:GetSamplingTargets *",
  "xray:PutTelemetryRecords *",
  "xray:PutTraceSegments *",
];
