import { randomUUID } from "node:crypto";
import { AwsError } from "../kernel/aws-error.ts";
import type { JsonService } from "../kernel/json-service.ts";

interface ErrorWire {
  readonly type?: string;
  readonly namespace?: string | undefined;
}

/** The namespace of errors that are not in a service's own model. */
const COMMON_NAMESPACE = "com.amazon.coral.service";
const commonErrors = new Set([
  "AccessDeniedException",
  "MissingAuthenticationTokenException",
  "UnrecognizedClientException",
]);

/** The response for an error. Any error that is no AwsError is an InternalFailure (500) with its stack. */
export function errorAnswer(error: unknown, { type = "application/json", namespace }: ErrorWire = {}): Response {
  const known = error instanceof AwsError ? error : new AwsError("InternalFailure", describe(error), 500);
  const __type = namespace === undefined ? known.code : `${namespace}#${known.code}`;
  const headers = { "content-type": type, "x-amzn-errortype": known.code, "x-amzn-requestid": randomUUID() };
  return Response.json({ __type, message: known.message }, { status: known.status, headers });
}

/** The namespace of an error of a service; undefined for a service without one. */
export function namespaceOf({ errorNamespace }: JsonService, error: unknown): string | undefined {
  if (errorNamespace === undefined) return undefined;
  return error instanceof AwsError && commonErrors.has(error.code) ? COMMON_NAMESPACE : errorNamespace;
}

function describe(error: unknown): string {
  return error instanceof Error ? `The local run failed: ${error.stack ?? error.message}` : "The local run failed.";
}
