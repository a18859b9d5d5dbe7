import { randomBytes } from "node:crypto";
import { CognitoIdentityProviderClient } from "@aws-sdk/client-cognito-identity-provider";
import { clientOptions } from "../../lib/clients.ts";
import { readEnvironment, Text } from "../../lib/environment.ts";
import { createLog } from "../../lib/log.ts";
import { taskHandler } from "../../lib/task.ts";
import { createCheckUserPool } from "./check-user-pool.ts";
import { Input } from "./contract.ts";
import { createCreateSuppressedUser } from "./create-suppressed-user.ts";

const task = "create-suppressed-user";
const environment = readEnvironment(process.env, { USER_POOL_ID: Text, IMPORTED_APP_CLIENT_ID: Text.optional() });
const { USER_POOL_ID: userPoolId, IMPORTED_APP_CLIENT_ID: appClientId } = environment;
const cognito = new CognitoIdentityProviderClient(clientOptions);
const log = createLog(task);

/** A pool of the stack's own needs no check. */
const checkUserPool =
  appClientId === undefined
    ? async () => undefined
    : createCheckUserPool({
        cognito,
        userPoolId,
        appClientId,
        onReady: (outcome) => log.info("USER_POOL_READY", { outcome }),
      });
const createSuppressedUser = createCreateSuppressedUser({ cognito, userPoolId, randomBytes });

/** Lambda: the state `Create suppressed user`. */
export const handler = taskHandler(task, Input, async (input) => {
  await checkUserPool();
  return createSuppressedUser(input);
});
