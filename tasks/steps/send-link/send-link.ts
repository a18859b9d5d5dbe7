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
 * Mails a new link and kills the links of earlier rounds. A repeat of a round that was mailed sends nothing;
 * one that crashed between the mail and its note sends a second link of the same round, and both work.
 * A password that was handed in meanwhile needs no link, and a signal that came meanwhile is acted on first
 * (`store-task-token` delivers both).
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

/** Reads the record anew until a write holds that knows all that came in before it. */
async function mailLink(deps: SendLinkDeps, input: Input): Promise<OnboardingRecord> {
  for (;;) {
    const record = await startedRecord(deps.records, input.onboardingId);
    if (record.mailedRound >= input.round || isSuperseded(record, input.signalId)) return record;
    if (isOver(record)) throw notOpen(record);
    if (record.sealedPassword !== undefined) return noteProvenMail(deps, input, record);
    const link = createLink(record.id, deps.randomBytes);
    const expiresAt = after(deps.now(), deps.linkLifetimeSeconds);
    const hashes = { hash: hashSecret(link.secret), emailHash: hashEmail(link.secret, input.email) };
    const entry = { ...hashes, round: input.round, expiresAt: expiresAt.toISOString() };
    const noted = await deps.records.change(record.id, newRound(record, input, entry));
    if (noted === undefined) continue;
    const address = linkUrl(deps.portalUrl, link);
    const message = invitationMessage({ ...deps, ...input, link: address, expiresAt });
    await deps.sender.send(input.email, message, { onboardingId: record.id, round: String(input.round) });
    return noteMail(deps, input, record.mailedRound);
  }
}

/**
 * An execution that runs was started: catches up on a receiver that crashed before it said so. Reads first, because
 * attempts that the mail service throttles are many, and a write costs more than a read, done or not.
 */
async function startedRecord(records: RecordStore, id: string): Promise<OnboardingRecord> {
  const record = await records.get(id);
  if (record.status !== "RECEIVED") return record;
  return (await records.change(id, { status: "STARTED" })) ?? records.get(id);
}

/**
 * The old links die and the new one is known in one write. Only a first mail that is still to come leaves the status
 * alone; whatever else was there (a wait, an answer that a signal made void) is over.
 */
function newRound(record: OnboardingRecord, { round, signalId }: Input, entry: unknown): Change {
  const isHandling = record.signals[0]?.id === signalId;
  return {
    ...(record.status === "STARTED" ? { from: ["STARTED"] } : { status: "INVITED" }),
    where: { mailedRound: record.mailedRound, signalCount: record.signalCount },
    without: ["sealedPassword"],
    append: { links: [entry] },
    set: { round },
    remove: ["taskToken", "challenge", "sealedCode", "codeRejection"],
    ...(isHandling ? { shift: { signals: signalId } } : {}),
  };
}

/** Holds only while nobody else has noted a mail: an attempt that comes late changes nothing any more. */
async function noteMail(deps: SendLinkDeps, { onboardingId: id, round }: Input, mailedRound: number) {
  const now = deps.now();
  const invited = await deps.records.change(id, {
    status: "INVITED",
    where: { round, mailedRound },
    set: { mailedRound: round, attempts: 0, resendAllowedAt: after(now, RESEND_PAUSE_SECONDS).toISOString() },
    setOnce: { invitedAt: now.toISOString() },
    remove: ["rejection"],
  });
  const record = invited ?? (await deps.records.get(id));
  if (record.mailedRound < round && isOver(record)) throw notOpen(record);
  return record;
}

/** A password that came with a link of this very round proves its mail, whose note an earlier attempt left out. */
async function noteProvenMail(deps: SendLinkDeps, input: Input, record: OnboardingRecord): Promise<OnboardingRecord> {
  return record.round === input.round ? noteMail(deps, input, record.mailedRound) : record;
}

function notOpen({ id, status }: OnboardingRecord): FinalFault {
  return new FinalFault(errors.OnboardingNotOpen, `Onboarding ${id} is ${status}; no link can be sent.`);
}

/** The instant `seconds` later. */
function after(instant: Date, seconds: number): Date {
  return new Date(instant.getTime() + seconds * 1_000);
}
