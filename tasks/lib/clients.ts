import { RECEIVER_ATTEMPTS } from "../../contracts/receiver-timeout.ts";

/**
 * Options of every AWS client: short time-outs, so that a hanging call is tried again well inside the
 * function's own time-out, and few attempts, because the workflow's retry policy has the patience.
 */
export const clientOptions = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 4_000, throwOnRequestTimeout: true },
} as const;

/**
 * For functions that receive HR's events: Lambda runs one three times within minutes and then gives the event up. So the
 * function itself waits while a service asks to slow down, and `RECEIVER_TIMEOUT_SECONDS` gives it the time.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
export const receiverClientOptions = { ...clientOptions, maxAttempts: RECEIVER_ATTEMPTS } as const;

/**
 * For calls that must not be repeated behind the caller's back. Each has a connection of its own: one that was kept while
 * the function was frozen may be dead by now, and nobody would try again.
 */
export const singleAttempt = {
  maxAttempts: 1,
  requestHandler: {
    ...clientOptions.requestHandler,
    httpAgent: { keepAlive: false },
    httpsAgent: { keepAlive: false },
  },
} as const;
