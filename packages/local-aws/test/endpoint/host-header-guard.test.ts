import { createServer, get } from "node:http";
import { afterAll, beforeAll, expect, it } from "vitest";
import { z } from "zod";
import { hostHeaderGuard } from "../../src/endpoint/host-header-guard.ts";

const server = createServer(hostHeaderGuard((_, response) => void response.end("in")));
let port = 0;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = z.object({ port: z.number() }).parse(server.address()).port;
});
afterAll(() => server.close());

const statusFor = (host: string) =>
  new Promise((resolve) =>
    get({ port, host: "127.0.0.1", headers: { host } }, ({ statusCode }) => resolve(statusCode)),
  );

it.each([
  ["127.0.0.1:8080", 200],
  ["localhost", 200],
  ["[::1]:4566", 200],
  ["evil.example:8080", 403],
  ["127.0.0.1.evil.example", 403],
  ["localhost.evil.example:80", 403],
])("a request to the host %s is answered %i", async (host, status) => {
  expect(await statusFor(host)).toBe(status);
});
