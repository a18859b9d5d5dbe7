import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
import { openServers } from "../../local/servers.ts";
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

const portOf = (address = "") => Number(new URL(address).port);

describe("npm start", () => {
  it("is ready within 15 seconds and 345 MB, with addresses, outputs and the link of a sample hire, is quiet, and ends on Ctrl-C", async () => {
    project.configure({ hrEventSource: "people.system" });
    const started = performance.now();
    run = start(project.folder);
    await run.waitForOutput(/Ready\./);
    expect(performance.now() - started).toBeLessThan(15_000);
    const [, portal = ""] = await run.waitForOutput(/Portal +(\S+)/);
    const [, endpoint = ""] = await run.waitForOutput(/AWS +(\S+)/);
    const [link = ""] = await run.waitForOutput(new RegExp(`${portal}/#hire-E1000\\.\\S+`));
    expect((await fetch(link)).status).toBe(200);
    const outputs = z
      .looseObject({})
      .parse(JSON.parse(readFileSync(join(project.folder, ".local/outputs.json"), "utf8")));
    expect(outputs).toMatchObject({ endpoint, portalUrl: portal });
    // npm itself takes 56 MB of the 400.
    if (existsSync("/proc")) expect(residentMegabytes(run.pid)).toBeLessThan(345);
    // Twice, as with npm: npm repeats the signal that the terminal has already sent.
    run.signal("SIGINT");
    run.signal("SIGINT");
    expect(await run.exit).toBe(0);
    expect(run.output.err).toBe("");
    expect(run.output.out).not.toMatch(/warning/i);
    await (await openServers({ awsPort: portOf(endpoint), portalPort: portOf(portal) })).close();
  }, 120_000);
});

/** The resident memory of a process and all its descendants, in MB. */
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
