import { invalidParameter } from "../../errors.ts";
import type { User } from "../../users/user.ts";
import { requireParameter } from "../parameters.ts";
import { checkSecretHash } from "../secret-hash.ts";
import { type SignInAnswer, type SignInStep, signInUser } from "../sign-in.ts";
import { beginSrp, toHex } from "../srp.ts";

const PRIVATE_BYTES = 32;

/** The flow USER_SRP_AUTH: the client proves that it knows the password without sending it. */
export async function userSrpFlow(step: SignInStep): Promise<SignInAnswer> {
  const { pool, client, parameters } = step;
  const username = requireParameter(parameters, "USERNAME");
  const srpA = requireParameter(parameters, "SRP_A");
  checkSecretHash(client, [username], parameters["SECRET_HASH"]);
  const user = client.hidesUserExistence
    ? (pool.users.find(username) ?? fictitiousUser(step, username))
    : signInUser(step, username);
  user.assertEnabled();
  const stored = user.storedPassword;
  const exchange = stored && beginSrp(srpA, stored.x, pool.deps.randomBytes(PRIVATE_BYTES));
  if (stored === undefined || exchange === undefined) throw invalidParameter("Invalid SRP_A");
  const session = pool.srpSessions.issue(client, user, exchange);
  return {
    ChallengeName: "PASSWORD_VERIFIER",
    ChallengeParameters: {
      SALT: toHex(stored.salt),
      SECRET_BLOCK: Buffer.from(session, "base64url").toString("base64"),
      SRP_B: toHex(exchange.publicB),
      USERNAME: user.username,
      USER_ID_FOR_SRP: user.username,
    },
  };
}

/** A user for an unknown name, with a random password. It makes the answer look like any other. */
function fictitiousUser({ pool }: SignInStep, username: string): User {
  const user = pool.newUser(username, pool.deps.newId(), new Map());
  pool.setPassword(user, pool.deps.randomBytes(PRIVATE_BYTES).toString("base64url"), { temporary: false });
  return user;
}
