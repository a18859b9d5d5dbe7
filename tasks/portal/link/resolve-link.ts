import { hashEmail, hashSecret, parseLink, sameHash } from "../../lib/link.ts";
import { type Challenge, isClosed, type LinkHash, type OnboardingRecord } from "../../lib/record/record.ts";
import type { RecordStore } from "../../lib/record/record-store.ts";
import { isSuperseded } from "../../lib/signal/signal.ts";
import type { PortalDeps } from "../deps.ts";
import type { Person } from "./person.ts";

/** A link that was mailed, and the record of its onboarding. */
interface FoundLink {
  readonly record: OnboardingRecord;
  readonly link: LinkHash;
  /** Whether the link was mailed to this address. True for links of earlier releases, which stored no address. */
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
/** A link whose password is set, and that the code of a second factor can be submitted with. */
export type CodeLink = WithPerson<"code">;

/**
 * What can be done with a link now, and the data that a route needs for it.
 * - `expired`: the link is too old, but its onboarding is open.
 * - `activated`: the onboarding is complete; `person` is present until the link would have expired.
 * - `checking`: a password or a code was submitted, and its outcome is not known yet.
 * - `gone`: nothing can be done with the link any more.
 */
export type ResolvedLink =
  | ReadyLink
  | CodeLink
  | WithPerson<"expired">
  | (StateOf<"activated"> & { readonly person?: Person })
  | StateOf<"checking" | "gone">;

/**
 * Resolves the fragment of a link to what can be done with it now. A link is bound to the address that it was mailed
 * to: once the account has another address, whoever changed it, the link counts as replaced and reveals nothing about
 * its person.
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

/** Compared if there is no record, so that an unknown onboarding takes the same time as a wrong secret. */
const NO_LINKS: readonly LinkHash[] = [{ hash: "0".repeat(64), round: 0, expiresAt: "1970-01-01T00:00:00.000Z" }];

/**
 * Finds the record of a fragment's link. Returns undefined alike for an unknown onboarding, a wrong secret and a text
 * that is not a link. It compares all hashes of the record, each in constant time.
 */
export async function findLink(records: RecordStore, fragment: string): Promise<FoundLink | undefined> {
  const parsed = parseLink(fragment);
  if (parsed === undefined) return undefined;
  const { onboardingId, secret } = parsed;
  const record = await records.find(onboardingId);
  const hash = hashSecret(secret);
  const matches = (record?.links ?? NO_LINKS).filter((candidate) => sameHash(candidate.hash, hash));
  const [link] = matches;
  // The record's key ignores case, but a link must not.
  if (record?.id !== onboardingId || link === undefined) return undefined;
  const { emailHash } = link;
  const wasMailedTo = (email: string) => emailHash === undefined || sameHash(emailHash, hashEmail(secret, email));
  return { record, link, wasMailedTo };
}

/**
 * Derives the state of a link from its record. The order of precedence: the end of the onboarding, an overriding signal
 * that the execution has not handled, the round, the expiry.
 */
export function linkState({ record, link }: Pick<FoundLink, "record" | "link">, now: Date): LinkState {
  const isLive = new Date(link.expiresAt) > now;
  const isNewest = link.round === record.round;
  if (record.status === "ACTIVATED") return { state: "activated", record, isFresh: isNewest && isLive };
  if (isClosed(record)) return { state: "gone", reason: "closed" };
  if (isSuperseded(record)) return { state: "gone", reason: isCancelled(record) ? "closed" : "replaced" };
  // SUBMITTED without a password: a signal has invalidated the submitted password and its link.
  if (!isNewest || (record.status === "SUBMITTED" && !isSubmitted(record)))
    return { state: "gone", reason: "replaced" };
  if (isSubmitted(record)) return { state: "checking", record };
  // The password was set with this link, so the end of the session counts instead of the link's expiry.
  if (record.status === "CODE_WAITING" && record.challenge !== undefined)
    return { state: "code", record, challenge: record.challenge };
  return isLive ? { state: "ready", record, link } : { state: "expired", record };
}

/** Whether a password or a code was submitted whose outcome is not known yet. */
function isSubmitted({ sealedPassword, sealedCode }: OnboardingRecord): boolean {
  return sealedPassword !== undefined || sealedCode !== undefined;
}

function isCancelled({ signals }: OnboardingRecord): boolean {
  return signals.some(({ name }) => name === "HireCancelled");
}
