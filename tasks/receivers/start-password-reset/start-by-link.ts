import type { PasswordResetInput } from "../../../contracts/execution-inputs.ts";
import { type StartExecutionDeps, startExecution } from "../../lib/execution/start-execution.ts";
import { type ClaimDeps, claimRecord } from "../../lib/record/claim.ts";
import { isOver, type OnboardingRecord } from "../../lib/record/record.ts";
import { type ForwardDeps, type ForwardResult, forwardToReset } from "./forward.ts";

export interface ResetResult {
  readonly outcome: "Started" | "Rejected" | ForwardResult["outcome"];
  readonly onboardingId?: string;
}

export interface StartByLinkDeps extends ClaimDeps, StartExecutionDeps, ForwardDeps {}

type Person = Omit<PasswordResetInput, "onboardingId" | "method">;

/**
 * Starts a reset, or asks the one that is under way for a fresh link. The record is written before the execution starts:
 * a crash between the two is made good by whichever request comes next, this one again or another.
 */
export async function startByLink(deps: StartByLinkDeps, eventId: string, person: Person): Promise<ResetResult> {
  const claim = { purpose: "password-reset", employeeId: person.employeeId, eventId } as const;
  for (;;) {
    const record = await claimRecord(deps, claim, { isClosed: isOver });
    const isOwn = record.status === "RECEIVED" && record.signalIds.includes(eventId);
    const answer = isOwn ? undefined : await forwardToReset(deps, record, eventId);
    // It came to its end between the two reads, or broke off: the next one is due.
    if (!isOwn && answer === undefined) continue;
    if (record.status === "RECEIVED") await start(deps, record, person);
    return answer ?? { outcome: "Started", onboardingId: record.id };
  }
}

async function start(deps: StartByLinkDeps, { id }: OnboardingRecord, person: Person): Promise<void> {
  const input: PasswordResetInput = { onboardingId: id, method: "link", ...person };
  await startExecution(deps, id, input);
  await deps.records.change(id, { status: "STARTED" });
}
