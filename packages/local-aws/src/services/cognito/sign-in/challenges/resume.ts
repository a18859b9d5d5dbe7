import { invalidParameter, invalidSession } from "../../errors.ts";
import type { PendingMfa, PendingOf } from "../../mfa/pending.ts";
import type { UserStatus } from "../../users/user.ts";
import { requireParameter } from "../parameters.ts";
import { checkSecretHash } from "../secret-hash.ts";
import type { OpenSession, Sessions } from "../sessions.ts";
import type { SignInStep } from "../sign-in.ts";

/**
 * Opens the session of a challenge response. Throws unless username, secret hash and session belong together and the user
 * still has the status of the challenge. A caller without the session cannot find out whether a user exists.
 */
export function resume<Pending>(
  step: SignInStep,
  sessions: Sessions<Pending>,
  status: UserStatus,
): OpenSession<Pending> {
  const { pool, client, parameters, session } = step;
  const username = requireParameter(parameters, "USERNAME");
  checkSecretHash(client, [username], parameters["SECRET_HASH"]);
  if (session === undefined) throw invalidParameter("Missing required parameter Session");
  const opened = sessions.open(client, session);
  // The user's status may have changed since the challenge, for example by AdminSetUserPassword.
  if (pool.users.find(username) !== opened.user || opened.user.status !== status) throw invalidSession();
  opened.user.assertEnabled();
  return opened;
}

/** As `resume`, for a challenge about the second factor. */
export function resumeMfa<Name extends PendingMfa["challenge"]>(
  step: SignInStep,
  challenge: Name,
): OpenSession<PendingOf<Name>> {
  const opened = resume(step, step.pool.mfaSessions, "CONFIRMED");
  const { pending } = opened;
  if (!isFor(pending, challenge)) throw invalidSession();
  return { ...opened, pending };
}

function isFor<Name extends PendingMfa["challenge"]>(pending: PendingMfa, challenge: Name): pending is PendingOf<Name> {
  return pending.challenge === challenge;
}
