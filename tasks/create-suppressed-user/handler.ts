import { randomBytes } from "node:crypto";
import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { clientOptions } from "../lib/clients.ts";
import { readEnvironment, Text } from "../lib/environment.ts";
import { taskHandler } from "../lib/task.ts";
import { Input } from "./contract.ts";
import { createCreateSuppressedUser } from "./create-suppressed-user.ts";

const environment = readEnvironment(process.env, { USER_POOL_ID: Text });

/** Lambda: the state `Create suppressed user`. */
export const handler = taskHandler(
  "create-suppressed-user",
  Input,
  createCreateSuppressedUser({
    cognito: new CognitoIdentityProviderClient(clientOptions),
    userPoolId: environment.USER_POOL_ID,
    randomBytes,
  }),
);
