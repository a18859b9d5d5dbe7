import type { LinkHash, OnboardingRecord } from "../lib/record/record.ts";
import { checkPassword, normalisePassword } from "./check-password.ts";
import type { Accepted } from "./contract.ts";
import type { PortalDeps } from "./deps.ts";
import { findLink } from "./find-link.ts";
import { type LinkState, linkState } from "./link-state.ts";
import { ProblemError } from "./problem.ts";
import { rejectionFor } from "./rejections.ts";

/** Passwords that Cognito may refuse for one link; NIST allows 100, and each costs the execution some history. */
const MAX_ATTEMPTS = 30;

const CHECKING: Accepted = { state: "checking" };

/**
 * Takes a person's new password: checks it, seals it, puts it on the record and wakes the run. The first
 * password counts until its outcome is known; a repeat after a lost answer only wakes the run again.
 * Throws a `ProblemError` for a link that takes no password and for a password that is refused.
 */
export function createSubmitPassword(deps: PortalDeps) {
  return async (fragment: string, newPassword: string): Promise<Accepted> => {
    const view = linkState(await findLink(deps.records, fragment), deps.now());
    if (view.state === "checking") return wake(deps, view.record);
    if (view.state !== "ready") throw notUsable(view);
    const { record, link } = view;
    if (record.attempts >= MAX_ATTEMPTS) throw new ProblemError("too-many-attempts", "Ask for a fresh link.");
    const password = normalisePassword(newPassword);
    await refuseWeak(deps, record, password);
    const sealedAnswer = await deps.seal(record.id, password);
    const submitted = await submit(deps, record.id, link, sealedAnswer);
    if (submitted !== undefined) return wake(deps, submitted);
    // Something moved in between, or this is the SDK's own repeat of a write that had worked: look again.
    const now = linkState(await findLink(deps.records, fragment), deps.now());
    if (now.state === "checking") return wake(deps, now.record);
    throw notUsable(now);
  };
}

/** Hands the answer to the armed wait; without one it stays on the record for the next. */
async function submit(
  deps: PortalDeps,
  id: string,
  { round }: LinkHash,
  sealedAnswer: string,
): Promise<OnboardingRecord | undefined> {
  const answer = { set: { sealedAnswer }, add: { attempts: 1 }, where: { round }, remove: ["rejection"] } as const;
  const armed = { ...answer, status: "SUBMITTED", having: ["taskToken"], without: ["sealedAnswer"] } as const;
  const kept = { ...answer, from: ["STARTED", "INVITED", "WAITING"], without: ["taskToken", "sealedAnswer"] } as const;
  return (await deps.records.change(id, armed)) ?? deps.records.change(id, kept);
}

async function wake(deps: PortalDeps, record: OnboardingRecord): Promise<Accepted> {
  if (record.taskToken !== undefined) await deps.completeWait(record.taskToken);
  return CHECKING;
}

async function refuseWeak(deps: PortalDeps, record: OnboardingRecord, password: string): Promise<void> {
  const { employeeId } = record;
  const person = await deps.readPerson(employeeId);
  const { passwordPolicy: policy, companyName } = deps;
  const reason = checkPassword(password, { policy, person, employeeId, companyName });
  if (reason === undefined) return;
  const rejection = rejectionFor(reason);
  throw new ProblemError("password-rejected", rejection.message, { rejection });
}

function notUsable(view: LinkState): ProblemError {
  return new ProblemError("link-not-usable", "Open the page again to see why.", { state: view.state });
}
