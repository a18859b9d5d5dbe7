import { RECEIVER_ATTEMPTS } from "../../contracts/receiver-timeout.ts";

/**
 * Options of every AWS client: short timeouts, so that a hanging call is repeated well within the function's own
 * timeout, and few attempts, because the workflow's retry policy handles longer failures.
 */
export const clientOptions = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 4_000, throwOnRequestTimeout: true },
} as const;

/**
 * For functions that receive HR's events. Lambda makes three attempts within minutes and then gives up on the event. So
 * the function itself waits while a service throttles it; `RECEIVER_TIMEOUT_SECONDS` leaves the time for that.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
 */
export const receiverClientOptions = { ...clientOptions, maxAttempts: RECEIVER_ATTEMPTS } as const;

/**
 * For calls that the SDK must not repeat. Each opens a new connection: one that was kept alive while the function was
 * frozen may be broken, and there is no second attempt.
 */
export const singleAttempt = {
  maxAttempts: 1,
  requestHandler: {
    ...clientOptions.requestHandler,
    httpAgent: { keepAlive: false },
    httpsAgent: { keepAlive: false },
  },
} as const;
