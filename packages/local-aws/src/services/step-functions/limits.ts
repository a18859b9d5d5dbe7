/** Quotas of Standard workflows: https://docs.aws.amazon.com/step-functions/latest/dg/service-quotas.html */
export const DATA_BYTES = 262_144;
export const DEFINITION_BYTES = 1_048_576;
export const HISTORY_EVENTS = 25_000;
export const MAX_SECONDS = 99_999_999;

const DAY_MS = 24 * 60 * 60 * 1000;
/** A closed execution, and with it its name, is kept for 90 days. */
export const RETENTION_MS = 90 * DAY_MS;
/** How long an execution may be open, redrives included. */
export const OPEN_MS = 365 * DAY_MS;
/** A failed execution can be redriven for 14 days. */
export const REDRIVABLE_MS = 14 * DAY_MS;
