import { SFNClient } from "@aws-sdk/client-sfn";
import { clientOptions } from "../../lib/clients.ts";
import { readEnvironment, Text } from "../../lib/environment.ts";
import { completeWait, failWait } from "../../lib/execution/task-token.ts";
import { connectRecords } from "../../lib/record/record-store.ts";
import { taskHandler } from "../../lib/task.ts";
import { Input } from "./contract.ts";
import { createStoreTaskToken } from "./store-task-token.ts";

const environment = readEnvironment(process.env, { TABLE_NAME: Text });
const stateMachines = new SFNClient(clientOptions);

/** Lambda: the waiting states, such as `Wait for the user`. They keep waiting after the function has returned. */
export const handler = taskHandler(
  "store-task-token",
  Input,
  createStoreTaskToken({
    records: connectRecords(environment.TABLE_NAME),
    completeWait: (taskToken) => completeWait(stateMachines, taskToken),
    failWait: (...failure) => failWait(stateMachines, ...failure),
  }),
);
