import type { RandomBytes } from "../lib/cognito/temporary-password.ts";
import type { Publish } from "../lib/events/publish.ts";
import { FinalFault } from "../lib/faults/faults.ts";
import { createLink, hashSecret, linkAddress } from "../lib/link/link.ts";
import { type Invitation, invitationMessage } from "../lib/mail/invitation.ts";
import type { InvitationSender } from "../lib/mail/invitation-sender.ts";
import type { OnboardingRecord } from "../lib/record/record.ts";
import type { RecordStore } from "../lib/record/record-store.ts";
import { errors, type Input, type Output } from "./contract.ts";
import { after, endOfWait, type Schedule } from "./schedule.ts";

export interface SendLinkDeps {
  readonly records: RecordStore;
  readonly sender: InvitationSender;
  readonly publish: Publish;
  readonly randomBytes: RandomBytes;
  readonly now: () => Date;
  readonly schedule: Schedule;
  readonly linkLifetimeSeconds: number;
  readonly portalUrl: string;
  readonly companyName: string;
  readonly supportContact: string;
}

/**
 * Mails a new link and kills the links of earlier rounds. A repeat of a round that was mailed sends nothing;
 * one that crashed between the mail and its note sends a second link of the same round, and both work.
 * A password that was handed in meanwhile needs no link (`arm-link` delivers it).
 */
export function createSendLink(deps: SendLinkDeps) {
  return async (input: Input): Promise<Output> => {
    // An execution that runs was started: catches up on a receiver that crashed before it said so.
    await deps.records.change(input.onboardingId, { status: "STARTED" });
    const record = await deps.records.get(input.onboardingId);
    const mailed = record.mailedRound >= input.round ? record : await mailLink(deps, input, record);
    const kind = kindOf(input);
    const { id: onboardingId, employeeId } = mailed;
    if (mailed.mailedRound >= input.round) {
      const id = `${onboardingId}:invitation:${input.round}`;
      await deps.publish("InvitationSent", { id, onboardingId, employeeId, round: input.round, kind });
    }
    const invitedAt = new Date(mailed.invitedAt ?? deps.now());
    return { waitUntil: endOfWait(deps.schedule, invitedAt, input.reminder).toISOString() };
  };
}

/** Both writes hold only while nobody else has noted a mail: an attempt that comes late changes nothing any more. */
async function mailLink(deps: SendLinkDeps, input: Input, record: OnboardingRecord): Promise<OnboardingRecord> {
  const { mailedRound } = record;
  const link = createLink(record.id, deps.randomBytes);
  const expiresAt = after(deps.now(), deps.linkLifetimeSeconds);
  const entry = { hash: hashSecret(link.secret), round: input.round, expiresAt: expiresAt.toISOString() };
  const noted = await deps.records.change(record.id, {
    from: ["STARTED", "INVITED", "WAITING"],
    where: { mailedRound },
    without: ["sealedAnswer"],
    append: { links: [entry] },
    set: { round: input.round },
    remove: ["taskToken"],
  });
  if (noted !== undefined) {
    const message = invitationMessage({ ...letterTo(deps, input), link: linkAddress(deps.portalUrl, link), expiresAt });
    await deps.sender.send(input.email, message, { onboardingId: record.id, round: String(input.round) });
  }
  // A password that came with a link of this very round proves its mail, whose note an earlier attempt left out.
  const invited = await deps.records.change(record.id, {
    status: "INVITED",
    where: { round: input.round, mailedRound },
    set: { mailedRound: input.round, attempts: 0 },
    setOnce: { invitedAt: deps.now().toISOString() },
    remove: ["rejection"],
  });
  return invited ?? needlessMail(deps, input);
}

/** There is nothing to ask for any more: the person was quicker than the mail, or it is noted already. */
async function needlessMail(deps: SendLinkDeps, { onboardingId: id, round }: Input): Promise<OnboardingRecord> {
  const record = await deps.records.get(id);
  if (record.sealedAnswer !== undefined || record.mailedRound >= round) return record;
  throw new FinalFault(errors.OnboardingNotOpen, `Onboarding ${id} is ${record.status}; no link can be sent.`);
}

function letterTo(deps: SendLinkDeps, input: Input): Omit<Invitation, "link" | "expiresAt"> {
  const { companyName, supportContact } = deps;
  return { kind: kindOf(input), givenName: input.givenName, companyName, supportContact };
}

function kindOf(input: Input): "invitation" | "reminder" {
  return input.reminder === 0 ? "invitation" : "reminder";
}
