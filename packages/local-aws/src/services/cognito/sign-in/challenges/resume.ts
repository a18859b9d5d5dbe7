import { invalidParameter, invalidSession } from "../../errors.ts";
import type { PendingMfa, PendingOf } from "../../mfa/pending.ts";
import { need } from "../../operations/input.ts";
import type { UserStatus } from "../../users/user.ts";
import { checkSecretHash } from "../secret-hash.ts";
import type { OpenSession, Sessions } from "../sessions.ts";
import type { SignInStep } from "../sign-in.ts";

/**
 * The sign-in that an answer goes on with, once name, hash and session belong together and the user is still in the
 * status of the challenge. Whether somebody of the name exists makes no difference to a caller without the session.
 */
export function resume<Pending>(
  step: SignInStep,
  sessions: Sessions<Pending>,
  status: UserStatus,
): OpenSession<Pending> {
  const { pool, client, parameters, session } = step;
  const username = need(parameters, "USERNAME");
  checkSecretHash(client, [username], parameters["SECRET_HASH"]);
  if (session === undefined) throw invalidParameter("Missing required parameter Session");
  const opened = sessions.open(client, session);
  // A user whose password was meanwhile set by other means has nothing to answer any more.
  if (pool.users.find(username) !== opened.user || opened.user.status !== status) throw invalidSession();
  opened.user.assertEnabled();
  return opened;
}

/** As `resume`, for a challenge that comes after the password. */
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
