import { existsSync, readdirSync } from "node:fs";
import { createServer } from "node:http";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { z } from "zod";
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

describe("npm start that fails or is stopped", () => {
  it("ends on Ctrl-C while it is synthesizing", async () => {
    run = start(project.folder);
    await run.waitForOutput(/Synthesizing/);
    run.signal("SIGINT");
    expect(await run.exit).toBe(0);
    expect(run.output).toEqual({ out: expect.stringContaining("Stopping."), err: "" });
  });

  it("reports in one line which port is taken and what to do, before it writes a file", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const { port } = z.object({ port: z.number() }).parse(other.address());
    const before = folderState(project.folder);
    run = start(project.folder, { env: { LOCAL_PORTAL_PORT: String(port) } });
    expect(await run.exit).toBe(1);
    const command = "LOCAL_AWS_PORT=0 LOCAL_PORTAL_PORT=0 npm start";
    const wayOut = `Free what is taken, or start with: ${command} (0 picks a free port).`;
    expect(run.output).toEqual({ out: "", err: `Port ${port} is taken. ${wayOut}\n` });
    expect(folderState(project.folder)).toEqual(before);
    other.close();
  });

  it("reports in one line which of its own settings is wrong", async () => {
    run = start(project.folder, { env: { LOCAL_AWS_PORT: "many" } });
    expect(await run.exit).toBe(1);
    const err = 'LOCAL_AWS_PORT is "many"; allowed is a whole number, 0 to 65535.\n';
    expect(run.output).toEqual({ out: "", err });
  });

  it("reports which setting of cdk.json is wrong, without a stack trace", async () => {
    project.configure({ deadline: 0 });
    run = start(project.folder);
    expect(await run.exit).toBe(1);
    expect(run.output.err).toBe("onboarding.deadline is 0; allowed is a whole number of days, 1 to 180.\n");
  });
});

/** The files that a run has written, without its own program. */
function folderState(folder: string): string[] {
  const local = join(folder, ".local");
  const names = existsSync(local) ? readdirSync(local, { recursive: true, encoding: "utf8" }) : [];
  return names.filter((name) => name !== "main.mjs").sort();
}
