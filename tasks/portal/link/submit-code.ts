import type { Accepted } from "../../../contracts/portal-api.ts";
import type { OnboardingRecord } from "../../lib/record/record.ts";
import type { PortalDeps } from "../deps.ts";
import { ProblemError } from "../http/problem.ts";
import { type CodeLink, resolveLink } from "./resolve-link.ts";
import { acceptRepeat, submit } from "./submit.ts";

/** Codes for the links of one round; `finish-password-challenge` starts the count anew when a code is due. */
const MAX_CODES = 10;

/**
 * Submits the code of a second factor, or the choice of one, by the link that the password was set with. Throws a
 * `ProblemError` for a link that is refused, and after too many codes.
 */
export function createSubmitCode(deps: PortalDeps) {
  return async (fragment: string, typed: string): Promise<Accepted> => {
    const link = await resolveLink(deps, fragment);
    if (link.state !== "code") return acceptRepeat(deps, link);
    const { id, attempts } = link.record;
    if (attempts >= MAX_CODES)
      throw new ProblemError("too-many-attempts", "The code is asked for again at the sign-in.");
    // Codes are printed in groups, which people type along.
    const sealedCode = await deps.sealCode(id, typed.replaceAll(" ", ""));
    return submit(deps, fragment, link, (open) => write(deps, open, sealedCode));
  };
}

/** For the wait that goes on now, or for the next. Holds only where neither a signal nor another code came in between. */
async function write(
  deps: PortalDeps,
  { record: { id, round, signalCount, attempts } }: CodeLink,
  sealedCode: string,
): Promise<OnboardingRecord | undefined> {
  return deps.records.change(id, {
    from: ["CODE_WAITING"],
    where: { round, signalCount, attempts },
    without: ["sealedCode"],
    set: { sealedCode },
    add: { attempts: 1 },
    remove: ["codeRejection"],
  });
}
