import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import type { ApiCall } from "../services/iam/calls.ts";
import { COMMON_NAMESPACE, errorAnswer } from "./error-answer.ts";
import { jsonOf } from "./json-of.ts";
import { readAhead } from "./read-ahead.ts";
import { accessKeyOf } from "./signature.ts";

/** DynamoDB, which answers raw HTTP by itself, for requests that are allowed. */
export function authorizingDynamoDb(dynamodb: RequestListener, authorize?: (call: ApiCall) => void): RequestListener {
  if (authorize === undefined) return dynamodb;
  const answer = async (request: IncomingMessage, response: ServerResponse & { req: IncomingMessage }) => {
    const { body, again } = await readAhead(request);
    try {
      authorize(callOf(request, body));
    } catch (error) {
      return refuse(response, error);
    }
    dynamodb(again, response);
  };
  // Only a client that went away has no body to the end; nobody waits for an answer then.
  return (request, response) => void answer(request, response).catch(() => response.destroy());
}

function callOf({ headers }: IncomingMessage, body: Buffer): ApiCall {
  const target = headers["x-amz-target"];
  const request = { target: typeof target === "string" ? target : "", body: jsonOf(body.toString("utf8")) };
  return { accessKeyId: accessKeyOf(headers.authorization), request };
}

async function refuse(response: ServerResponse, error: unknown): Promise<void> {
  const refusal = errorAnswer(error, { type: "application/x-amz-json-1.0", namespace: COMMON_NAMESPACE });
  response.writeHead(refusal.status, Object.fromEntries(refusal.headers)).end(await refusal.text());
}
