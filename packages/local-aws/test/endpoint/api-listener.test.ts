import { createServer } from "node:http";
import { Hono } from "hono";
import { afterEach, expect, it } from "vitest";
import { z } from "zod";
import { createApiListener, type HandleApiRequest } from "../../src/endpoint/api-listener.ts";

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

/** The address of an HTTP API with a router mounted at `/console`. */
async function serveApi(handle: HandleApiRequest): Promise<string> {
  const mounted = { "/console": new Hono().get("/", (c) => c.text("console")) };
  const server = createServer(createApiListener(handle, mounted));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${z.object({ port: z.number() }).parse(server.address()).port}`;
}

it("a mounted router answers below its path, and the HTTP API everywhere else", async () => {
  const address = await serveApi(
    async (request, ip) => new Response(`${request.method} ${new URL(request.url).pathname} ${ip}`),
  );
  expect(await (await fetch(`${address}/console`)).text()).toBe("console");
  expect(await (await fetch(`${address}/other`, { method: "PUT" })).text()).toBe("PUT /other 127.0.0.1");
});

it("the HTTP API gets a HEAD request as HEAD", async () => {
  const address = await serveApi(async ({ method }) => new Response(null, { headers: { "x-method": method } }));
  expect((await fetch(address, { method: "HEAD" })).headers.get("x-method")).toBe("HEAD");
});

it("a failure of the local run itself is answered with its stack", async () => {
  const answer = await fetch(await serveApi(() => Promise.reject(new Error("a bug"))));
  expect(answer.status).toBe(500);
  expect(await answer.json()).toEqual({ message: expect.stringMatching(/^The local run failed: Error: a bug\n +at /) });
});
