import { randomBytes } from "node:crypto";
import { createBackendSignIn, signInEnvironment } from "../../lib/cognito/backend-sign-in.ts";
import { readEnvironment, Text } from "../../lib/environment.ts";
import { connectRecords } from "../../lib/record/record-store.ts";
import { taskHandler } from "../../lib/task.ts";
import { Input } from "./contract.ts";
import { createFinishPasswordChallenge } from "./finish-password-challenge.ts";
import { createSetPassword } from "./set-password.ts";

const environment = readEnvironment(process.env, { TABLE_NAME: Text, ...signInEnvironment });
const { backend, sealChallenge, unseal, now } = createBackendSignIn(environment);

/** Lambda: the state `Finish password challenge`. */
export const handler = taskHandler(
  "finish-password-challenge",
  Input,
  createFinishPasswordChallenge({
    records: connectRecords(environment.TABLE_NAME),
    unseal: unseal("password"),
    setPassword: createSetPassword({ ...backend, randomBytes }),
    sealChallenge,
    now,
  }),
);
