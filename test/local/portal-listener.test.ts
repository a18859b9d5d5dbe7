import { createServer } from "node:http";
import { Hono } from "hono";
import { afterEach, expect, it } from "vitest";
import { z } from "zod";
import { createPortalListener, type PortalParts } from "../../local/portal-listener.ts";

const servers: ReturnType<typeof createServer>[] = [];
afterEach(() => {
  for (const server of servers.splice(0)) server.close().closeAllConnections();
});

/** The address of a portal whose HTTP API is this. */
async function portal(handle: PortalParts["handle"]): Promise<string> {
  const server = createServer(createPortalListener({ handle, console: new Hono().get("/", (c) => c.text("console")) }));
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${z.object({ port: z.number() }).parse(server.address()).port}`;
}

it("has the console below its path and the HTTP API everywhere else", async () => {
  const address = await portal(
    async (request, ip) => new Response(`${request.method} ${new URL(request.url).pathname} ${ip}`),
  );
  expect(await (await fetch(`${address}/console`)).text()).toBe("console");
  expect(await (await fetch(`${address}/other`, { method: "PUT" })).text()).toBe("PUT /other 127.0.0.1");
});

it("tells the HTTP API that a HEAD is one", async () => {
  const address = await portal(async ({ method }) => new Response(null, { headers: { "x-method": method } }));
  expect((await fetch(address, { method: "HEAD" })).headers.get("x-method")).toBe("HEAD");
});

it("says what broke where the local run itself fails", async () => {
  const answer = await fetch(await portal(() => Promise.reject(new Error("a bug"))));
  expect(answer.status).toBe(500);
  expect(await answer.json()).toEqual({ message: expect.stringMatching(/^The local run failed: Error: a bug\n +at /) });
});
