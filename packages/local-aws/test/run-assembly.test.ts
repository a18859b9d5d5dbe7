import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Hono } from "hono";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  DeploymentFailed,
  InvalidAssembly,
  openPorts,
  type RunOptions,
  runAssembly,
  runOnPorts,
} from "../src/index.ts";

let folder: string;
let options: RunOptions;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "local-aws-run-"));
  options = { assembly: folder, directory: folder, region: "eu-west-1", accountId: "000000000000" };
  writeFileSync(join(folder, "Shop.assets.json"), JSON.stringify({ version: "1", files: {} }));
});
afterAll(() => rmSync(folder, { recursive: true }));

const FREE = { awsPort: 0, apiPort: 0 };
const write = (Resources: object) => writeFileSync(join(folder, "Shop.template.json"), JSON.stringify({ Resources }));

it.each([
  ["an unsupported resource", () => options, DeploymentFailed],
  ["a folder without an assembly", () => ({ ...options, assembly: join(folder, "nothing") }), InvalidAssembly],
])("both ports are free again after %s", async (_, given, error) => {
  write({ News: { Type: "AWS::SNS::Topic" } });
  const ports = await openPorts(FREE);
  await expect(runOnPorts(ports, given())).rejects.toThrow(error);
  const [awsPort, apiPort] = [ports.endpoint, ports.apiUrl].map((url) => Number(new URL(url).port));
  const again = await openPorts({ awsPort: awsPort ?? 0, apiPort: apiPort ?? 0 });
  expect([again.endpoint, again.apiUrl]).toEqual([ports.endpoint, ports.apiUrl]);
  await again.close();
});

it("mounted routers read the services and answer on the HTTP API's port", async () => {
  write({ Letters: { Type: "AWS::SQS::Queue" } });
  const run = await runAssembly({
    ...options,
    ...FREE,
    mount: ({ sqs }) => ({ "/queues": new Hono().get("/", (c) => c.json(sqs.queues().map(({ name }) => name))) }),
  });
  expect(await (await fetch(`${run.apiUrl}/queues`)).json()).toEqual(["Shop-Letters"]);
  expect((await fetch(`${run.apiUrl}/other`)).status).toBe(404);
  await run.stop();
  await expect(fetch(run.apiUrl)).rejects.toThrow();
});
