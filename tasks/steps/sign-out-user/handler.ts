import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { clientOptions } from "../../lib/clients.ts";
import { readEnvironment, Text } from "../../lib/environment.ts";
import { taskHandler } from "../../lib/task.ts";
import { Input } from "./contract.ts";
import { createSignOutUser } from "./sign-out-user.ts";

const environment = readEnvironment(process.env, { USER_POOL_ID: Text });

/** Lambda: the states `Sign out everywhere` and `End other sessions`. */
export const handler = taskHandler(
  "sign-out-user",
  Input,
  createSignOutUser({
    cognito: new CognitoIdentityProviderClient(clientOptions),
    userPoolId: environment.USER_POOL_ID,
  }),
);
