import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import settings from "../../../cdk.json" with { type: "json" };
import { openServers } from "../../../local/run/servers.ts";
import { copyProject, start } from "./start-host.ts";

let project: ReturnType<typeof copyProject>;
let run: ReturnType<typeof start>;
beforeAll(() => {
  project = copyProject();
});
afterEach(async () => {
  run.signal("SIGKILL");
  await run.exit;
});
afterAll(() => project.remove());

/** Changes settings of the copy's cdk.json. */
function configure(changes: object): void {
  const onboarding = { ...settings.context.onboarding, ...changes };
  const context = { ...settings.context, onboarding };
  writeFileSync(join(project.folder, "cdk.json"), JSON.stringify({ ...settings, context }));
}

const portOf = (address = "") => Number(new URL(address).port);

describe("npm start", () => {
  it("is ready within 15 seconds and 345 MB, with addresses, outputs and the link of a sample hire, is quiet, and ends on Ctrl-C", async () => {
    configure({ hrEventSource: "people.system" });
    const started = performance.now();
    run = start(project.folder);
    await run.says(/Ready\./);
    expect(performance.now() - started).toBeLessThan(15_000);
    const [, portal = ""] = await run.says(/Portal +(\S+)/);
    const [, endpoint = ""] = await run.says(/AWS +(\S+)/);
    const [link = ""] = await run.says(new RegExp(`${portal}/#hire-E1000\\.\\S+`));
    expect((await fetch(link)).status).toBe(200);
    const outputs = z
      .looseObject({})
      .parse(JSON.parse(readFileSync(join(project.folder, ".local/outputs.json"), "utf8")));
    expect(outputs).toMatchObject({ endpoint, portalUrl: portal });
    // npm itself takes 56 MB of the 400.
    if (existsSync("/proc")) expect(residentMegabytes(run.pid)).toBeLessThan(345);
    // Twice, as npm has it: it passes on what the terminal has sent already.
    run.signal("SIGINT");
    run.signal("SIGINT");
    expect(await run.exit).toBe(0);
    expect(run.said.err).toBe("");
    expect(run.said.out).not.toMatch(/warning/i);
    await (await openServers({ awsPort: portOf(endpoint), portalPort: portOf(portal) })).close();
  }, 120_000);

  it("ends on Ctrl-C while it still synthesizes", async () => {
    run = start(project.folder);
    await run.says(/Synthesizing/);
    run.signal("SIGINT");
    expect(await run.exit).toBe(0);
    expect(run.said).toEqual({ out: expect.stringContaining("Stopping."), err: "" });
  });

  it("says in one line which port is taken and the way out, before it writes anything", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = z.object({ port: z.number() }).parse(other.address());
    const before = folderState(project.folder);
    run = start(project.folder, { env: { LOCAL_PORTAL_PORT: String(port) } });
    expect(await run.exit).toBe(1);
    const command = "LOCAL_AWS_PORT=0 LOCAL_PORTAL_PORT=0 npm start";
    const wayOut = `Free what is taken, or start with: ${command} (0 picks a free port).`;
    expect(run.said).toEqual({ out: "", err: `Port ${port} is taken. ${wayOut}\n` });
    expect(folderState(project.folder)).toEqual(before);
    other.close();
  });

  it("says in one line which of its own settings is wrong", async () => {
    run = start(project.folder, { env: { LOCAL_AWS_PORT: "many" } });
    expect(await run.exit).toBe(1);
    const err = 'LOCAL_AWS_PORT is "many"; allowed is a whole number, 0 to 65535.\n';
    expect(run.said).toEqual({ out: "", err });
  });

  it("says which setting of cdk.json is wrong, without a stack", async () => {
    configure({ deadline: 0 });
    run = start(project.folder);
    expect(await run.exit).toBe(1);
    expect(run.said.err).toBe("onboarding.deadline is 0; allowed is a whole number of days, 1 to 360.\n");
  });
});

/** What a run writes, but the one file that is itself. */
function folderState(folder: string): string[] {
  const local = join(folder, ".local");
  const names = existsSync(local) ? readdirSync(local, { recursive: true, encoding: "utf8" }) : [];
  return names.filter((name) => name !== "main.mjs").sort();
}

/** Of a process and all that it has started. */
function residentMegabytes(pid: number): number {
  const processes = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  const children = processes.filter((name) => field(name, "PPid") === pid);
  return children.reduce((sum, child) => sum + residentMegabytes(Number(child)), field(String(pid), "VmRSS") / 1024);
}

function field(pid: string, name: string): number {
  const file = `/proc/${pid}/status`;
  // A process may have ended since it was listed.
  const status = existsSync(file) ? readFileSync(file, "utf8") : "";
  return Number(status.match(new RegExp(`^${name}:\\s+(\\d+)`, "m"))?.[1] ?? 0);
}
