import { z } from "zod";
import { checkPolicy, policyPrefix } from "../user-pool/password-policy.ts";
import { password, token } from "./input.ts";
import { operation } from "./operation.ts";

const input = z.strictObject({ AccessToken: token, PreviousPassword: password, ProposedPassword: password });

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_ChangePassword.html */
export const changePassword = operation(input, async (pools, { AccessToken, PreviousPassword, ProposedPassword }) => {
  const { pool, user } = await pools.byAccessToken(AccessToken);
  user.checkPassword(PreviousPassword, pool.now());
  checkPolicy(pool.policy, ProposedPassword, policyPrefix.change);
  pool.setPassword(user, ProposedPassword, { temporary: false });
});
