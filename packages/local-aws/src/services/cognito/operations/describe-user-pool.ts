import { z } from "zod";
import { userPoolId } from "../input.ts";
import { operation } from "../operation.ts";
import { userPoolView } from "../user-pool-view.ts";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPool.html */
export const describeUserPool = operation(z.strictObject({ UserPoolId: userPoolId }), (pools, { UserPoolId }) => ({
  UserPool: userPoolView(pools.get(UserPoolId)),
}));
