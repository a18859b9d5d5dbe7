import type { IncomingMessage, RequestListener } from "node:http";
import { getRequestListener } from "@hono/node-server";
import { Hono } from "hono";

export interface PortalParts {
  /** The HTTP API of the template. */
  readonly handle: (request: Request, sourceIp: string) => Promise<Response>;
  readonly console: Hono;
}

/** The portal's port: the console below `/console`, all else the HTTP API's. */
export function createPortalListener(parts: PortalParts): RequestListener {
  const app = new Hono<{ Bindings: { incoming: IncomingMessage } }>();
  app.onError((error, c) => c.json({ message: `The local run failed: ${error.stack ?? error.message}` }, 500));
  app.route("/console", parts.console);
  app.all("*", (c) => parts.handle(c.req.raw, c.env.incoming.socket.remoteAddress ?? ""));
  return getRequestListener((request, env) => app.fetch(request, env), { overrideGlobalObjects: false });
}
