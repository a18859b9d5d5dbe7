import { createHmac } from "node:crypto";

/**
 * Computes Cognito's SECRET_HASH: the HMAC-SHA256 of user name and client id, keyed with the client secret, in base64.
 * `username` is the value that the call sends as USERNAME.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html
 */
export function secretHash(username: string, clientId: string, clientSecret: string): string {
  return createHmac("sha256", clientSecret).update(`${username}${clientId}`).digest("base64");
}

/** SECRET_HASH for AuthParameters or ChallengeResponses; empty if the client has no secret. */
export function secretHashParameter(
  username: string,
  clientId: string,
  clientSecret: string | undefined,
): { SECRET_HASH?: string } {
  return clientSecret === undefined ? {} : { SECRET_HASH: secretHash(username, clientId, clientSecret) };
}
