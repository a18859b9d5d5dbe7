import { z } from "zod";
import { userPoolView } from "../user-pool/user-pool-view.ts";
import { operation } from "./operation.ts";

/** The other members are the properties of `AWS::Cognito::UserPool`, and are checked as such. */
const input = z.looseObject({ PoolName: z.string().min(1).max(128) });

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPool.html */
export const createUserPool = operation(input, (pools, { PoolName: UserPoolName, ...properties }) => ({
  UserPool: userPoolView(pools.create({ ...properties, UserPoolName })),
}));
