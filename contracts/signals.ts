import * as z from "zod";

/**
 * What can interrupt a wait of an execution: an event from HR, a bounced mail, the page's request for a fresh link.
 * Each name is also the error name that SendTaskFailure ends the wait with and that the waiting state catches.
 */
export const signalNames = {
  HireCancelled: "HireCancelled",
  EmailChanged: "EmailChanged",
  ResendRequested: "ResendRequested",
  EmailBounced: "EmailBounced",
} as const;
export type SignalName = keyof typeof signalNames;

/** SES could not deliver a mail, or its recipient reported it as spam. */
export const UndeliveredReason = z.enum(["bounce", "complaint"]);
