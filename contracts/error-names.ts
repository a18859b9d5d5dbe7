/** Transient errors of a task. The retry policy of the workflows retries exactly these names. */
export const transientFaults = {
  ServiceThrottled: "ServiceThrottled",
  ServiceUnavailable: "ServiceUnavailable",
} as const;

/**
 * Errors that a receiver throws so that Lambda delivers the same event again later. Nothing has failed, so they raise
 * no alarm.
 */
export const postponements = {
  HireNotSeenYet: "HireNotSeenYet",
  EarlierRunNotEnded: "EarlierRunNotEnded",
} as const;
