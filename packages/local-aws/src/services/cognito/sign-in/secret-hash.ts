import { createHmac, timingSafeEqual } from "node:crypto";
import { notAuthorized } from "../errors.ts";
import type { AppClient } from "../user-pool/app-client.ts";

/**
 * Checks SECRET_HASH = Base64(HMAC-SHA256(client secret, username + client id)). A client without a secret needs none.
 * `usernames` are the names that the caller may have hashed. Throws NotAuthorizedException.
 * https://docs.aws.amazon.com/cognito/latest/developerguide/signing-up-users-in-your-app.html#cognito-user-pools-computing-secret-hash
 */
export function checkSecretHash(client: AppClient, usernames: readonly string[], given: string | undefined): void {
  const { id, secret } = client;
  if (secret === undefined) return;
  if (given === undefined)
    throw notAuthorized(`Client ${id} is configured with secret but SECRET_HASH was not received`);
  const hashes = usernames.map((username) =>
    createHmac("sha256", secret)
      .update(username + id)
      .digest(),
  );
  const hash = Buffer.from(given, "base64");
  if (!hashes.some((expected) => hash.length === expected.length && timingSafeEqual(hash, expected)))
    throw notAuthorized(`Unable to verify secret hash for client ${id}`);
}
