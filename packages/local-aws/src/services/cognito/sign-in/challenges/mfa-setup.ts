import { invalidParameter, mfaMethodNotFound, notAuthorized } from "../../errors.ts";
import type { Factor } from "../../mfa/factors.ts";
import type { ClientOfPool } from "../../user-pool/user-pool.ts";
import type { User } from "../../users/user.ts";
import { requireParameter } from "../parameters.ts";
import { grantTokens, type SignInAnswer, type SignInStep } from "../sign-in.ts";
import { messageCode } from "./message-code.ts";
import { resumeMfa } from "./resume.ts";

/** The challenge MFA_SETUP, for a user who must have a second factor and has none. */
export function mfaSetup({ pool, client }: ClientOfPool, user: User, factors: readonly Factor[]): SignInAnswer {
  return {
    ChallengeName: "MFA_SETUP",
    Session: pool.mfaSessions.issue(client, user, { challenge: "MFA_SETUP", factors, verified: false }),
    ChallengeParameters: { MFAS_CAN_SETUP: JSON.stringify(factors), USER_ID_FOR_SRP: user.username },
  };
}

/**
 * Checks the response to MFA_SETUP. With the session of VerifySoftwareToken it ends the sign-in (observed on AWS). With an
 * `email` it sets the address, and a code to it is the next challenge. A phone number cannot be set here.
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
  const email = requireParameter(parameters, "email");
  if (user.attributes.has("email")) throw notAuthorized("Cannot modify an already provided email");
  pool.updateAttributes(user, new Map([["email", email]]));
}
