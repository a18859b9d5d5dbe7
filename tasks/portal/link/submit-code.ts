import type { Accepted } from "../../../contracts/portal-api.ts";
import type { OnboardingRecord } from "../../lib/record/record.ts";
import type { PortalDeps } from "../deps.ts";
import { ProblemError } from "../http/problem.ts";
import { type CodeLink, resolveLink } from "./resolve-link.ts";
import { acceptRepeat, submit } from "./submit.ts";

/**
 * How many codes may be submitted in one round. `finish-password-challenge` resets the count when Cognito asks for a
 * code.
 */
const MAX_CODES = 10;

/**
 * Submits the code of a second factor, or the choice of a factor, with the link that the password was set with. Throws
 * a `ProblemError` if the link cannot be used for that, and after too many codes.
 */
export function createSubmitCode(deps: PortalDeps) {
  return async (fragment: string, typed: string): Promise<Accepted> => {
    const link = await resolveLink(deps, fragment);
    if (link.state !== "code") return acceptRepeat(deps, link);
    const { id, attempts } = link.record;
    if (attempts >= MAX_CODES)
      throw new ProblemError("too-many-attempts", "The code is asked for again at the sign-in.");
    // Codes are displayed in groups, and people type the spaces too.
    const sealedCode = await deps.sealCode(id, typed.replaceAll(" ", ""));
    return submit(deps, fragment, link, (codeLink) => write(deps, codeLink, sealedCode));
  };
}

/**
 * Writes the code for the current or the next wait. The condition fails if a signal or another code arrived meanwhile.
 */
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
