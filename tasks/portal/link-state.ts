import type { LinkHash, OnboardingRecord } from "../lib/record/record.ts";
import type { FoundLink } from "./find-link.ts";

/** A link that takes a password. */
export interface ReadyLink {
  readonly state: "ready";
  readonly record: OnboardingRecord;
  readonly link: LinkHash;
}

/** What a link is good for now, with what a route needs to go on from there. */
export type LinkState =
  | ReadyLink
  | { readonly state: "checking"; readonly record: OnboardingRecord }
  | { readonly state: "activated"; readonly record: OnboardingRecord; readonly isFresh: boolean }
  | { readonly state: "expired" }
  | { readonly state: "gone"; readonly reason: "replaced" | "closed" | "unknown" };

/** Reads the state of a link off its record: the end of the onboarding first, then the round, then the time. */
export function linkState(found: FoundLink | undefined, now: Date): LinkState {
  if (found === undefined) return { state: "gone", reason: "unknown" };
  const { record, link } = found;
  const isLive = new Date(link.expiresAt) > now;
  const isNewest = link.round === record.round;
  if (record.status === "ACTIVATED") return { state: "activated", record, isFresh: isNewest && isLive };
  if (record.status === "EXPIRED") return { state: "gone", reason: "closed" };
  if (!isNewest) return { state: "gone", reason: "replaced" };
  if (isAnswered(record)) return { state: "checking", record };
  return isLive ? { state: "ready", record, link } : { state: "expired" };
}

/** A password was handed in and its outcome is not known yet. */
function isAnswered(record: OnboardingRecord): boolean {
  return record.sealedAnswer !== undefined || record.status === "SUBMITTED";
}
