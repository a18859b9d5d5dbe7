// Longer than a source file should be, because it is one table of every function.
const fromOurAddress = '{"StringEquals":{"ses:FromAddress":"onboarding@example.com"}}';
/** `ForAllValues` alone is also true for a request without a source. */
const inOurName = '{"ForAllValues:StringEquals":{"events:source":["onboarding"]},"Null":{"events:source":"false"}}';

/** A KMS action with an encryption context of exactly `onboardingId` and one of these contents. */
function sealing(action: "Encrypt" | "Decrypt", ...contents: string[]): string {
  const condition = {
    "ForAllValues:StringEquals": { "kms:EncryptionContextKeys": ["onboardingId", "content"] },
    Null: { "kms:EncryptionContext:onboardingId": "false" },
    StringEquals: { "kms:EncryptionContext:content": contents },
  };
  return `kms:${action} AWS::KMS::Key if ${JSON.stringify(condition)}`;
}

const publishing = `events:PutEvents AWS::Events::EventBus if ${inOurName}`;
/** For events that a receiver rejects, and events that Lambda sends there after the last failed attempt. */
const sendingRejected = "sqs:SendMessage AWS::SQS::Queue";
const starting = "states:StartExecution AWS::StepFunctions::StateMachine";
const onTheTable = (...actions: string[]) => actions.map((action) => `dynamodb:${action} AWS::DynamoDB::Table`);
const onThePool = (...actions: string[]) => actions.map((action) => `cognito-idp:${action} AWS::Cognito::UserPool`);
/** Task callbacks of both state machines, by name. */
const callingBack = (...actions: string[]) =>
  actions.flatMap((action) => [
    `states:${action} stateMachine:onboarding`,
    `states:${action} stateMachine:password-reset`,
  ]);

interface Row {
  readonly environment: readonly string[];
  readonly grants: readonly string[];
}

/** Actions that remove every way to sign in. */
const revokeAccess = ["AdminDeleteSoftwareToken", "AdminSetUserPassword", "AdminUserGlobalSignOut"];

