import { createRequire } from "node:module";
import type { Store } from "dynalite/db/index.js";
import validations from "dynalite/validations/index.js";
import type { Operation } from "../../../kernel/json-service.ts";
import { asAwsError } from "../errors.ts";

type Action = (store: Store, data: object, answer: (error: unknown, answer: object) => void) => void;

interface Checks {
  readonly types: object;
  readonly custom?: unknown;
}

const load = createRequire(import.meta.url);

/** Dynalite's implementation of an operation. It checks the input in the order in which dynalite's HTTP server does. */
function dynaliteOperation(name: string): Operation<Store> {
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

/** The operations that dynalite has, by their names on the wire. */
export const operations = {
  BatchGetItem: dynaliteOperation("BatchGetItem"),
  BatchWriteItem: dynaliteOperation("BatchWriteItem"),
  CreateTable: dynaliteOperation("CreateTable"),
  DeleteItem: dynaliteOperation("DeleteItem"),
  DeleteTable: dynaliteOperation("DeleteTable"),
  DescribeTable: dynaliteOperation("DescribeTable"),
  DescribeTimeToLive: dynaliteOperation("DescribeTimeToLive"),
  GetItem: dynaliteOperation("GetItem"),
  ListTables: dynaliteOperation("ListTables"),
  ListTagsOfResource: dynaliteOperation("ListTagsOfResource"),
  PutItem: dynaliteOperation("PutItem"),
  Query: dynaliteOperation("Query"),
  Scan: dynaliteOperation("Scan"),
  TagResource: dynaliteOperation("TagResource"),
  UntagResource: dynaliteOperation("UntagResource"),
  UpdateItem: dynaliteOperation("UpdateItem"),
  UpdateTable: dynaliteOperation("UpdateTable"),
} satisfies Record<string, Operation<Store>>;
