import { invalidParameter, mfaMethodNotFound } from "../../errors.ts";
import type { Factor } from "../../mfa/factors.ts";
import { usableFactors } from "../../mfa/usable-factors.ts";
import { need } from "../../operations/input.ts";
import type { ClientOfPool } from "../../state.ts";
import type { User } from "../../users/user.ts";
import type { SignInAnswer, SignInStep } from "../sign-in.ts";
import { resumeMfa } from "./resume.ts";
import { secondFactor } from "./second-factor.ts";

/** The answers by what they choose. The API reference says EMAIL_MFA where the developer guide says EMAIL_OTP. */
const choices = new Map<string, Factor>([
  ["SMS_MFA", "SMS_MFA"],
  ["EMAIL_OTP", "EMAIL_OTP"],
  ["EMAIL_MFA", "EMAIL_OTP"],
  ["SOFTWARE_TOKEN_MFA", "SOFTWARE_TOKEN_MFA"],
]);

/** The challenge. The guide names its parameter MFAS_CAN_SELECT, published clients read MFAS_CAN_CHOOSE: it has both. */
export function selectMfaType({ pool, client }: ClientOfPool, user: User, factors: readonly Factor[]): SignInAnswer {
  const list = JSON.stringify(factors);
  return {
    ChallengeName: "SELECT_MFA_TYPE",
    Session: pool.mfaSessions.issue(client, user, { challenge: "SELECT_MFA_TYPE" }),
    ChallengeParameters: { MFAS_CAN_SELECT: list, MFAS_CAN_CHOOSE: list },
  };
}

/** The answer leads to the challenge of the factor that was chosen. */
export function answerSelectMfaType(step: SignInStep): Promise<SignInAnswer> {
  const { user, use } = resumeMfa(step, "SELECT_MFA_TYPE");
  const answer = need(step.parameters, "ANSWER");
  const factor = choices.get(answer);
  if (factor === undefined) throw invalidParameter("Invalid parameter ANSWER");
  if (!usableFactors(step.pool, user).includes(factor))
    throw mfaMethodNotFound(`The user cannot be asked for ${factor}.`);
  use();
  return secondFactor(step, user, factor);
}
