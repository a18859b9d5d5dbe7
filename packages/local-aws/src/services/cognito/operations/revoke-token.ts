import { z } from "zod";
import { invalidParameter, unauthorized, unsupportedOperation, unsupportedTokenType } from "../errors.ts";
import { clientId, token } from "./input.ts";
import { operation } from "./operation.ts";

const input = z.strictObject({ Token: token, ClientId: clientId, ClientSecret: z.string().optional() });

/**
 * Revokes a refresh token and every token of the same sign-in. The request has the client's secret, not a hash of it.
 * https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_RevokeToken.html
 */
export const revokeToken = operation(input, (pools, { Token, ClientId, ClientSecret }) => {
  const { pool, client } = pools.byClient(ClientId);
  if (client.secret !== ClientSecret) throw unauthorized("Invalid client secret");
  if (!client.settings.EnableTokenRevocation)
    throw unsupportedOperation("Token revocation is disabled for this client");
  // A token of three parts is a JWT: an access or ID token.
  if (Token.split(".").length === 3) throw unsupportedTokenType("Unsupported token type");
  const grant = pool.grants.find(Token);
  if (grant === undefined) throw invalidParameter("Invalid Refresh Token");
  if (grant.client !== client) throw unauthorized("Token was issued to another client");
  grant.revoked = true;
});
