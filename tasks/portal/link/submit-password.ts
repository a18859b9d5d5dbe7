import type { Accepted } from "../../../contracts/portal-api.ts";
import type { OnboardingRecord } from "../../lib/record/record.ts";
import type { PortalDeps } from "../deps.ts";
import { ProblemError } from "../http/problem.ts";
import { checkPassword, normalisePassword } from "../password/check-password.ts";
import { passwordRejected } from "../password/rejections.ts";
import type { ReadyLink } from "./link-state.ts";
import type { PersonalReadyLink } from "./resolve-link.ts";
import { handIn } from "./submit.ts";

/** Refused passwords for the links of one round; NIST allows 100, and each that Cognito sees costs the execution some history. */
const MAX_ATTEMPTS = 30;

/** Takes a person's new password by their link (`handIn`); throws a `ProblemError` also for one that is refused. */
export function createSubmitPassword(deps: PortalDeps) {
  return (fragment: string, newPassword: string): Promise<Accepted> =>
    handIn(deps, fragment, {
      openOf: (view) => (view.state === "ready" ? view : undefined),
      seal: (open) => seal(deps, open, newPassword),
      put: (open, sealedAnswer) => put(deps, open, sealedAnswer),
    });
}

/** Refuses what must not become a password, and seals what may. */
async function seal(
  deps: PortalDeps,
  { record, link, person }: PersonalReadyLink,
  newPassword: string,
): Promise<string> {
  if (record.attempts >= MAX_ATTEMPTS) throw new ProblemError("too-many-attempts", "Ask for a fresh link.");
  const password = normalisePassword(newPassword);
  const { id, employeeId } = record;
  const { passwordPolicy: policy, companyName } = deps;
  const reason = checkPassword(password, { policy, person, employeeId, companyName });
  if (reason === undefined) return deps.sealPassword(id, password);
  await deps.records.change(id, { add: { attempts: 1 }, where: { round: link.round } });
  throw passwordRejected(reason);
}

/** Hands the answer to the armed wait; without one it stays on the record for the next. No signal came in between. */
async function put(
  deps: PortalDeps,
  { record, link: { round } }: ReadyLink,
  sealedAnswer: string,
): Promise<OnboardingRecord | undefined> {
  const where = { round, signalCount: record.signalCount };
  const answer = { set: { sealedAnswer }, add: { attempts: 1 }, where, remove: ["rejection"] } as const;
  const armed = { ...answer, status: "SUBMITTED", having: ["taskToken"], without: ["sealedAnswer"] } as const;
  const kept = { ...answer, from: ["STARTED", "INVITED", "WAITING"], without: ["taskToken", "sealedAnswer"] } as const;
  return deps.records.change(record.id, record.taskToken === undefined ? kept : armed);
}
