import { invalidParameter, mfaMethodNotFound, notAuthorized } from "../../errors.ts";
import type { Factor } from "../../mfa/factors.ts";
import { need } from "../../operations/input.ts";
import type { ClientOfPool } from "../../state.ts";
import type { User } from "../../users/user.ts";
import { grantTokens, type SignInAnswer, type SignInStep } from "../sign-in.ts";
import { messageCode } from "./message-code.ts";
import { resumeMfa } from "./resume.ts";

/** The challenge, for a user who must have a second factor and has none. */
export function mfaSetup({ pool, client }: ClientOfPool, user: User, factors: readonly Factor[]): SignInAnswer {
  return {
    ChallengeName: "MFA_SETUP",
    Session: pool.mfaSessions.issue(client, user, { challenge: "MFA_SETUP", factors, verified: false }),
    ChallengeParameters: { MFAS_CAN_SETUP: JSON.stringify(factors), USER_ID_FOR_SRP: user.username },
  };
}

/**
 * The answer: the session of VerifySoftwareToken, which ends the sign-in (recorded on AWS), or an `email`, which the user
 * must then prove to receive. A phone number has to be set before.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/user-pool-settings-mfa.html#user-pool-settings-mfa-user-outcomes
 */
export function answerMfaSetup(step: SignInStep): Promise<SignInAnswer> {
  const { user, pending, use } = resumeMfa(step, "MFA_SETUP");
  if (step.parameters["email"] !== undefined) {
    if (!pending.factors.includes("EMAIL_OTP")) throw mfaMethodNotFound("The user cannot set up EMAIL_OTP.");
    setEmail(step, user);
    use();
    return messageCode(step, user, "EMAIL_OTP");
  }
  if (!pending.verified) throw invalidParameter("User has not verified software token mfa");
  use();
  return grantTokens(step, user);
}

function setEmail({ pool, parameters }: SignInStep, user: User): void {
  const email = need(parameters, "email");
  if (user.attributes.has("email")) throw notAuthorized("Cannot modify an already provided email");
  pool.updateAttributes(user, new Map([["email", email]]));
}
