import { z } from "zod";
import { token } from "./input.ts";
import { operation } from "./operation.ts";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GlobalSignOut.html */
export const globalSignOut = operation(z.strictObject({ AccessToken: token }), async (pools, { AccessToken }) => {
  const { pool, user } = await pools.byAccessToken(AccessToken);
  pool.grants.revokeAll(user);
});
