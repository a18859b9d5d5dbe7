import type { Envelope } from "../../../contracts/hr-events.ts";

/** When an event was sent, in ms since 1970; NaN where it does not tell. */
export function sentAt({ time = "" }: Envelope): number {
  return Date.parse(time);
}
