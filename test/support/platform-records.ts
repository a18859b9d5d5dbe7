import { DynamoDBDocumentClient } from "@aws-sdk/lib-dynamodb";
import { createRecordStore, type RecordStore } from "../../tasks/lib/record/record-store.ts";
import type { TestPlatform } from "./platform.ts";

/** The record store of a running platform. */
export function recordsOfPlatform({ dynamodb, outputs }: TestPlatform): RecordStore {
  return createRecordStore(DynamoDBDocumentClient.from(dynamodb), outputs["tableName"] ?? "");
}
