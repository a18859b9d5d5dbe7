import type { RandomBytes } from "../../lib/cognito/temporary-password.ts";
import type { Publish } from "../../lib/events/publish.ts";
import { FinalFault } from "../../lib/faults/faults.ts";
import { createLink, hashEmail, hashSecret, linkUrl } from "../../lib/link.ts";
import { invitationMessage } from "../../lib/mail/invitation.ts";
import type { InvitationSender } from "../../lib/mail/invitation-sender.ts";
import { isOver, type OnboardingRecord, RESEND_PAUSE_SECONDS } from "../../lib/record/record.ts";
import type { RecordStore } from "../../lib/record/record-store.ts";
import type { Change } from "../../lib/record/update.ts";
import { isSuperseded } from "../../lib/signal/signal.ts";
import { errors, type Input, type Output } from "./contract.ts";

export interface SendLinkDeps {
  readonly records: RecordStore;
  readonly sender: InvitationSender;
  readonly publish: Publish;
  readonly randomBytes: RandomBytes;
  readonly now: () => Date;
  readonly linkLifetimeSeconds: number;
  readonly portalUrl: string;
  readonly companyName: string;
  readonly supportContact: string;
}

/**
 * Mails a new link and invalidates the links of earlier rounds. A retry of a round that was already mailed sends
 * nothing. A retry after a crash between the mail and the write of `mailedRound` sends a second link of the same round;
 * both work. It sends no link if a password was submitted meanwhile, or if an overriding signal arrived, which is
 * handled first (`store-task-token` delivers both).
 */
export function createSendLink(deps: SendLinkDeps) {
  return async (input: Input): Promise<Output> => {
    const record = await mailLink(deps, input);
    if (record.mailedRound >= input.round) {
      const { id: onboardingId, employeeId } = record;
      const id = `${onboardingId}:invitation:${input.round}`;
      await deps.publish("InvitationSent", { id, onboardingId, employeeId, round: input.round, kind: input.kind });
    }
    return { invitedAt: record.invitedAt ?? deps.now().toISOString() };
  };
}

/** Stores the new link, then mails it. If the record changed since it was read, it is read again. */
async function mailLink(deps: SendLinkDeps, input: Input): Promise<OnboardingRecord> {
  for (;;) {
    const record = await readStartedRecord(deps.records, input.onboardingId);
    if (record.mailedRound >= input.round || isSuperseded(record, input.signalId)) return record;
    if (isOver(record)) throw notOpen(record);
    if (record.sealedPassword !== undefined) return storeMailedRoundIfProven(deps, input, record);
    const link = createLink(record.id, deps.randomBytes);
    const expiresAt = addSeconds(deps.now(), deps.linkLifetimeSeconds);
    const hashes = { hash: hashSecret(link.secret), emailHash: hashEmail(link.secret, input.email) };
    const entry = { ...hashes, round: input.round, expiresAt: expiresAt.toISOString() };
    const stored = await deps.records.change(record.id, newRound(record, input, entry));
    if (stored === undefined) continue;
    const address = linkUrl(deps.portalUrl, link);
    const message = invitationMessage({ ...deps, ...input, link: address, expiresAt });
    await deps.sender.send(input.email, message, { onboardingId: record.id, round: String(input.round) });
    return storeMailedRound(deps, input, record.mailedRound);
  }
}

/**
 * Reads the record, and sets the status STARTED if the receiver crashed before it did so. It reads first, because the
 * mail service may throttle many attempts of this task, and a conditional write costs more than a read even if it
 * fails.
 */
async function readStartedRecord(records: RecordStore, id: string): Promise<OnboardingRecord> {
  const record = await records.get(id);
  if (record.status !== "RECEIVED") return record;
  return (await records.change(id, { status: "STARTED" })) ?? records.get(id);
}

/**
 * The change that begins the round: one write invalidates the old links and stores the new one. The status becomes
 * INVITED, except before the first mail, and everything of the last round is removed (a wait, a challenge, an
 * invalidated code).
 */
function newRound(record: OnboardingRecord, { round, signalId }: Input, entry: unknown): Change {
  const isHandledSignalOldest = record.signals[0]?.id === signalId;
  return {
    ...(record.status === "STARTED" ? { from: ["STARTED"] } : { status: "INVITED" }),
    where: { mailedRound: record.mailedRound, signalCount: record.signalCount },
    without: ["sealedPassword"],
    append: { links: [entry] },
    set: { round },
    remove: ["taskToken", "challenge", "sealedCode", "codeRejection"],
    ...(isHandledSignalOldest ? { shift: { signals: signalId } } : {}),
  };
}

/**
 * Stores that the round's mail was sent. The condition fails if another attempt has stored a mail, so a late attempt
 * changes nothing.
 */
async function storeMailedRound(deps: SendLinkDeps, { onboardingId: id, round }: Input, mailedRound: number) {
  const now = deps.now();
  const invited = await deps.records.change(id, {
    status: "INVITED",
    where: { round, mailedRound },
    set: { mailedRound: round, attempts: 0, resendAllowedAt: addSeconds(now, RESEND_PAUSE_SECONDS).toISOString() },
    setOnce: { invitedAt: now.toISOString() },
    remove: ["rejection"],
  });
  const record = invited ?? (await deps.records.get(id));
  if (record.mailedRound < round && isOver(record)) throw notOpen(record);
  return record;
}

/**
 * A password that was submitted with a link of this round proves that the mail was sent, although no attempt stored it.
 */
async function storeMailedRoundIfProven(
  deps: SendLinkDeps,
  input: Input,
  record: OnboardingRecord,
): Promise<OnboardingRecord> {
  return record.round === input.round ? storeMailedRound(deps, input, record.mailedRound) : record;
}

function notOpen({ id, status }: OnboardingRecord): FinalFault {
  return new FinalFault(errors.OnboardingNotOpen, `Onboarding ${id} is ${status}; no link can be sent.`);
}

function addSeconds(instant: Date, seconds: number): Date {
  return new Date(instant.getTime() + seconds * 1_000);
}
