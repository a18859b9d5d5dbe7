import { z } from "zod";
import { clientId, userPoolId } from "../input.ts";
import { operation } from "../operation.ts";

/** https://docs.aws.amazon.com/cognito-user-identity-pools/latest/APIReference/API_DescribeUserPoolClient.html */
export const describeUserPoolClient = operation(
  z.strictObject({ UserPoolId: userPoolId, ClientId: clientId }),
  (pools, { UserPoolId, ClientId }) => {
    const { id, secret, createdAt, settings } = pools.get(UserPoolId).client(ClientId);
    const { GenerateSecret: _, ...shown } = settings;
    return {
      UserPoolClient: {
        ...shown,
        ClientId: id,
        ...(secret === undefined ? {} : { ClientSecret: secret }),
        CreationDate: createdAt / 1000,
        LastModifiedDate: createdAt / 1000,
      },
    };
  },
);
