import type { Call } from "../functions/port.ts";

/** What an account may do: a bucket of `burst` units that fills up with `perSecond`. */
export interface Quota {
  readonly name: string;
  readonly perSecond: number;
  readonly burst: number;
  /** How many units a call takes; 0 for calls that the quota is not about. */
  readonly counts: (call: Call) => number;
}

/** Requests of one category of Cognito: a second's worth may come at once. */
function cognito(name: string, perSecond: number, operations: readonly string[]): Quota {
  const counts = ({ service, operation }: Call) => (service === "cognito" && operations.includes(operation) ? 1 : 0);
  return { name: `Cognito ${name}`, perSecond, burst: perSecond, counts };
}

function states(name: string, operations: readonly string[], burst: number, perSecond: number): Quota {
  const counts = ({ service, operation }: Call) => (service === "states" && operations.includes(operation) ? 1 : 0);
  return { name: `Step Functions ${name}`, perSecond, burst, counts };
}

/** Units of a table on demand that has had no traffic yet, an item taken for one unit. */
function table(name: string, perSecond: number, operations: readonly string[]): Quota {
  const counts = ({ service, operation }: Call) => (service === "dynamodb" && operations.includes(operation) ? 1 : 0);
  return { name: `DynamoDB ${name}`, perSecond, burst: perSecond, counts };
}

/**
 * What a new account has in eu-west-1, without having asked for more. SES has no printed default any more: 14 mails a
 * second is what accounts commonly get when they leave the sandbox. A call counts in the first quota that is about it.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/quotas.html
 * @see https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html
 * @see https://docs.aws.amazon.com/ses/latest/dg/manage-sending-quotas.html
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html
 * @see https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/on-demand-capacity-mode.html
 */
export const defaultQuotas: readonly Quota[] = [
  cognito("UserCreation", 50, ["AdminCreateUser"]),
  cognito("UserUpdate", 25, [
    ...["AdminUpdateUserAttributes", "AdminEnableUser", "AdminDisableUser", "AdminUserGlobalSignOut"],
  ]),
  cognito("UserRead", 120, ["AdminGetUser"]),
  cognito("UserAuthentication", 120, ["AdminInitiateAuth"]),
  // A new password given to a challenge counts here, and every challenge that the tasks answer in a burst is one.
  cognito("UserAccountRecovery", 30, [
    ...["AdminSetUserPassword", "AdminResetUserPassword", "AdminRespondToAuthChallenge"],
  ]),
  {
    name: "SES recipients",
    perSecond: 14,
    burst: 14,
    // Every mail of the tasks has one recipient.
    counts: ({ operation }) => (operation === "SendEmail" ? 1 : 0),
  },
  states("StartExecution", ["StartExecution"], 1_300, 300),
  states("task callbacks", ["SendTaskSuccess", "SendTaskFailure", "SendTaskHeartbeat"], 3_000, 500),
  {
    name: "EventBridge PutEvents",
    perSecond: 10_000,
    burst: 10_000,
    counts: ({ operation }) => (operation === "PutEvents" ? 1 : 0),
  },
  table("writes", 4_000, ["PutItem", "UpdateItem"]),
  table("reads", 12_000, ["GetItem"]),
];

/** Invocations at once, of all functions of an account: https://docs.aws.amazon.com/lambda/latest/dg/gettingstarted-limits.html */
export const CONCURRENCY = 1_000;
