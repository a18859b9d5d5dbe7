import type { IncomingMessage, RequestListener } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";

/** Answers a request to the HTTP API. `sourceIp` is the client's address. */
export type HandleApiRequest = (request: Request, sourceIp: string) => Promise<Response>;

/**
 * The listener for the HTTP API's port. `mounted` has routers that answer below a path (for example `/console`) instead of
 * the HTTP API. When the local run itself fails, the response is a 500 with the stack.
 */
export function createApiListener(
  handle: HandleApiRequest,
  mounted: Readonly<Record<string, Hono>> = {},
): RequestListener {
  const app = new Hono<{ Bindings: { incoming: IncomingMessage } }>();
  app.onError((error, c) => c.json({ message: `The local run failed: ${error.stack ?? error.message}` }, 500));
  for (const [path, router] of Object.entries(mounted)) app.route(path, router);
  app.all("*", (c) => handle(c.req.raw, c.env.incoming.socket.remoteAddress ?? ""));
  return getRequestListener((request, env) => app.fetch(request, env), { overrideGlobalObjects: false });
}
