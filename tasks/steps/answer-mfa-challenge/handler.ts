import { createBackendSignIn, signInEnvironment } from "../../lib/cognito/backend-sign-in.ts";
import { readEnvironment, Text } from "../../lib/environment.ts";
import { connectRecords } from "../../lib/record/record-store.ts";
import { taskHandler } from "../../lib/task.ts";
import { createAnswerChallenge } from "./answer-challenge.ts";
import { createAnswerMfaChallenge } from "./answer-mfa-challenge.ts";
import { Input } from "./contract.ts";

const environment = readEnvironment(process.env, { TABLE_NAME: Text, ...signInEnvironment });
const { backend, sealChallenge, unseal, now } = createBackendSignIn(environment);

/** Lambda: the state `Answer MFA challenge`. */
export const handler = taskHandler(
  "answer-mfa-challenge",
  Input,
  createAnswerMfaChallenge({
    records: connectRecords(environment.TABLE_NAME),
    unsealSession: unseal("session"),
    unsealCode: unseal("code"),
    answerChallenge: createAnswerChallenge(backend),
    sealChallenge,
    now,
  }),
);
