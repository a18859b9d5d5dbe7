import type { Accepted } from "../../../contracts/portal-api.ts";
import type { OnboardingRecord } from "../../lib/record/record.ts";
import type { PortalDeps } from "../deps.ts";
import { ProblemError } from "../http/problem.ts";
import { checkPassword, normalisePassword } from "../password/check-password.ts";
import { passwordRejected } from "../password/rejections.ts";
import { type ReadyLink, resolveLink } from "./resolve-link.ts";
import { acceptRepeat, submit } from "./submit.ts";

/**
 * How many passwords may be submitted in one round. NIST allows 100, but each one that Cognito sees adds to the
 * execution's history.
 */
const MAX_ATTEMPTS = 30;

/** Submits a person's new password with their link. Throws a `ProblemError` if the password or the link is refused. */
export function createSubmitPassword(deps: PortalDeps) {
  return async (fragment: string, newPassword: string): Promise<Accepted> => {
    const link = await resolveLink(deps, fragment);
    if (link.state !== "ready") return acceptRepeat(deps, link);
    const password = await validate(deps, link, newPassword);
    const sealedPassword = await deps.sealPassword(link.record.id, password);
    return submit(deps, fragment, link, (ready) => write(deps, ready, sealedPassword));
  };
}

/** Returns the normalised password. For a rejected one it increments `attempts` and throws the problem. */
async function validate(deps: PortalDeps, { record, link, person }: ReadyLink, newPassword: string): Promise<string> {
  if (record.attempts >= MAX_ATTEMPTS) throw new ProblemError("too-many-attempts", "Ask for a fresh link.");
  const password = normalisePassword(newPassword);
  const { id, employeeId } = record;
  const { passwordPolicy: policy, companyName } = deps;
  const reason = checkPassword(password, { policy, person, employeeId, companyName });
  if (reason === undefined) return password;
  await deps.records.change(id, { add: { attempts: 1 }, where: { round: link.round } });
  throw passwordRejected(reason);
}

/**
 * Writes the password for the current wait, or for the next if there is none. The condition fails if a signal arrived
 * meanwhile.
 */
async function write(
  deps: PortalDeps,
  { record, link: { round } }: ReadyLink,
  sealedPassword: string,
): Promise<OnboardingRecord | undefined> {
  const where = { round, signalCount: record.signalCount };
  const submitted = { set: { sealedPassword }, add: { attempts: 1 }, where, remove: ["rejection"] } as const;
  const forThisWait = {
    ...submitted,
    status: "SUBMITTED",
    having: ["taskToken"],
    without: ["sealedPassword"],
  } as const;
  const forTheNextWait = {
    ...submitted,
    from: ["STARTED", "INVITED", "WAITING"],
    without: ["taskToken", "sealedPassword"],
  } as const;
  return deps.records.change(record.id, record.taskToken === undefined ? forTheNextWait : forThisWait);
}
