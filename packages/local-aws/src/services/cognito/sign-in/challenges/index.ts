import { NotSupported } from "../../../../kernel/aws-error.ts";
import { nextChallenge } from "../next-challenge.ts";
import { grantTokens, type SignInAnswer, type SignInStep } from "../sign-in.ts";
import { answerMessageCode } from "./message-code.ts";
import { answerMfaSetup } from "./mfa-setup.ts";
import { answerNewPassword } from "./new-password-required.ts";
import { answerPasswordVerifier } from "./password-verifier.ts";
import { answerSelectMfaType } from "./select-mfa-type.ts";
import { answerSoftwareToken } from "./software-token-mfa.ts";

/** For each challenge: checks the response, and returns the next challenge or the tokens. */
const answers: Readonly<Record<string, (step: SignInStep) => Promise<SignInAnswer>>> = {
  NEW_PASSWORD_REQUIRED: (step) => nextChallenge(step, answerNewPassword(step)),
  PASSWORD_VERIFIER: (step) => nextChallenge(step, answerPasswordVerifier(step)),
  SELECT_MFA_TYPE: answerSelectMfaType,
  MFA_SETUP: answerMfaSetup,
  EMAIL_OTP: (step) => grantTokens(step, answerMessageCode(step, "EMAIL_OTP")),
  SMS_MFA: (step) => grantTokens(step, answerMessageCode(step, "SMS_MFA")),
  SOFTWARE_TOKEN_MFA: (step) => grantTokens(step, answerSoftwareToken(step)),
};

/** RespondToAuthChallenge and AdminRespondToAuthChallenge. Throws NotSupported for an unknown challenge. */
export async function answerChallenge(name: string, step: SignInStep): Promise<SignInAnswer> {
  const answer = Object.hasOwn(answers, name) ? answers[name] : undefined;
  if (answer === undefined) throw new NotSupported(`The challenge ${name}`);
  return answer(step);
}
