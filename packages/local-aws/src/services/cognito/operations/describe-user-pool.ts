import { z } from "zod";
import { userPoolView } from "../user-pool/user-pool-view.ts";
import { userPoolId } from "./input.ts";
import { operation } from "./operation.ts";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPool.html */
export const describeUserPool = operation(z.strictObject({ UserPoolId: userPoolId }), (pools, { UserPoolId }) => ({
  UserPool: userPoolView(pools.get(UserPoolId)),
}));
