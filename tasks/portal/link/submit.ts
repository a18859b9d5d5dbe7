import type { Accepted } from "../../../contracts/portal-api.ts";
import type { OnboardingRecord } from "../../lib/record/record.ts";
import type { PortalDeps } from "../deps.ts";
import { ProblemError } from "../http/problem.ts";
import type { LinkState } from "./link-state.ts";
import { lookUp, type PersonalCodeLink, type PersonalLink, type PersonalReadyLink } from "./resolve-link.ts";

/** How one kind of answer, a password or a code, is taken. */
interface AnswerKind<OpenLink extends PersonalReadyLink | PersonalCodeLink> {
  /** The link, if it takes this kind of answer now. */
  readonly openOf: (view: PersonalLink) => OpenLink | undefined;
  /** Encrypts the answer, or throws the problem that tells why it is refused. */
  readonly seal: (open: OpenLink) => Promise<string>;
  /** Puts it on the record; undefined where the record is not any more what was read. */
  readonly put: (open: OpenLink, sealed: string) => Promise<OnboardingRecord | undefined>;
}

const CHECKING: Accepted = { state: "checking" };

/** How often a write may lose against the run, which moves in few steps between two answers. */
const MAX_TURNS = 5;

/**
 * Takes what a person hands in: seals it, puts it on the record and wakes the run. The first answer counts until its
 * outcome is known; a repeat after a lost reply only wakes the run again. Throws a `ProblemError` for a link that takes
 * no such answer.
 */
export async function handIn<OpenLink extends PersonalReadyLink | PersonalCodeLink>(
  deps: PortalDeps,
  fragment: string,
  kind: AnswerKind<OpenLink>,
): Promise<Accepted> {
  const look = () => lookUp(deps, fragment);
  let view = await look();
  let open = kind.openOf(view);
  const sealed = open === undefined ? "" : await kind.seal(open);
  for (let turn = 0; open !== undefined && turn < MAX_TURNS; turn += 1) {
    const record = await kind.put(open, sealed);
    if (record !== undefined) return wake(deps, record);
    // The run moved in between, or this is the SDK's own repeat of a write that had worked: look again.
    view = await look();
    open = kind.openOf(view);
  }
  if (view.state === "checking") return wake(deps, view.record);
  throw notUsable(view.state);
}

function notUsable(state: LinkState["state"]): ProblemError {
  return new ProblemError("link-not-usable", "Open the page again to see why.", { state });
}

/** A password that was kept is not the portal's to deliver: `arm-link` does, once it has noted that. */
async function wake(
  deps: PortalDeps,
  { status, taskToken, sealedAnswer, sealedCode }: OnboardingRecord,
): Promise<Accepted> {
  const isWaitedFor = status === "SUBMITTED" ? sealedAnswer !== undefined : sealedCode !== undefined;
  if (isWaitedFor && taskToken !== undefined) await deps.completeWait(taskToken);
  return CHECKING;
}
