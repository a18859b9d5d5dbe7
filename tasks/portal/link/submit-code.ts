import type { Accepted } from "../../../contracts/portal-api.ts";
import type { OnboardingRecord } from "../../lib/record/record.ts";
import type { PortalDeps } from "../deps.ts";
import { ProblemError } from "../http/problem.ts";
import type { CodeLink } from "./link-state.ts";
import { handIn } from "./submit.ts";

/** Codes for the links of one round; `finish-password-challenge` starts the count anew when a code is due. */
const MAX_CODES = 10;

/**
 * Takes the code of a second factor, or the choice of one, by the link that the password was set with (`handIn`).
 * Throws a `ProblemError` also after too many.
 */
export function createSubmitCode(deps: PortalDeps) {
  return (fragment: string, typed: string): Promise<Accepted> =>
    handIn(deps, fragment, {
      openOf: (view) => (view.state === "code" ? view : undefined),
      seal: (open) => seal(deps, open, typed),
      put: (open, sealedCode) => put(deps, open, sealedCode),
    });
}

/** Codes are printed in groups, which people type along. */
async function seal(deps: PortalDeps, { record: { id, attempts } }: CodeLink, typed: string): Promise<string> {
  if (attempts >= MAX_CODES) throw new ProblemError("too-many-attempts", "The code is asked for again at the sign-in.");
  return deps.sealCode(id, typed.replaceAll(" ", ""));
}

/** No signal and no other code came in between. An armed wait or else the next one, in `arm-link`, gets the code. */
async function put(
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
