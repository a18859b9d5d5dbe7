import { isServerError, isThrottlingError, isTransientError } from "@smithy/core/retry";
import * as z from "zod";
import { Fault, FinalFault, ServiceThrottled, ServiceUnavailable } from "./faults.ts";

/** What the AWS SDK throws for an error response of a service. */
const ServiceError = z.object({
  name: z.string(),
  $fault: z.enum(["client", "server"]),
  $metadata: z.object({ requestId: z.string().optional(), httpStatusCode: z.number().optional() }),
});

/**
 * Turns anything thrown into a `Fault`. The SDK's messages can quote the request (SES names both addresses), so they
 * are dropped: the fault has only the error's name and the request id.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 */
export function asFault(error: unknown): Fault {
  if (error instanceof Fault) return error;
  if (!isSdkError(error)) return new FinalFault("UnknownFault", "A value that is not an Error was thrown.");
  const service = ServiceError.safeParse(error);
  const description = service.success
    ? `${error.name} (request ${service.data.$metadata.requestId ?? "unknown"})`
    : error.name;
  if (isThrottlingError(error)) return new ServiceThrottled(description);
  if (!isClientError(service.data) && (isTransientError(error) || isServerError(error)))
    return new ServiceUnavailable(description);
  return withStackOf(error, new FinalFault(error.name, `${description}: the stack trace shows the call that failed.`));
}

/**
 * Whether the service refused the request, so that a retry is useless. The SDK classifies every error as transient
 * whose response made it correct its clock; in a function whose clock is off, a final error would be retried for most
 * of an hour.
 */
function isClientError(service: z.infer<typeof ServiceError> | undefined): boolean {
  return service?.$fault === "client" && !service.name.startsWith("RequestTimeout");
}

/** The SDK's classification accepts any error, because Node's socket errors count as transient too. */
function isSdkError(error: unknown): error is Parameters<typeof isTransientError>[0] {
  return error instanceof Error;
}

/** Copies the stack frames, without the first line, which contains the SDK's message. */
function withStackOf(error: Error, fault: Fault): Fault {
  const frames = error.stack?.split("\n").filter((line) => line.startsWith("    at ")) ?? [];
  fault.stack = [`${fault.name}: ${fault.message}`, ...frames].join("\n");
  return fault;
}
