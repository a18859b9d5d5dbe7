// Longer than a source file should be, because it is one table of every function.
const fromOurAddress = '{"StringEquals":{"ses:FromAddress":"onboarding@example.com"}}';
/** `ForAllValues` alone is also true of a request that names no source. */
const inOurName = '{"ForAllValues:StringEquals":{"events:source":["onboarding"]},"Null":{"events:source":"false"}}';

/** With an encryption context of exactly `onboardingId` and one of these contents. */
function sealing(action: "Encrypt" | "Decrypt", ...contents: string[]): string {
  const condition = {
    "ForAllValues:StringEquals": { "kms:EncryptionContextKeys": ["onboardingId", "content"] },
    Null: { "kms:EncryptionContext:onboardingId": "false" },
    StringEquals: { "kms:EncryptionContext:content": contents },
  };
  return `kms:${action} AWS::KMS::Key if ${JSON.stringify(condition)}`;
}

const publishing = `events:PutEvents AWS::Events::EventBus if ${inOurName}`;
/** What a receiver refuses, and what Lambda hands over for it when it failed for good. */
const keepingRejected = "sqs:SendMessage AWS::SQS::Queue";
const starting = "states:StartExecution AWS::StepFunctions::StateMachine";
const onTheTable = (...actions: string[]) => actions.map((action) => `dynamodb:${action} AWS::DynamoDB::Table`);
const onThePool = (...actions: string[]) => actions.map((action) => `cognito-idp:${action} AWS::Cognito::UserPool`);
/** Of either state machine, by its name. */
const answering = (...actions: string[]) =>
  actions.flatMap((action) => [
    `states:${action} stateMachine:onboarding`,
    `states:${action} stateMachine:password-reset`,
  ]);

interface Row {
  readonly environment: readonly string[];
  readonly grants: readonly string[];
}

/** Taking away what somebody signs in with. */
const revokeAccess = ["AdminDeleteSoftwareToken", "AdminSetUserPassword", "AdminUserGlobalSignOut"];

/** Every function: its environment, and its actions by the kind of what they touch. Logs and traces aside, this is all. */
export const functions: Readonly<Record<string, Row>> = {
  "start-onboarding": {
    environment: ["DEAD_LETTER_QUEUE_URL", "DEFAULT_LOCALE", "EVENT_BUS_NAME", "STATE_MACHINE_ARN", "TABLE_NAME"],
    grants: [
      ...onTheTable("GetItem", "PutItem", "UpdateItem"),
      ...[publishing, keepingRejected, starting],
      "states:DescribeExecution execution:onboarding:*",
    ],
  },
  "start-password-reset": {
    environment: [
      ...["DEAD_LETTER_QUEUE_URL", "EVENT_BUS_NAME", "RESET_METHODS", "STATE_MACHINE_ARN"],
      ...["TABLE_NAME", "UNVERIFIED_ADDRESS", "USER_POOL_ID"],
    ],
    grants: [
      ...onTheTable("GetItem", "PutItem", "UpdateItem"),
      ...onThePool("AdminGetUser"),
      ...[publishing, keepingRejected, starting],
      "states:DescribeExecution execution:onboarding:*",
      "states:DescribeExecution execution:password-reset:*",
      ...answering("SendTaskFailure"),
    ],
  },
  "signal-onboarding": {
    environment: ["DEAD_LETTER_QUEUE_URL", "EVENT_BUS_NAME", "KEY_ARN", "TABLE_NAME"],
    grants: [
      ...onTheTable("GetItem", "UpdateItem"),
      ...[publishing, keepingRejected, sealing("Encrypt", "address")],
      "states:DescribeExecution execution:onboarding:*",
      "states:SendTaskFailure stateMachine:onboarding",
    ],
  },
  "report-bounce": {
    environment: ["TABLE_NAME"],
    grants: [...onTheTable("GetItem", "UpdateItem"), ...answering("SendTaskFailure"), keepingRejected],
  },
  "report-failure": { environment: ["EVENT_BUS_NAME"], grants: [publishing, keepingRejected] },
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
      ...["COMPANY_NAME", "CONFIGURATION_SET", "EVENT_BUS_NAME", "FROM_ADDRESS", "LINK_LIFETIME_SECONDS", "PORTAL_URL"],
      ...["REPLY_TO", "SUPPORT_CONTACT", "TABLE_NAME"],
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
    grants: [...onTheTable("GetItem", "UpdateItem"), ...answering("SendTaskSuccess", "SendTaskFailure")],
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
      ...["APP_CLIENT_ID", "COMPANY_NAME", "KEY_ARN", "MIN_PASSWORD_LENGTH", "SIGN_IN_URL", "SUPPORT_CONTACT"],
      ...["TABLE_NAME", "USER_POOL_ID"],
    ],
    grants: [
      ...onTheTable("GetItem", "UpdateItem"),
      ...onThePool("AdminGetUser", "AdminUserGlobalSignOut", "DescribeUserPoolClient"),
      sealing("Encrypt", "password", "code"),
      sealing("Decrypt", "authenticator"),
      ...answering("SendTaskSuccess", "SendTaskFailure"),
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
