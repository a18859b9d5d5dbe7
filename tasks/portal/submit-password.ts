import type { OnboardingRecord } from "../lib/record/record.ts";
import { checkPassword, normalisePassword } from "./check-password.ts";
import type { Accepted, LinkView } from "./contract.ts";
import type { PortalDeps } from "./deps.ts";
import { findLink } from "./find-link.ts";
import { linkState, type ReadyLink } from "./link-state.ts";
import { ProblemError } from "./problem.ts";
import { rejectionFor } from "./rejections.ts";

/** Refused passwords for the links of one round; NIST allows 100, and each that Cognito sees costs the execution some history. */
const MAX_ATTEMPTS = 30;

const CHECKING: Accepted = { state: "checking" };

/** How often a write may lose against the run, which moves in few steps between two answers. */
const MAX_TURNS = 5;

/**
 * Takes a person's new password: checks it, seals it, puts it on the record and wakes the run. The first
 * password counts until its outcome is known; a repeat after a lost answer only wakes the run again.
 * Throws a `ProblemError` for a link that takes no password and for a password that is refused.
 */
export function createSubmitPassword(deps: PortalDeps) {
  const look = async (fragment: string) => linkState(await findLink(deps.records, fragment), deps.now());
  return async (fragment: string, newPassword: string): Promise<Accepted> => {
    let view = await look(fragment);
    const sealedAnswer = view.state === "ready" ? await seal(deps, view, newPassword) : "";
    for (let turn = 0; view.state === "ready" && turn < MAX_TURNS; turn += 1) {
      const submitted = await submit(deps, view, sealedAnswer);
      if (submitted !== undefined) return wake(deps, submitted);
      // The run moved in between, or this is the SDK's own repeat of a write that had worked: look again.
      view = await look(fragment);
    }
    if (view.state === "checking") return wake(deps, view.record);
    throw notUsable(view.state);
  };
}

function notUsable(state: LinkView["state"]): ProblemError {
  return new ProblemError("link-not-usable", "Open the page again to see why.", { state });
}

/** Refuses what must not become a password, and seals what may. */
async function seal(deps: PortalDeps, { record, link }: ReadyLink, newPassword: string): Promise<string> {
  if (record.attempts >= MAX_ATTEMPTS) throw new ProblemError("too-many-attempts", "Ask for a fresh link.");
  const password = normalisePassword(newPassword);
  const { id, employeeId } = record;
  const person = await deps.readPerson(employeeId);
  if (person === undefined) throw notUsable("gone");
  const { passwordPolicy: policy, companyName } = deps;
  const reason = checkPassword(password, { policy, person, employeeId, companyName });
  if (reason === undefined) return deps.seal(id, password);
  await deps.records.change(id, { add: { attempts: 1 }, where: { round: link.round } });
  const rejection = rejectionFor(reason);
  throw new ProblemError("password-rejected", rejection.message, { rejection });
}

/** Hands the answer to the armed wait; without one it stays on the record for the next. */
async function submit(
  deps: PortalDeps,
  { record, link: { round } }: ReadyLink,
  sealedAnswer: string,
): Promise<OnboardingRecord | undefined> {
  const answer = { set: { sealedAnswer }, add: { attempts: 1 }, where: { round }, remove: ["rejection"] } as const;
  const armed = { ...answer, status: "SUBMITTED", having: ["taskToken"], without: ["sealedAnswer"] } as const;
  const kept = { ...answer, from: ["STARTED", "INVITED", "WAITING"], without: ["taskToken", "sealedAnswer"] } as const;
  return deps.records.change(record.id, record.taskToken === undefined ? kept : armed);
}

/** A password that was kept is not the portal's to deliver: `arm-link` does, once it has noted that. */
async function wake(deps: PortalDeps, { status, taskToken }: OnboardingRecord): Promise<Accepted> {
  if (status === "SUBMITTED" && taskToken !== undefined) await deps.completeWait(taskToken);
  return CHECKING;
}
