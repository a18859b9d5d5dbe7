import { DynamoDBClient, type DynamoDBClientConfig } from "@aws-sdk/client-dynamodb";
import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { clientOptions } from "../clients.ts";
import { createRecordStore, type RecordStore } from "./record-store.ts";

/** The records of a table, with a client of this function's own. Call it once, when the module loads. */
export function connectRecords(tableName: string, options: DynamoDBClientConfig = clientOptions): RecordStore {
  return createRecordStore(DynamoDBDocumentClient.from(new DynamoDBClient(options)), tableName);
}
