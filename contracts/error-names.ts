/** Faults that pass by themselves: the retry policy of the workflows names exactly these. */
export const transientFaults = {
  ServiceThrottled: "ServiceThrottled",
  ServiceUnavailable: "ServiceUnavailable",
} as const;

/**
 * What a receiver throws so that Lambda delivers the same event again later. Nothing has failed, so no alarm is raised
 * for it.
 */
export const postponements = {
  HireNotSeenYet: "HireNotSeenYet",
  EarlierRunNotEnded: "EarlierRunNotEnded",
} as const;
