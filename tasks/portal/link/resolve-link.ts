import { hashEmail, hashSecret, parseLink, sameHash } from "../../lib/link.ts";
import { type Challenge, isClosed, type LinkHash, type OnboardingRecord } from "../../lib/record/record.ts";
import type { RecordStore } from "../../lib/record/record-store.ts";
import { isSuperseded } from "../../lib/signal/signal.ts";
import type { PortalDeps } from "../deps.ts";
import type { Person } from "./person.ts";

/** A link that was mailed, and the onboarding that it belongs to. */
interface FoundLink {
  readonly record: OnboardingRecord;
  readonly link: LinkHash;
  /** Whether the link was mailed to this address. Links from before addresses were noted went to any. */
  readonly wasMailedTo: (email: string) => boolean;
}

interface WithRecord<State extends string> {
  readonly state: State;
  readonly record: OnboardingRecord;
}

type LinkState =
  | (WithRecord<"ready"> & { readonly link: LinkHash })
  | (WithRecord<"code"> & { readonly challenge: Challenge })
  | WithRecord<"expired">
  | (WithRecord<"activated"> & { readonly isFresh: boolean })
  | WithRecord<"checking">
  | { readonly state: "gone"; readonly reason: "replaced" | "closed" | "unknown" };

type StateOf<State extends LinkState["state"]> = Extract<LinkState, { readonly state: State }>;
type WithPerson<State extends LinkState["state"]> = StateOf<State> & { readonly person: Person };

/** A link that a password can be submitted with. */
export type ReadyLink = WithPerson<"ready">;
/** A link whose password is set, and that a second factor's code can be submitted with. */
export type CodeLink = WithPerson<"code">;

/**
 * What a link is good for now, with what a route needs to go on from there.
 * - `expired`: too old, while its onboarding is open.
 * - `activated`: of somebody who is done; `person` as long as the link would have lived.
 * - `checking`: a password or a code is submitted, and its outcome is not known yet.
 * - `gone`: good for nothing any more.
 */
export type ResolvedLink =
  | ReadyLink
  | CodeLink
  | WithPerson<"expired">
  | (StateOf<"activated"> & { readonly person?: Person })
  | StateOf<"checking" | "gone">;

/**
 * Finds what a fragment stands for, and what it is good for now. A link is bound to the address that it was mailed to:
 * once the account has another one, whoever changed it, the link is gone as if a newer one had replaced it, and says
 * nothing about its person.
 */
export async function resolveLink(
  { records, readPerson, now, log }: Pick<PortalDeps, "records" | "readPerson" | "now" | "log">,
  fragment: string,
): Promise<ResolvedLink> {
  const found = await findLink(records, fragment);
  if (found === undefined) {
    log.info("LINK_UNKNOWN", { onboardingId: parseLink(fragment)?.onboardingId });
    return { state: "gone", reason: "unknown" };
  }
  const link = linkState(found, now());
  if (link.state === "gone" || link.state === "checking") return link;
  if (link.state === "activated" && !link.isFresh) return link;
  const person = await readPerson(link.record.employeeId);
  if (person !== undefined && found.wasMailedTo(person.email)) return { ...link, person };
  if (link.state === "activated") return link;
  return { state: "gone", reason: person === undefined ? "closed" : "replaced" };
}

/** Compared when there is no record, so that an unknown onboarding costs what a wrong secret costs. */
const NO_LINKS: readonly LinkHash[] = [{ hash: "0".repeat(64), round: 0, expiresAt: "1970-01-01T00:00:00.000Z" }];

/**
 * Finds the record of a fragment's link: undefined for an unknown onboarding, a wrong secret and a text that is no link
 * alike. Every hash is compared, and each in constant time.
 */
export async function findLink(records: RecordStore, fragment: string): Promise<FoundLink | undefined> {
  const parsed = parseLink(fragment);
  if (parsed === undefined) return undefined;
  const { onboardingId, secret } = parsed;
  const record = await records.find(onboardingId);
  const hash = hashSecret(secret);
  const matches = (record?.links ?? NO_LINKS).filter((candidate) => sameHash(candidate.hash, hash));
  const [link] = matches;
  // The record's key does not tell upper case from lower, a link does.
  if (record?.id !== onboardingId || link === undefined) return undefined;
  const { emailHash } = link;
  const wasMailedTo = (email: string) => emailHash === undefined || sameHash(emailHash, hashEmail(secret, email));
  return { record, link, wasMailedTo };
}

/**
 * Reads the state of a link from its record: the end of the onboarding first, then a signal that the run has not acted on
 * yet, then the round, then the time.
 */
export function linkState({ record, link }: Pick<FoundLink, "record" | "link">, now: Date): LinkState {
  const isLive = new Date(link.expiresAt) > now;
  const isNewest = link.round === record.round;
  if (record.status === "ACTIVATED") return { state: "activated", record, isFresh: isNewest && isLive };
  if (isClosed(record)) return { state: "gone", reason: "closed" };
  if (isSuperseded(record)) return { state: "gone", reason: isCancelled(record) ? "closed" : "replaced" };
  // A password that was submitted and is not there any more was made void, and its link with it.
  if (!isNewest || (record.status === "SUBMITTED" && !isSubmitted(record)))
    return { state: "gone", reason: "replaced" };
  if (isSubmitted(record)) return { state: "checking", record };
  // The password was set with this link, so its own time does not count any more: the session's does.
  if (record.status === "CODE_WAITING" && record.challenge !== undefined)
    return { state: "code", record, challenge: record.challenge };
  return isLive ? { state: "ready", record, link } : { state: "expired", record };
}

/** A password or a code is on the record and its outcome is not known yet. */
function isSubmitted({ sealedPassword, sealedCode }: OnboardingRecord): boolean {
  return sealedPassword !== undefined || sealedCode !== undefined;
}

function isCancelled({ signals }: OnboardingRecord): boolean {
  return signals.some(({ name }) => name === "HireCancelled");
}
