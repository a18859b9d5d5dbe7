import { isServerError, isThrottlingError, isTransientError } from "@smithy/core/retry";
import * as z from "zod";
import { Fault, FinalFault, ServiceThrottled, ServiceUnavailable } from "./faults.ts";

/** What the AWS SDK throws for an error answer of a service. */
const ServiceError = z.object({
  name: z.string(),
  $fault: z.enum(["client", "server"]),
  $metadata: z.object({ requestId: z.string().optional(), httpStatusCode: z.number().optional() }),
});

/**
 * Turns anything thrown into a `Fault`. The SDK's messages can quote what was sent (SES names both
 * addresses), so they stay behind: only the error's name and the request id go on.
 * @see https://docs.aws.amazon.com/sdkref/latest/guide/feature-retry-behavior.html
 */
export function asFault(error: unknown): Fault {
  if (error instanceof Fault) return error;
  if (!isSdkError(error)) return new FinalFault("UnknownFault", "Something that is not an error was thrown.");
  const service = ServiceError.safeParse(error);
  const about = service.success
    ? `${error.name} (request ${service.data.$metadata.requestId ?? "unknown"})`
    : error.name;
  if (isThrottlingError(error)) return new ServiceThrottled(about);
  if (!isRefusal(service.data) && (isTransientError(error) || isServerError(error)))
    return new ServiceUnavailable(about);
  return withStackOf(error, new FinalFault(error.name, `${about}: see the stack for the call that met it.`));
}

/**
 * The service's own no. The SDK calls any error transient whose answer made it correct its clock, and a function whose
 * clock is off would try a final error for the better part of an hour.
 */
function isRefusal(service: z.infer<typeof ServiceError> | undefined): boolean {
  return service?.$fault === "client" && !service.name.startsWith("RequestTimeout");
}

/** The SDK's classification takes any error: those of Node's sockets are among the transient ones. */
function isSdkError(error: unknown): error is Parameters<typeof isTransientError>[0] {
  return error instanceof Error;
}

/** Where it happened, without the first line, which repeats the message. */
function withStackOf(error: Error, fault: Fault): Fault {
  const frames = error.stack?.split("\n").filter((line) => line.startsWith("    at ")) ?? [];
  fault.stack = [`${fault.name}: ${fault.message}`, ...frames].join("\n");
  return fault;
}
