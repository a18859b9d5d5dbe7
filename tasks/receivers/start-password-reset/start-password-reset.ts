import { createHash } from "node:crypto";
import type { PasswordResetInput } from "../../../contracts/execution-inputs.ts";
import { PasswordResetRequested } from "../../../contracts/hr-events.ts";
import { onboardingIdOf } from "../../../contracts/identifiers.ts";
import type { Envelope } from "../../lib/events/envelope.ts";
import { parseEvent } from "../../lib/events/parse-event.ts";
import { type RejectDeps, reject } from "../../lib/events/reject.ts";
import { type StartExecutionDeps, startExecution } from "../../lib/execution/start-execution.ts";
import type { ClaimDeps } from "../../lib/record/claim.ts";
import { recordForEvent, recordsOf } from "../../lib/record/generations.ts";
import { type ReadAccountDeps, readAccount } from "./account.ts";
import { type ForwardDeps, forwardToOnboarding } from "./forward.ts";
import { type ResetResult, startByLink } from "./start-by-link.ts";

export interface StartPasswordResetDeps
  extends ClaimDeps,
    StartExecutionDeps,
    ForwardDeps,
    RejectDeps,
    ReadAccountDeps {}

/**
 * Turns a `PasswordResetRequested` into an execution, once however often the event comes.
 * - Whoever is still being onboarded gets a fresh link for that instead, whatever the method.
 * - Method `link`: kept on a record of its own, as the link is; one that is under way already sends a fresh link, and
 *   one that has broken off gives way to the next.
 * - Method `code`: Cognito mails and keeps the code, so there is no record; the name of the execution comes from the event.
 */
export function createStartPasswordReset(deps: StartPasswordResetDeps) {
  return async (event: Envelope): Promise<ResetResult> => {
    const parsed = parseEvent(PasswordResetRequested, event.detail);
    if (parsed.outcome === "Unusable") return reject(deps, event, parsed);
    const { employeeId, method } = parsed.detail;
    const onboarding = recordForEvent(await recordsOf(deps.records, "onboarding", employeeId), event.id);
    const forwarded = onboarding && (await forwardToOnboarding(deps, onboarding, event.id));
    if (forwarded !== undefined) return forwarded;
    const read = await readAccount(deps, parsed.detail);
    if (read.outcome === "Unusable") return reject(deps, event, { employeeId, reasons: read.reasons });
    const person = { employeeId, ...read.account };
    return method === "link" ? startByLink(deps, event.id, person) : startByCode(deps, event.id, person);
  };
}

type Person = Omit<PasswordResetInput, "onboardingId" | "method">;

async function startByCode(deps: StartExecutionDeps, eventId: string, person: Person): Promise<ResetResult> {
  const onboardingId = codeResetId(person.employeeId, eventId);
  const input: PasswordResetInput = { onboardingId, method: "code", ...person };
  await startExecution(deps, onboardingId, input);
  return { outcome: "Started", onboardingId };
}

/** `reset-<employeeId>-c<8 hexadecimal digits>`: 80 characters at most, as many as an execution name may have. */
function codeResetId(employeeId: string, eventId: string): string {
  const digits = createHash("sha256").update(eventId).digest("hex").slice(0, 8);
  return `${onboardingIdOf("password-reset", employeeId, 1)}-c${digits}`;
}
