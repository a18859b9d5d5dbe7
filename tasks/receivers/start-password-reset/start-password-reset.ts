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
import { type ReadAccountDeps, readAccount } from "./read-account.ts";
import { type ResendLinkDeps, resendOnboardingLink } from "./resend-link.ts";
import { type ResetResult, startByLink } from "./start-by-link.ts";

export interface StartPasswordResetDeps
  extends ClaimDeps,
    StartExecutionDeps,
    ResendLinkDeps,
    RejectDeps,
    ReadAccountDeps {}

/**
 * Starts one execution of `password-reset` for each `PasswordResetRequested`, however often the event is delivered.
 * - A person whose onboarding is still open gets a fresh link for that onboarding instead, whatever the method.
 * - Method `link`: the reset has a record of its own. If a reset is already running, it sends a fresh link; if its
 *   execution has failed, the next reset replaces it.
 * - Method `code`: Cognito creates and mails the code, so there is no record. The execution name is derived from the
 *   event.
 */
export function createStartPasswordReset(deps: StartPasswordResetDeps) {
  return async (event: Envelope): Promise<ResetResult> => {
    const parsed = parseEvent(PasswordResetRequested, event.detail);
    if (parsed.outcome === "Unusable") return reject(deps, event, parsed);
    const { employeeId, method } = parsed.detail;
    const onboarding = recordForEvent(await recordsOf(deps.records, "onboarding", employeeId), event.id);
    const resent = onboarding && (await resendOnboardingLink(deps, onboarding, event.id));
    if (resent !== undefined) return resent;
    const result = await readAccount(deps, parsed.detail);
    if (result.outcome === "Unusable") return reject(deps, event, { employeeId, reasons: result.reasons });
    const person = { employeeId, ...result.account };
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

/** `reset-<employeeId>-c<8 hexadecimal digits>`: at most 80 characters, the limit of an execution name. */
function codeResetId(employeeId: string, eventId: string): string {
  const digits = createHash("sha256").update(eventId).digest("hex").slice(0, 8);
  return `${onboardingIdOf("password-reset", employeeId, 1)}-c${digits}`;
}
