import { NotSupported } from "../../../kernel/aws-error.ts";
import { proceed } from "../proceed.ts";
import type { SignInAnswer, SignInStep } from "../sign-in.ts";
import type { User } from "../user.ts";
import { answerNewPassword } from "./new-password-required.ts";
import { answerPasswordVerifier } from "./password-verifier.ts";

/** Each takes the answer to its challenge and returns the user who passed it. */
const answers: Readonly<Record<string, (step: SignInStep) => User>> = {
  NEW_PASSWORD_REQUIRED: answerNewPassword,
  PASSWORD_VERIFIER: answerPasswordVerifier,
};

/** (Admin)RespondToAuthChallenge. */
export function answerChallenge(name: string, step: SignInStep): Promise<SignInAnswer> {
  const answer = Object.hasOwn(answers, name) ? answers[name] : undefined;
  if (answer === undefined) throw new NotSupported(`The challenge ${name}`);
  return proceed(step, answer(step));
}
