import { randomUUID } from "node:crypto";
import type { IncomingMessage, RequestListener } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { AwsError, NotSupported } from "../kernel/aws-error.ts";
import type { JsonService } from "../kernel/json-service.ts";
import type { ApiCall } from "../services/iam/calls.ts";
import { errorAnswer, namespaceOf } from "./error-answer.ts";
import { accessKeyOf } from "./signature.ts";

/** What the endpoint serves. */
export interface EndpointParts {
  /** Services that speak AWS JSON. `X-Amz-Target` names the service. */
  readonly json: readonly JsonService[];
  /** The routers of services that speak REST-JSON (SES v2, Lambda). */
  readonly rest: readonly Hono[];
  /** Throws the AwsError for a request that is not allowed. Without it, every request is allowed. */
  readonly authorize?: (call: ApiCall) => void;
  /** Milliseconds since the epoch, for the header `Date`: an SDK corrects its clock by it. */
  readonly now?: () => number;
}

/** The listener for the address of `--endpoint-url`: all AWS services on one port. */
export function createEndpoint(parts: EndpointParts): RequestListener {
  const app = new Hono();
  app.onError((error) => errorAnswer(error));
  app.notFound((c) => errorAnswer(new NotSupported(`${c.req.method} ${c.req.path}`)));
  if (parts.rest.length > 0 && parts.authorize !== undefined) app.use(authorizingRest(parts.authorize));
  for (const router of parts.rest) app.route("/", router);
  app.post("/", (c) => answerJson(parts, c));
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false });
  return (request, response) => {
    if (parts.now !== undefined) response.setHeader("date", new Date(parts.now()).toUTCString());
    if (isFromBrowserPage(request))
      return void response.writeHead(403).end("The AWS endpoint answers programs, not pages.\n");
    void listener(request, response);
  };
}

/**
 * Whether a page in a browser has sent the request. Without this check, any page could use the local run.
 * https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site
 */
function isFromBrowserPage({ headers }: IncomingMessage): boolean {
  return headers.origin !== undefined || (headers["sec-fetch-site"] ?? "none") !== "none";
}

/** Authorizes REST requests. `answerJson` authorizes those to `POST /`, because a header names their operation. */
function authorizingRest(authorize: (call: ApiCall) => void): MiddlewareHandler {
  return async (c, next) => {
    if (c.req.path !== "/") {
      const { pathname, search } = new URL(c.req.url);
      const request = { method: c.req.method, path: `${pathname}${search}`, body: jsonOf(await c.req.text()) };
      authorize({ accessKeyId: accessKeyOf(c.req.header("authorization")), request });
    }
    await next();
  };
}

/** Undefined for a body that is not JSON: the service itself answers the error. */
function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function answerJson({ json, authorize }: EndpointParts, c: Context): Promise<Response> {
  const header = c.req.header("x-amz-target") ?? "";
  const [target = "", name = ""] = header.split(".");
  const service = json.find((candidate) => candidate.target === target);
  if (service === undefined) throw new NotSupported(target === "" ? "A POST without X-Amz-Target" : target);
  const type = `application/x-amz-json-${service.jsonVersion}`;
  try {
    const body = parseBody(await c.req.text());
    authorize?.({ accessKeyId: accessKeyOf(c.req.header("authorization")), request: { target: header, body } });
    const answer = await service.call(name, body);
    return c.body(JSON.stringify(answer), 200, { "content-type": type, "x-amzn-requestid": randomUUID() });
  } catch (error) {
    return errorAnswer(error, { type, namespace: namespaceOf(service, error) });
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
