import { type Challenge, isClosed, type LinkHash, type OnboardingRecord } from "../../lib/record/record.ts";
import { isOvertaken } from "../../lib/signal/signal.ts";
import type { FoundLink } from "./find-link.ts";

/** A link that takes a password. */
export interface ReadyLink {
  readonly state: "ready";
  readonly record: OnboardingRecord;
  readonly link: LinkHash;
}

/** A link whose password is set, and that takes the code of a second factor. */
export interface CodeLink {
  readonly state: "code";
  readonly record: OnboardingRecord;
  readonly challenge: Challenge;
}

/** A link that is too old, while its onboarding is open. */
export interface ExpiredLink {
  readonly state: "expired";
  readonly record: OnboardingRecord;
}

/** A link of somebody who is done; `isFresh` as long as it would have lived. */
export interface ActivatedLink {
  readonly state: "activated";
  readonly record: OnboardingRecord;
  readonly isFresh: boolean;
}

/** A link whose password or code is being judged. */
export interface CheckingLink {
  readonly state: "checking";
  readonly record: OnboardingRecord;
}

/** A link that is good for nothing any more. */
export interface GoneLink {
  readonly state: "gone";
  readonly reason: "replaced" | "closed" | "unknown";
}

/** What a link is good for now, with what a route needs to go on from there. */
export type LinkState = ReadyLink | CodeLink | CheckingLink | ActivatedLink | ExpiredLink | GoneLink;

/**
 * Reads the state of a link off its record: the end of the onboarding first, then what HR has said and the run has not
 * acted on yet, then the round, then the time.
 */
export function linkState({ record, link }: Pick<FoundLink, "record" | "link">, now: Date): LinkState {
  const isLive = new Date(link.expiresAt) > now;
  const isNewest = link.round === record.round;
  if (record.status === "ACTIVATED") return { state: "activated", record, isFresh: isNewest && isLive };
  if (isClosed(record)) return { state: "gone", reason: "closed" };
  if (isOvertaken(record)) return { state: "gone", reason: isCancelled(record) ? "closed" : "replaced" };
  // A password that was handed in and is not there any more was made void, and its link with it.
  if (!isNewest || (record.status === "SUBMITTED" && !isAnswered(record))) return { state: "gone", reason: "replaced" };
  if (isAnswered(record)) return { state: "checking", record };
  // The password was set with this link, so its own time does not count any more: the session's does.
  if (record.status === "CODE_WAITING" && record.challenge !== undefined)
    return { state: "code", record, challenge: record.challenge };
  return isLive ? { state: "ready", record, link } : { state: "expired", record };
}

/** A password or a code was handed in and its outcome is not known yet. */
function isAnswered({ sealedAnswer, sealedCode }: OnboardingRecord): boolean {
  return sealedAnswer !== undefined || sealedCode !== undefined;
}

function isCancelled({ signals }: OnboardingRecord): boolean {
  return signals.some(({ name }) => name === "HireCancelled");
}
