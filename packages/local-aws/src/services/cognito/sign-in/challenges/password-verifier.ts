import { timingSafeEqual } from "node:crypto";
import { wrongCredentials } from "../../errors.ts";
import type { User } from "../../users/user.ts";
import { requireParameter } from "../parameters.ts";
import { checkSecretHash } from "../secret-hash.ts";
import type { SignInStep } from "../sign-in.ts";
import { claimSignature } from "../srp.ts";

/**
 * Checks the response to PASSWORD_VERIFIER: a signature that depends on the password. The secret block is the session.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html
 */
export function answerPasswordVerifier({ pool, client, parameters }: SignInStep): User {
  const username = requireParameter(parameters, "USERNAME");
  const secretBlock = requireParameter(parameters, "PASSWORD_CLAIM_SECRET_BLOCK");
  const signature = Buffer.from(requireParameter(parameters, "PASSWORD_CLAIM_SIGNATURE"), "base64");
  const timestamp = requireParameter(parameters, "TIMESTAMP");
  checkSecretHash(client, [username], parameters["SECRET_HASH"]);
  const session = Buffer.from(secretBlock, "base64").toString("base64url");
  const { user, pending, use } = pool.srpSessions.open(client, session);
  const proof = { shortName: pool.shortName, username: user.username, secretBlock, timestamp };
  user.prove(pool.now(), (stored) => {
    const expected = Buffer.from(claimSignature(pending, stored, proof), "base64");
    return expected.length === signature.length && timingSafeEqual(expected, signature);
  });
  // The user may have been deleted since the challenge.
  if (pool.users.find(username) !== user) throw wrongCredentials();
  use();
  return user;
}
