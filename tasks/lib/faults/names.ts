/** Faults that pass by themselves: the retry policy of the workflows names exactly these. */
export const transientFaults = {
  ServiceThrottled: "ServiceThrottled",
  ServiceUnavailable: "ServiceUnavailable",
} as const;
