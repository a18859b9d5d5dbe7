import { nextChallenge } from "../next-challenge.ts";
import { requireParameter } from "../parameters.ts";
import { checkSecretHash } from "../secret-hash.ts";
import { type SignInAnswer, type SignInStep, signInUser } from "../sign-in.ts";

/** The flows ADMIN_USER_PASSWORD_AUTH and USER_PASSWORD_AUTH. */
export function passwordFlow(step: SignInStep): Promise<SignInAnswer> {
  const username = requireParameter(step.parameters, "USERNAME");
  const password = requireParameter(step.parameters, "PASSWORD");
  checkSecretHash(step.client, [username], step.parameters["SECRET_HASH"]);
  const user = signInUser(step, username);
  user.checkPassword(password, step.pool.now());
  return nextChallenge(step, user);
}
