import { timingSafeEqual } from "node:crypto";
import { wrongCredentials } from "../../errors.ts";
import { need } from "../../operations/input.ts";
import type { User } from "../../users/user.ts";
import { checkSecretHash } from "../secret-hash.ts";
import type { SignInStep } from "../sign-in.ts";
import { claimSignature } from "../srp.ts";

/**
 * The answer to PASSWORD_VERIFIER: a signature that only the password gives. The secret block is the session.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RespondToAuthChallenge.html
 */
export function answerPasswordVerifier({ pool, client, parameters }: SignInStep): User {
  const username = need(parameters, "USERNAME");
  const secretBlock = need(parameters, "PASSWORD_CLAIM_SECRET_BLOCK");
  const signature = Buffer.from(need(parameters, "PASSWORD_CLAIM_SIGNATURE"), "base64");
  const timestamp = need(parameters, "TIMESTAMP");
  checkSecretHash(client, [username], parameters["SECRET_HASH"]);
  const session = Buffer.from(secretBlock, "base64").toString("base64url");
  const { user, pending, use } = pool.srpSessions.open(client, session);
  const proof = { shortName: pool.shortName, username: user.username, secretBlock, timestamp };
  user.prove(pool.now(), (stored) => {
    const expected = Buffer.from(claimSignature(pending, stored, proof), "base64");
    return expected.length === signature.length && timingSafeEqual(expected, signature);
  });
  // A stand-in for a name that nobody has cannot get here; a user who was deleted meanwhile can.
  if (pool.users.find(username) !== user) throw wrongCredentials();
  use();
  return user;
}
