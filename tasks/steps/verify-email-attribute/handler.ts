import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { clientOptions } from "../../lib/clients.ts";
import { UnverifiedAddress } from "../../lib/cognito/user.ts";
import { readEnvironment, Text } from "../../lib/environment.ts";
import { taskHandler } from "../../lib/task.ts";
import { Input } from "./contract.ts";
import { createVerifyEmailAttribute } from "./verify-email-attribute.ts";

const environment = readEnvironment(process.env, { USER_POOL_ID: Text, UNVERIFIED_ADDRESS: UnverifiedAddress });

/** Lambda: the state `Verify email attribute`. */
export const handler = taskHandler(
  "verify-email-attribute",
  Input,
  createVerifyEmailAttribute({
    cognito: new CognitoIdentityProviderClient(clientOptions),
    userPoolId: environment.USER_POOL_ID,
    unverifiedAddress: environment.UNVERIFIED_ADDRESS,
  }),
);
