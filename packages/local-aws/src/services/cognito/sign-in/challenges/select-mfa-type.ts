import { invalidParameter, mfaMethodNotFound } from "../../errors.ts";
import type { Factor } from "../../mfa/factors.ts";
import { usableFactors } from "../../mfa/usable-factors.ts";
import type { ClientOfPool } from "../../user-pool/user-pool.ts";
import type { User } from "../../users/user.ts";
import { requireParameter } from "../parameters.ts";
import type { SignInAnswer, SignInStep } from "../sign-in.ts";
import { resumeMfa } from "./resume.ts";
import { secondFactor } from "./second-factor.ts";

/** The factor for each response. The API reference has EMAIL_MFA where the developer guide has EMAIL_OTP. */
const choices = new Map<string, Factor>([
  ["SMS_MFA", "SMS_MFA"],
  ["EMAIL_OTP", "EMAIL_OTP"],
  ["EMAIL_MFA", "EMAIL_OTP"],
  ["SOFTWARE_TOKEN_MFA", "SOFTWARE_TOKEN_MFA"],
]);

/** The challenge SELECT_MFA_TYPE. The guide has the parameter MFAS_CAN_SELECT, published clients read MFAS_CAN_CHOOSE: both are sent. */
export function selectMfaType({ pool, client }: ClientOfPool, user: User, factors: readonly Factor[]): SignInAnswer {
  const list = JSON.stringify(factors);
  return {
    ChallengeName: "SELECT_MFA_TYPE",
    Session: pool.mfaSessions.issue(client, user, { challenge: "SELECT_MFA_TYPE" }),
    ChallengeParameters: { MFAS_CAN_SELECT: list, MFAS_CAN_CHOOSE: list },
  };
}

/** Checks the response to SELECT_MFA_TYPE. The next challenge is that of the chosen factor. */
export function answerSelectMfaType(step: SignInStep): Promise<SignInAnswer> {
  const { user, use } = resumeMfa(step, "SELECT_MFA_TYPE");
  const answer = requireParameter(step.parameters, "ANSWER");
  const factor = choices.get(answer);
  if (factor === undefined) throw invalidParameter("Invalid parameter ANSWER");
  if (!usableFactors(step.pool, user).includes(factor))
    throw mfaMethodNotFound(`The user cannot be asked for ${factor}.`);
  use();
  return secondFactor(step, user, factor);
}