/** Every function: its environment variables, and its actions by type of resource. Only logs and traces are left out. */
export const functions: Readonly<Record<string, Row>> = {
  "start-onboarding": {
    environment: ["DEAD_LETTER_QUEUE_URL", "DEFAULT_LOCALE", "EVENT_BUS_NAME", "STATE_MACHINE_ARN", "TABLE_NAME"],
    grants: [
      ...onTheTable("GetItem", "PutItem", "UpdateItem"),
      publishing,
      sendingRejected,
      starting,
      "states:DescribeExecution execution:onboarding:*",
    ],
  },
  "start-password-reset": {
    environment: [
      "DEAD_LETTER_QUEUE_URL",
      "EVENT_BUS_NAME",
      "RESET_METHODS",
      "STATE_MACHINE_ARN",
      "TABLE_NAME",
      "UNVERIFIED_ADDRESS",
      "USER_POOL_ID",
    ],
    grants: [
      ...onTheTable("GetItem", "PutItem", "UpdateItem"),
      ...onThePool("AdminGetUser"),
      publishing,
      sendingRejected,
      starting,
      "states:DescribeExecution execution:onboarding:*",
      "states:DescribeExecution execution:password-reset:*",
      ...callingBack("SendTaskFailure"),
    ],
  },
  "signal-onboarding": {
    environment: ["DEAD_LETTER_QUEUE_URL", "EVENT_BUS_NAME", "KEY_ARN", "TABLE_NAME"],
    grants: [
      ...onTheTable("GetItem", "UpdateItem"),
      publishing,
      sendingRejected,
      sealing("Encrypt", "address"),
      "states:DescribeExecution execution:onboarding:*",
      "states:SendTaskFailure stateMachine:onboarding",
    ],
  },
  "report-bounce": {
    environment: ["TABLE_NAME"],
    grants: [...onTheTable("GetItem", "UpdateItem"), ...callingBack("SendTaskFailure"), sendingRejected],
  },
  "report-failure": { environment: ["EVENT_BUS_NAME"], grants: [publishing, sendingRejected] },
  "create-suppressed-user": {
    environment: ["USER_POOL_ID"],
    grants: onThePool("AdminCreateUser", "AdminEnableUser", "AdminGetUser"),
  },
  "verify-email-attribute": {
    environment: ["UNVERIFIED_ADDRESS", "USER_POOL_ID"],
    grants: onThePool("AdminGetUser", "AdminUpdateUserAttributes"),
  },
  "send-link": {
    environment: [
      "COMPANY_NAME",
      "CONFIGURATION_SET",
      "EVENT_BUS_NAME",
      "FROM_ADDRESS",
      "LINK_LIFETIME_SECONDS",
      "PORTAL_URL",
      "REPLY_TO",
      "SUPPORT_CONTACT",
      "TABLE_NAME",
    ],
    grants: [
      ...onTheTable("GetItem", "UpdateItem"),
      publishing,
      `ses:SendEmail AWS::SES::ConfigurationSet if ${fromOurAddress}`,
      `ses:SendEmail identity/example.com if ${fromOurAddress}`,
      `ses:SendEmail identity/onboarding@example.com if ${fromOurAddress}`,
    ],
  },
  "store-task-token": {
    environment: ["TABLE_NAME"],
    grants: [...onTheTable("GetItem", "UpdateItem"), ...callingBack("SendTaskSuccess", "SendTaskFailure")],
  },
  "take-new-address": {
    environment: ["KEY_ARN", "TABLE_NAME", "USER_POOL_ID"],
    grants: [...onTheTable("GetItem"), ...onThePool(...revokeAccess), sealing("Decrypt", "address")],
  },
  "finish-password-challenge": {
    environment: ["BACKEND_CLIENT_ID", "KEY_ARN", "TABLE_NAME", "USER_POOL_ID"],
    grants: [
      ...onTheTable("GetItem", "UpdateItem"),
      ...onThePool("AdminInitiateAuth", "AdminRespondToAuthChallenge", "AdminSetUserPassword"),
      ...onThePool("DescribeUserPoolClient"),
      sealing("Decrypt", "password"),
      sealing("Encrypt", "session", "authenticator"),
    ],
  },
  "answer-mfa-challenge": {
    environment: ["BACKEND_CLIENT_ID", "KEY_ARN", "TABLE_NAME", "USER_POOL_ID"],
    grants: [
      ...onTheTable("GetItem", "UpdateItem"),
      ...onThePool("AdminRespondToAuthChallenge", "DescribeUserPoolClient"),
      sealing("Decrypt", "session", "code"),
      sealing("Encrypt", "session", "authenticator"),
    ],
  },
  "emit-event": { environment: ["EVENT_BUS_NAME"], grants: [publishing] },
  "close-onboarding": {
    environment: ["EVENT_BUS_NAME", "TABLE_NAME", "USER_POOL_ID"],
    grants: [...onTheTable("GetItem", "UpdateItem"), ...onThePool("AdminDisableUser", ...revokeAccess), publishing],
  },
  "sign-out-user": { environment: ["USER_POOL_ID"], grants: onThePool("AdminUserGlobalSignOut") },
  "send-reset-code": { environment: ["USER_POOL_ID"], grants: onThePool("AdminResetUserPassword") },
  "compose-code-message": { environment: ["COMPANY_NAME", "PORTAL_URL", "SUPPORT_CONTACT"], grants: [] },
  portal: {
    environment: [
      "APP_CLIENT_ID",
      "COMPANY_NAME",
      "KEY_ARN",
      "MIN_PASSWORD_LENGTH",
      "SIGN_IN_URL",
      "SUPPORT_CONTACT",
      "TABLE_NAME",
      "USER_POOL_ID",
    ],
    grants: [
      ...onTheTable("GetItem", "UpdateItem"),
      ...onThePool("AdminGetUser", "AdminUserGlobalSignOut", "DescribeUserPoolClient"),
      sealing("Encrypt", "password", "code"),
      sealing("Decrypt", "authenticator"),
      ...callingBack("SendTaskSuccess", "SendTaskFailure"),
    ],
  },
};

/** Calls of its nine functions; log delivery and X-Ray know no resources. */
export const grantsOfAStateMachine = [
  ...Array.from({ length: 9 }, () => "lambda:InvokeFunction AWS::Lambda::Function"),
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
