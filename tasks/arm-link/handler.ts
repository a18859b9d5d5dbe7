import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { SFNClient } from "@aws-sdk/client-sfn";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { clientOptions } from "../lib/clients.ts";
import { readEnvironment, Text } from "../lib/environment.ts";
import { createRecordStore } from "../lib/record/record-store.ts";
import { taskHandler } from "../lib/task.ts";
import { completeWait } from "../lib/task-token.ts";
import { createArmLink } from "./arm-link.ts";
import { Input } from "./contract.ts";

const environment = readEnvironment(process.env, { TABLE_NAME: Text });
const stateMachines = new SFNClient(clientOptions);

/** Lambda: the state `Wait for the user`, which goes on waiting after this has returned. */
export const handler = taskHandler(
  "arm-link",
  Input,
  createArmLink({
    records: createRecordStore(DynamoDBDocumentClient.from(new DynamoDBClient(clientOptions)), environment.TABLE_NAME),
    completeWait: (taskToken) => completeWait(stateMachines, taskToken),
  }),
);
