import type { PasswordResetInput } from "../../../contracts/execution-inputs.ts";
import { type StartExecutionDeps, startExecution } from "../../lib/execution/start-execution.ts";
import { type ClaimDeps, claimRecord } from "../../lib/record/claim.ts";
import { isOver, type OnboardingRecord } from "../../lib/record/record.ts";
import { type ResendLinkDeps, type ResendLinkResult, resendResetLink } from "./resend-link.ts";

export interface ResetResult {
  readonly outcome: "Started" | "Rejected" | ResendLinkResult["outcome"];
  readonly onboardingId?: string;
}

export interface StartByLinkDeps extends ClaimDeps, StartExecutionDeps, ResendLinkDeps {}

type Person = Omit<PasswordResetInput, "onboardingId" | "method">;

/**
 * Starts a reset, or makes the one that is already running send a fresh link. The record is written before the
 * execution starts, so that the next request (a retry of this one or another) can repair a crash between the two.
 */
export async function startByLink(deps: StartByLinkDeps, eventId: string, person: Person): Promise<ResetResult> {
  const claim = { purpose: "password-reset", employeeId: person.employeeId, eventId } as const;
  for (;;) {
    const record = await claimRecord(deps, claim, { isClosed: isOver });
    const isOwn = record.status === "RECEIVED" && record.signalIds.includes(eventId);
    const resent = isOwn ? undefined : await resendResetLink(deps, record, eventId);
    // That reset has ended meanwhile, or its execution has failed: claim the next record.
    if (!isOwn && resent === undefined) continue;
    if (record.status === "RECEIVED") await start(deps, record, person);
    return resent ?? { outcome: "Started", onboardingId: record.id };
  }
}

async function start(deps: StartByLinkDeps, { id }: OnboardingRecord, person: Person): Promise<void> {
  const input: PasswordResetInput = { onboardingId: id, method: "link", ...person };
  await startExecution(deps, id, input);
  await deps.records.change(id, { status: "STARTED" });
}
