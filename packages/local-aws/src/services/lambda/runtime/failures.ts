import type { InvocationResult } from "./protocol.ts";

/** The result of an invocation whose process exited. */
export function exitError(requestId: string): InvocationResult {
  return failure("Runtime.ExitError", `RequestId: ${requestId} Error: Runtime exited without providing a reason`);
}

/** The result of an invocation that exceeded the function's timeout. */
export function timeoutError(requestId: string, limitMs: number): InvocationResult {
  const seconds = (limitMs / 1_000).toFixed(2);
  return failure("Sandbox.Timedout", `RequestId: ${requestId} Error: Task timed out after ${seconds} seconds`);
}

function failure(errorType: string, errorMessage: string): InvocationResult {
  return { payload: JSON.stringify({ errorType, errorMessage }), functionError: "Unhandled" };
}
