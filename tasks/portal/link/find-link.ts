import { hashAddress, hashSecret, parseLink, sameHash } from "../../lib/link.ts";
import type { LinkHash, OnboardingRecord } from "../../lib/record/record.ts";
import type { RecordStore } from "../../lib/record/record-store.ts";

/** A link that was mailed, and the onboarding that it belongs to. */
export interface FoundLink {
  readonly record: OnboardingRecord;
  readonly link: LinkHash;
  /** Whether it went to this address. A link that is older than the note of it went to any. */
  readonly wasMailedTo: (email: string) => boolean;
}

/** Compared when there is no record, so that an unknown onboarding costs what a wrong secret costs. */
const NOBODY: readonly LinkHash[] = [{ hash: "0".repeat(64), round: 0, expiresAt: "1970-01-01T00:00:00.000Z" }];

/**
 * Finds what a fragment stands for: undefined for an unknown onboarding, a wrong secret and no link at all
 * alike. Every hash is compared, and each in constant time.
 */
export async function findLink(records: RecordStore, fragment: string): Promise<FoundLink | undefined> {
  const parsed = parseLink(fragment);
  if (parsed === undefined) return undefined;
  const { onboardingId, secret } = parsed;
  const record = await records.find(onboardingId);
  const hash = hashSecret(secret);
  const matches = (record?.links ?? NOBODY).filter((candidate) => sameHash(candidate.hash, hash));
  const [link] = matches;
  // The ledger does not tell upper case from lower, a link does.
  if (record?.id !== onboardingId || link === undefined) return undefined;
  const { addressHash } = link;
  const wasMailedTo = (email: string) => addressHash === undefined || sameHash(addressHash, hashAddress(secret, email));
  return { record, link, wasMailedTo };
}
