import { EventEmitter } from "node:events";
import type { RequestListener } from "node:http";
import dynalite from "dynalite";
import conditionParser from "dynalite/db/conditionParser.js";
import updateParser from "dynalite/db/updateParser.js";
import { z } from "zod";
import { AwsError } from "../../kernel/aws-error.ts";
import { keepExpressions } from "./kept-expressions.ts";

/** DynamoDB is dynalite, in memory, without a port of its own: the endpoint hands requests over. */
export interface DynamoDb {
  readonly listener: RequestListener;
  /** Dynalite's own has the Region of the machine's environment. */
  tableArn(name: string): string;
  /** The same without HTTP, for callers in this process. Throws the AwsError that dynalite answers. */
  call(operation: string, input: unknown): Promise<object>;
}

const Refused = z.object({ __type: z.string(), message: z.string().optional(), Message: z.string().optional() });
const Output = z.record(z.string(), z.unknown());

export function createDynamoDb({
  region,
  accountId,
}: {
  readonly region: string;
  readonly accountId: string;
}): DynamoDb {
  for (const parser of [conditionParser, updateParser]) keepExpressions(parser);
  const server = dynalite({ createTableMs: 0, deleteTableMs: 0, updateTableMs: 0 });
  const listener: RequestListener = (request, response) => server.emit("request", request, response);
  return {
    listener,
    tableArn: (name) => `arn:aws:dynamodb:${region}:${accountId}:table/${name}`,
    async call(operation, input) {
      const { status, body } = await exchange((...pair) => server.emit("request", ...pair), operation, input);
      const parsed: unknown = JSON.parse(body);
      if (status < 300) return Output.parse(parsed);
      const { __type, message, Message } = Refused.parse(parsed);
      throw new AwsError(__type.replace(/^.*#/, ""), message ?? Message ?? "", status);
    },
  };
}

/** As much of a request as dynalite looks at. */
const headers = {
  "content-type": "application/x-amz-json-1.0",
  host: "dynamodb.eu-west-1.amazonaws.com",
  authorization: "AWS4-HMAC-SHA256 Credential=local, SignedHeaders=host, Signature=local",
  "x-amz-date": "20260101T000000Z",
};

function exchange(emit: (request: object, response: object) => void, operation: string, input: unknown) {
  return new Promise<{ status: number; body: string }>((resolve) => {
    const request = Object.assign(new EventEmitter(), {
      method: "POST",
      url: "/",
      headers: { ...headers, "x-amz-target": `DynamoDB_20120810.${operation}` },
    });
    const response = {
      statusCode: 200,
      setHeader: () => undefined,
      end: (body: Buffer | string = "") => resolve({ status: response.statusCode, body: body.toString() }),
    };
    emit(request, response);
    request.emit("data", Buffer.from(JSON.stringify(input)));
    request.emit("end");
  });
}
