import * as z from "zod";

/**
 * What interrupts a wait of a run: HR's events, a mail that came back, the page's request for a fresh link. Each name is
 * also the error name with which SendTaskFailure ends the wait, and which the waiting state catches.
 */
export const signalNames = {
  HireCancelled: "HireCancelled",
  EmailChanged: "EmailChanged",
  ResendRequested: "ResendRequested",
  EmailBounced: "EmailBounced",
} as const;
export type SignalName = keyof typeof signalNames;

/** Why SES could not deliver a mail, or why somebody did not want it. */
export const UndeliveredReason = z.enum(["bounce", "complaint"]);
