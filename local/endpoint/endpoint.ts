import { randomUUID } from "node:crypto";
import type { IncomingMessage, RequestListener } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { type Context, Hono } from "hono";
import { AwsError, NotSupported } from "../kernel/aws-error.ts";
import type { JsonService } from "../kernel/json-service.ts";

export interface EndpointParts {
  /** Services that speak AWS JSON, found by `X-Amz-Target`. */
  readonly json: readonly JsonService[];
  /** Services that speak REST (SES v2, Lambda), as one router each. */
  readonly rest: readonly Hono[];
  /** DynamoDB answers raw HTTP by itself (dynalite). */
  readonly dynamodb?: RequestListener;
  /** For `Date`: an SDK takes every error for a sign of a wrong clock when this differs from its own. */
  readonly now?: () => number;
}

/** The address that `--endpoint-url` points to: every AWS service on one port, as on `amazonaws.com` by its headers. */
export function createEndpoint(parts: EndpointParts): RequestListener {
  const app = new Hono();
  app.onError((error) => errorAnswer(error));
  app.notFound((c) => errorAnswer(new NotSupported(`${c.req.method} ${c.req.path}`)));
  for (const router of parts.rest) app.route("/", router);
  app.post("/", (c) => answerJson(parts.json, c));
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  return (request, response) => {
    if (parts.now !== undefined) response.setHeader("date", new Date(parts.now()).toUTCString());
    if (isOfPage(request)) return void response.writeHead(403).end("The AWS endpoint answers programs, not pages.\n");
    const target = request.headers["x-amz-target"];
    const isDynamo = typeof target === "string" && target.startsWith("DynamoDB_");
    if (isDynamo && parts.dynamodb) parts.dynamodb(request, response);
    else void listener(request, response);
  };
}

/**
 * Whether a page in a browser sent it, which says so itself; any page could use the local run otherwise.
 * https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site
 */
function isOfPage({ headers }: IncomingMessage): boolean {
  return headers.origin !== undefined || (headers["sec-fetch-site"] ?? "none") !== "none";
}

async function answerJson(services: readonly JsonService[], c: Context): Promise<Response> {
  const [target = "", name = ""] = (c.req.header("x-amz-target") ?? "").split(".");
  const service = services.find((candidate) => candidate.target === target);
  if (service === undefined) throw new NotSupported(target === "" ? "A POST without X-Amz-Target" : target);
  const type = `application/x-amz-json-${service.jsonVersion}`;
  try {
    const answer = await service.call(name, parseBody(await c.req.text()));
    return c.body(JSON.stringify(answer), 200, { "content-type": type, "x-amzn-requestid": randomUUID() });
  } catch (error) {
    return errorAnswer(error, { type, namespace: service.errorNamespace });
  }
}

function parseBody(text: string): unknown {
  if (text === "") return {};
  try {
    return JSON.parse(text);
  } catch {
    throw new AwsError("SerializationException", "The request body is not JSON.");
  }
}

interface ErrorWire {
  readonly type?: string;
  readonly namespace?: string | undefined;
}

function errorAnswer(error: unknown, { type = "application/json", namespace }: ErrorWire = {}): Response {
  const known = error instanceof AwsError ? error : new AwsError("InternalFailure", describe(error), 500);
  const __type = namespace === undefined ? known.code : `${namespace}#${known.code}`;
  const headers = { "content-type": type, "x-amzn-errortype": known.code, "x-amzn-requestid": randomUUID() };
  return Response.json({ __type, message: known.message }, { status: known.status, headers });
}

function describe(error: unknown): string {
  return error instanceof Error ? `The local run failed: ${error.stack ?? error.message}` : "The local run failed.";
}
