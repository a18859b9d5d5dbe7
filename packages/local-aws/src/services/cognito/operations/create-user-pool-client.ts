import { z } from "zod";
import { appClientView } from "../user-pool/app-client-view.ts";
import { userPoolId } from "./input.ts";
import { operation } from "./operation.ts";

/** The other members are the properties of `AWS::Cognito::UserPoolClient`, and are checked as such. */
const input = z.looseObject({ UserPoolId: userPoolId, ClientName: z.string().min(1).max(128) });

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_CreateUserPoolClient.html */
export const createUserPoolClient = operation(input, (pools, properties) => ({
  UserPoolClient: appClientView(pools.createClient(properties)),
}));
