import type { Call, Refusal, ServiceName } from "../functions/port.ts";

/** What can happen to a call of AWS, or to the function that makes it. */
export const faultKinds = [
  "throttled",
  "server error",
  "refused for good",
  "time-out before the effect",
  "time-out after the effect",
  "slow",
  "crash before the call",
  "crash after the call",
  "partial failure",
  "stale read",
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** Whether a fault can happen to this call at all. */
export function applies(kind: FaultKind, { service, operation, input }: Call): boolean {
  if (kind === "partial failure") return operation === "PutEvents";
  if (kind === "stale read") return service === "dynamodb" && operation === "GetItem" && !isConsistent(input);
  return true;
}

function isConsistent(input: unknown): boolean {
  return typeof input === "object" && input !== null && "ConsistentRead" in input && input.ConsistentRead === true;
}

/** Each service's name for the error, from its API model. */
const throttles: Readonly<Record<ServiceName, readonly [string, number]>> = {
  cognito: ["TooManyRequestsException", 400],
  dynamodb: ["ProvisionedThroughputExceededException", 400],
  events: ["ThrottlingException", 400],
  kms: ["ThrottlingException", 400],
  ses: ["TooManyRequestsException", 429],
  sqs: ["RequestThrottled", 403],
  states: ["ThrottlingException", 400],
};
const serverErrors: Readonly<Record<ServiceName, readonly [string, number]>> = {
  cognito: ["InternalErrorException", 500],
  dynamodb: ["InternalServerError", 500],
  events: ["InternalException", 500],
  kms: ["KMSInternalException", 500],
  ses: ["InternalServiceErrorException", 500],
  sqs: ["InternalError", 500],
  states: ["ServiceUnavailable", 503],
};

/** The answer of a service that does nothing. `undefined` for faults that are no such answer. */
export function refusalOf(kind: FaultKind | "none", service: ServiceName): Refusal | undefined {
  if (kind === "throttled") return refusal(throttles[service]);
  if (kind === "server error") return refusal(serverErrors[service]);
  if (kind === "refused for good") return refusal(["AccessDeniedException", 400]);
  return undefined;
}

function refusal([name, status]: readonly [string, number]): Refusal {
  return { name, message: "simulated", status };
}

/** What the SDK throws when no answer has come in time. */
export const timedOut: Refusal = { name: "TimeoutError", message: "simulated", status: 0 };

/** PutEvents took the call and none of its entries. */
export const nothingPut = {
  FailedEntryCount: 1,
  Entries: [{ ErrorCode: "InternalFailure", ErrorMessage: "simulated" }],
};
