import conditionParser from "dynalite/db/conditionParser.js";
import db from "dynalite/db/index.js";
import updateParser from "dynalite/db/updateParser.js";
import { type JsonService, jsonService } from "../../kernel/json-service.ts";
import { cacheExpressions } from "./expression-cache.ts";
import { operations } from "./operations/index.ts";

/** DynamoDB, as the other parts of a local run use it. */
export interface DynamoDb {
  /** AWS JSON 1.0, `DynamoDB_20120810`. */
  readonly service: JsonService;
  /** The ARN of a table in the account's Region. Dynalite's own ARN has the Region of the machine's environment. */
  tableArn(name: string): string;
}

interface Account {
  readonly region: string;
  readonly accountId: string;
}

const wire = {
  target: "DynamoDB_20120810",
  jsonVersion: "1.0",
  errorNamespace: "com.amazonaws.dynamodb.v20120810",
} as const;

/** Amazon DynamoDB: dynalite, in memory, called without its HTTP server. */
export function createDynamoDb({ region, accountId }: Account): DynamoDb {
  for (const parser of [conditionParser, updateParser]) cacheExpressions(parser);
  const store = db.create({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  return {
    service: jsonService(wire, store, operations),
    tableArn: (name) => `arn:aws:dynamodb:${region}:${accountId}:table/${name}`,
  };
}
