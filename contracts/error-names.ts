/** Faults that pass by themselves: the retry policy of the workflows names exactly these. */
export const transientFaults = {
  ServiceThrottled: "ServiceThrottled",
  ServiceUnavailable: "ServiceUnavailable",
} as const;

/** What a receiver throws to be handed the same event again later. Nothing has failed, and nobody need look. */
export const postponements = {
  HireNotSeenYet: "HireNotSeenYet",
  EarlierRunNotEnded: "EarlierRunNotEnded",
} as const;

/** What ends a wait other than an answer: the waiting states catch exactly these. */
export const signalNames = {
  HireCancelled: "HireCancelled",
  EmailChanged: "EmailChanged",
  ResendRequested: "ResendRequested",
  EmailBounced: "EmailBounced",
} as const;
