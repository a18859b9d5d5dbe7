import { z } from "zod";
import { appClientView } from "../user-pool/app-client-view.ts";
import { clientId, userPoolId } from "./input.ts";
import { operation } from "./operation.ts";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPoolClient.html */
export const describeUserPoolClient = operation(
  z.strictObject({ UserPoolId: userPoolId, ClientId: clientId }),
  (pools, { UserPoolId, ClientId }) => ({ UserPoolClient: appClientView(pools.get(UserPoolId).client(ClientId)) }),
);
