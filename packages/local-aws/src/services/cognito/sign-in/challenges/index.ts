import { NotSupported } from "../../../../kernel/aws-error.ts";
import { proceed } from "../next-challenge.ts";
import { grantTokens, type SignInAnswer, type SignInStep } from "../sign-in.ts";
import { answerMessageCode } from "./message-code.ts";
import { answerMfaSetup } from "./mfa-setup.ts";
import { answerNewPassword } from "./new-password-required.ts";
import { answerPasswordVerifier } from "./password-verifier.ts";
import { answerSelectMfaType } from "./select-mfa-type.ts";
import { answerSoftwareToken } from "./software-token-mfa.ts";

/** Each takes the answer to its challenge and leads to the next one or to the tokens. */
const answers: Readonly<Record<string, (step: SignInStep) => Promise<SignInAnswer>>> = {
  NEW_PASSWORD_REQUIRED: (step) => proceed(step, answerNewPassword(step)),
  PASSWORD_VERIFIER: (step) => proceed(step, answerPasswordVerifier(step)),
  SELECT_MFA_TYPE: answerSelectMfaType,
  MFA_SETUP: answerMfaSetup,
  EMAIL_OTP: (step) => grantTokens(step, answerMessageCode(step, "EMAIL_OTP")),
  SMS_MFA: (step) => grantTokens(step, answerMessageCode(step, "SMS_MFA")),
  SOFTWARE_TOKEN_MFA: (step) => grantTokens(step, answerSoftwareToken(step)),
};

/** (Admin)RespondToAuthChallenge. */
export async function answerChallenge(name: string, step: SignInStep): Promise<SignInAnswer> {
  const answer = Object.hasOwn(answers, name) ? answers[name] : undefined;
  if (answer === undefined) throw new NotSupported(`The challenge ${name}`);
  return answer(step);
}
