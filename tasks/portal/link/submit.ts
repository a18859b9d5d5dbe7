import type { Accepted } from "../../../contracts/portal-api.ts";
import type { OnboardingRecord } from "../../lib/record/record.ts";
import type { PortalDeps } from "../deps.ts";
import { ProblemError } from "../http/problem.ts";
import { type CodeLink, type ReadyLink, type ResolvedLink, resolveLink } from "./resolve-link.ts";

const CHECKING: Accepted = { state: "checking" };

/**
 * How often a conditional write may fail. The execution changes the record only a few times between two submissions.
 */
const MAX_WRITES = 5;

/**
 * Writes a submission to the record and completes the execution's wait. `write` returns undefined if the record changed
 * since it was read; then the link is resolved again, and the write is repeated if the link is still in the same state.
 * Throws a `ProblemError` if the link's state has changed.
 */
export async function submit<OpenLink extends ReadyLink | CodeLink>(
  deps: PortalDeps,
  fragment: string,
  openLink: OpenLink,
  write: (openLink: OpenLink) => Promise<OnboardingRecord | undefined>,
): Promise<Accepted> {
  const isInSameState = (link: ResolvedLink): link is OpenLink => link.state === openLink.state;
  let link: ResolvedLink = openLink;
  for (let writes = 0; isInSameState(link) && writes < MAX_WRITES; writes += 1) {
    const record = await write(link);
    if (record !== undefined) return completeWait(deps, record);
    // The execution changed the record meanwhile, or the SDK repeated a write that had succeeded.
    link = await resolveLink(deps, fragment);
  }
  return acceptRepeat(deps, link);
}

/**
 * Accepts a repeated submission. The first one counts until its outcome is known, so a repeat (after a lost response)
 * only completes the wait again. Throws a `ProblemError` if nothing was submitted and nothing can be submitted with
 * this link.
 */
export async function acceptRepeat(deps: PortalDeps, link: ResolvedLink): Promise<Accepted> {
  if (link.state === "checking") return completeWait(deps, link.record);
  throw new ProblemError("link-not-usable", "Open the page again to see why.", { state: link.state });
}

/**
 * Completes the execution's wait if it is a wait for this submission. A password on a record that is not SUBMITTED is
 * left to `store-task-token`, which delivers it at the next wait and updates the status.
 */
async function completeWait(
  deps: PortalDeps,
  { status, taskToken, sealedPassword, sealedCode }: OnboardingRecord,
): Promise<Accepted> {
  const isAwaited = status === "SUBMITTED" ? sealedPassword !== undefined : sealedCode !== undefined;
  if (isAwaited && taskToken !== undefined) await deps.completeWait(taskToken);
  return CHECKING;
}
