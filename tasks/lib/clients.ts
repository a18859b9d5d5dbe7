/**
 * Options of every AWS client: short time-outs, so that a hanging call is tried again well inside the
 * function's own time-out, and few attempts, because the workflow's retry policy has the patience.
 */
export const clientOptions = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 4_000, throwOnRequestTimeout: true },
} as const;

/** For calls that must not be repeated behind the caller's back. */
export const singleAttempt = { ...clientOptions, maxAttempts: 1 } as const;
