import { createHmac } from "node:crypto";

/**
 * What proves to Cognito that a call comes from a client that has a secret: the HMAC-SHA256 of user name and client id,
 * in base64. `username` is what the call sends as USERNAME.
 * @see https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html
 */
export function secretHash(username: string, clientId: string, clientSecret: string): string {
  return createHmac("sha256", clientSecret).update(`${username}${clientId}`).digest("base64");
}

/** The parameter for a call's parameters or responses: none where the client has no secret. */
export function secretHashParameter(
  username: string,
  clientId: string,
  clientSecret: string | undefined,
): { SECRET_HASH?: string } {
  return clientSecret === undefined ? {} : { SECRET_HASH: secretHash(username, clientId, clientSecret) };
}
