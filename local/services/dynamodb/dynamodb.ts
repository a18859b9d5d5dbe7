import type { RequestListener } from "node:http";
import dynalite from "dynalite";

/** DynamoDB is dynalite, in memory, without a port of its own: the endpoint hands requests over. */
export interface DynamoDb {
  readonly listener: RequestListener;
}

export function createDynamoDb(): DynamoDb {
  const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  return { listener: (request, response) => server.emit("request", request, response) };
}
