import type { Accepted } from "../../../contracts/portal-api.ts";
import type { OnboardingRecord } from "../../lib/record/record.ts";
import type { PortalDeps } from "../deps.ts";
import { ProblemError } from "../http/problem.ts";
import { type CodeLink, type ReadyLink, type ResolvedLink, resolveLink } from "./resolve-link.ts";

const CHECKING: Accepted = { state: "checking" };

/** How often a write may lose against the run, which moves in few steps between two submissions. */
const MAX_WRITES = 5;

/**
 * Writes what a person submits to the record and wakes the run. `write` answers undefined where the record is not any
 * more what was read: then the link is resolved again, and the write repeated while the link is still in the same state.
 * Throws a `ProblemError` once the link is in another one.
 */
export async function submit<OpenLink extends ReadyLink | CodeLink>(
  deps: PortalDeps,
  fragment: string,
  open: OpenLink,
  write: (open: OpenLink) => Promise<OnboardingRecord | undefined>,
): Promise<Accepted> {
  const isStillOpen = (link: ResolvedLink): link is OpenLink => link.state === open.state;
  let link: ResolvedLink = open;
  for (let writes = 0; isStillOpen(link) && writes < MAX_WRITES; writes += 1) {
    const record = await write(link);
    if (record !== undefined) return wakeRun(deps, record);
    // The run moved in between, or this is the SDK's own repeat of a write that had worked.
    link = await resolveLink(deps, fragment);
  }
  return acceptRepeat(deps, link);
}

/**
 * What is submitted first counts until its outcome is known; a repeat after a lost reply only wakes the run again. Throws
 * a `ProblemError` for a link that nothing of the kind can be submitted with.
 */
export async function acceptRepeat(deps: PortalDeps, link: ResolvedLink): Promise<Accepted> {
  if (link.state === "checking") return wakeRun(deps, link.record);
  throw new ProblemError("link-not-usable", "Open the page again to see why.", { state: link.state });
}

/** A password on a record that is not SUBMITTED is not the portal's to deliver: `store-task-token` does, and notes it. */
async function wakeRun(
  deps: PortalDeps,
  { status, taskToken, sealedPassword, sealedCode }: OnboardingRecord,
): Promise<Accepted> {
  const isWaitedFor = status === "SUBMITTED" ? sealedPassword !== undefined : sealedCode !== undefined;
  if (isWaitedFor && taskToken !== undefined) await deps.completeWait(taskToken);
  return CHECKING;
}
