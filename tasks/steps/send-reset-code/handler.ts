import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { clientOptions } from "../../lib/clients.ts";
import { readEnvironment, Text } from "../../lib/environment.ts";
import { taskHandler } from "../../lib/task.ts";
import { Input } from "./contract.ts";
import { createSendResetCode } from "./send-reset-code.ts";

const environment = readEnvironment(process.env, { USER_POOL_ID: Text });

/** Lambda: the state `Send code`. */
export const handler = taskHandler(
  "send-reset-code",
  Input,
  createSendResetCode({
    cognito: new CognitoIdentityProviderClient(clientOptions),
    userPoolId: environment.USER_POOL_ID,
  }),
);
