import { z } from "zod";
import { mfaConfigView } from "../mfa/pool-mfa-view.ts";
import { userPoolId } from "./input.ts";
import { operation } from "./operation.ts";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_GetUserPoolMfaConfig.html */
export const getUserPoolMfaConfig = operation(z.strictObject({ UserPoolId: userPoolId }), (pools, { UserPoolId }) =>
  mfaConfigView(pools.get(UserPoolId).settings),
);
