import { randomUUID } from "node:crypto";
import type { IncomingMessage, RequestListener } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { type Context, Hono, type MiddlewareHandler } from "hono";
import { AwsError, NotSupported } from "../kernel/aws-error.ts";
import type { JsonService } from "../kernel/json-service.ts";
import type { ApiCall } from "../services/iam/calls.ts";
import { errorAnswer, namespaceOf } from "./error-answer.ts";
import { accessKeyOf } from "./signature.ts";

export interface EndpointParts {
  /** Services that speak AWS JSON, found by `X-Amz-Target`. */
  readonly json: readonly JsonService[];
  /** Services that speak REST (SES v2, Lambda), as one router each. */
  readonly rest: readonly Hono[];
  /** Throws the AwsError of a request that is not allowed. Without it, everything is. */
  readonly authorize?: (call: ApiCall) => void;
  /** For `Date`: an SDK takes every error for a sign of a wrong clock when this differs from its own. */
  readonly now?: () => number;
}

/** The address that `--endpoint-url` points to: every AWS service on one port, as on `amazonaws.com` by its headers. */
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
    if (isOfPage(request)) return void response.writeHead(403).end("The AWS endpoint answers programs, not pages.\n");
    void listener(request, response);
  };
}

/**
 * Whether a page in a browser sent it, which says so itself; any page could use the local run otherwise.
 * https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Sec-Fetch-Site
 */
function isOfPage({ headers }: IncomingMessage): boolean {
  return headers.origin !== undefined || (headers["sec-fetch-site"] ?? "none") !== "none";
}

/** Requests to `POST /` name their operation in a header: those say for themselves what they need. */
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

/** Undefined for what is no JSON, which the service itself answers. */
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
