import { createRequire } from "node:module";
import conditionParser from "dynalite/db/conditionParser.js";
import db, { type Store } from "dynalite/db/index.js";
import updateParser from "dynalite/db/updateParser.js";
import validations from "dynalite/validations/index.js";
import { z } from "zod";
import { AwsError } from "../../kernel/aws-error.ts";
import { type JsonService, jsonService, type Operation } from "../../kernel/json-service.ts";
import { keepExpressions } from "./expression-cache.ts";

/** DynamoDB is dynalite, in memory, without its HTTP server. */
export interface DynamoDb {
  readonly service: JsonService;
  /** Dynalite's own has the Region of the machine's environment. */
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

const names = [
  ...["BatchGetItem", "BatchWriteItem", "CreateTable", "DeleteItem", "DeleteTable", "DescribeTable"],
  ...["DescribeTimeToLive", "GetItem", "ListTables", "ListTagsOfResource", "PutItem", "Query", "Scan"],
  ...["TagResource", "UntagResource", "UpdateItem", "UpdateTable"],
];

export function createDynamoDb({ region, accountId }: Account): DynamoDb {
  for (const parser of [conditionParser, updateParser]) keepExpressions(parser);
  const store = db.create({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  return {
    service: jsonService(wire, store, operations),
    tableArn: (name) => `arn:aws:dynamodb:${region}:${accountId}:table/${name}`,
  };
}

const load = createRequire(import.meta.url);
const operations = Object.fromEntries(names.map((name) => [name, dynalites(name)]));

/** What dynalite does for a request once it has read it, in the same order. */
function dynalites(name: string): Operation<Store> {
  const file = validations.toLowerFirst(name);
  const act: Action = load(`dynalite/actions/${file}`);
  const { types, custom }: Checks = load(`dynalite/validations/${file}`);
  return {
    run: (store, input) =>
      new Promise((resolve, reject) => {
        const fail = (error: unknown) => reject(asAwsError(error));
        try {
          const data = validations.checkTypes(input, types);
          validations.checkValidations(data, types, custom, store);
          act(store, data, (error, answer) => (error ? fail(error) : resolve(answer)));
        } catch (error) {
          fail(error);
        }
      }),
  };
}

type Action = (store: Store, data: object, answer: (error: unknown, answer: object) => void) => void;
interface Checks {
  readonly types: object;
  readonly custom?: unknown;
}

const Refused = z.object({
  statusCode: z.int(),
  body: z.object({ __type: z.string(), message: z.string().optional(), Message: z.string().optional() }),
});

function asAwsError(error: unknown): unknown {
  const refused = Refused.safeParse(error).data;
  if (refused === undefined) return error;
  const { __type, message, Message } = refused.body;
  return new AwsError(__type.replace(/^.*#/, ""), message ?? Message ?? "", refused.statusCode);
}
