import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, describe, expect, it } from "vitest";
import { z } from "zod";
import { openPorts } from "../src/endpoint/ports.ts";
import { until } from "./support/until.ts";

const root = join(import.meta.dirname, "..");
const folder = mkdtempSync(join(tmpdir(), "local-aws-cli-"));
afterAll(() => rmSync(folder, { recursive: true }));

const running: ChildProcess[] = [];
afterEach(() => {
  for (const child of running.splice(0)) child.kill("SIGKILL");
});

/** Writes a cloud assembly with these resources and an output for each. */
function write(Resources: Readonly<Record<string, object>>): string {
  const Outputs = Object.fromEntries(Object.keys(Resources).map((name) => [name, { Value: { Ref: name } }]));
  writeFileSync(join(folder, "Shop.template.json"), JSON.stringify({ Resources, Outputs }));
  writeFileSync(join(folder, "Shop.assets.json"), JSON.stringify({ version: "1", files: {} }));
  return folder;
}

/** Runs the command with free ports. */
function start(...args: readonly string[]) {
  const command = ["--import", "tsx", join(root, "src/cli.ts"), "--port", "0", "--api-port", "0", ...args];
  const child = spawn(process.execPath, command, { stdio: ["ignore", "pipe", "pipe"] });
  running.push(child);
  const written = { out: "", err: "" };
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    written.out += text;
  });
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    written.err += text;
  });
  const exit = once(child, "close").then(([code]: unknown[]) => code);
  return { child, written, exit };
}

const Printed = z.object({ endpoint: z.url(), apiUrl: z.url(), outputs: z.record(z.string(), z.string()) });

describe("the command", () => {
  it("prints the addresses and outputs as JSON, and stops at SIGINT", async () => {
    const { child, written, exit } = start(write({ Letters: { Type: "AWS::SQS::Queue" } }));
    const text = await until("the addresses", () => (written.out.endsWith("}\n") ? written.out : undefined), 30_000);
    const { endpoint, outputs } = Printed.parse(JSON.parse(text));
    expect(outputs).toEqual({ Letters: `${endpoint}/000000000000/Shop-Letters` });
    expect((await fetch(endpoint, { method: "POST" })).status).toBe(501);
    child.kill("SIGINT");
    expect([await exit, written.err]).toEqual([0, ""]);
  });

  it.each([
    ["a missing folder", [join(folder, "nothing")], `There is no folder ${join(folder, "nothing")}.`],
    ["no folder", [], "One folder with a cloud assembly is needed."],
    ["an unknown option", ["--prot", "1"], "Unknown option '--prot'"],
    ["a wrong Region", ["x", "--region", "Frankfurt"], "--region: for example eu-west-1"],
  ])("fails for %s and says so", async (_, args, message) => {
    const { exit, written } = start(...args);
    expect(await exit).toBe(1);
    expect(written.err).toContain(message);
    expect(written.err).not.toContain("    at ");
  });

  it("fails for an unsupported resource, with its type and logical id", async () => {
    const { exit, written } = start(write({ News: { Type: "AWS::SNS::Topic" } }));
    expect(await exit).toBe(1);
    expect(written.err).toBe(
      "AWS::SNS::Topic News cannot be made locally: AWS::SNS::Topic is not supported by the local run; see the README of local-aws.\n",
    );
  });

  it("fails for a taken port, with its number", async () => {
    const ports = await openPorts({ awsPort: 0, apiPort: 0 });
    const { port } = new URL(ports.endpoint);
    const { exit, written } = start(write({}), "--port", port);
    expect(await exit).toBe(1);
    expect(written.err).toBe(`Port ${port} is taken. Choose others with --port and --api-port; 0 picks a free port.\n`);
    await ports.close();
  });
});
