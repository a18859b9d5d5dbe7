import { need } from "../../operations/input.ts";
import { proceed } from "../next-challenge.ts";
import { checkSecretHash } from "../secret-hash.ts";
import { type SignInAnswer, type SignInStep, signInUser } from "../sign-in.ts";

/** ADMIN_USER_PASSWORD_AUTH and USER_PASSWORD_AUTH. */
export function passwordFlow(step: SignInStep): Promise<SignInAnswer> {
  const username = need(step.parameters, "USERNAME");
  const password = need(step.parameters, "PASSWORD");
  checkSecretHash(step.client, [username], step.parameters["SECRET_HASH"]);
  const user = signInUser(step, username);
  user.checkPassword(password, step.pool.now());
  return proceed(step, user);
}
