import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const project = resolve(import.meta.dirname, "../..");
const biome = join(project, "node_modules/@biomejs/biome/bin/biome");
const house = mkdtempSync(join(tmpdir(), "onboarding-house-"));

const refused = [
  ["infra/a.ts", "../tasks/portal/app.ts"],
  ["infra/constructs/b.ts", "../../local/start.ts"],
  ["workflows/onboarding/c.ts", "../../infra/config.ts"],
  ["workflows/onboarding/d.ts", "../../tasks/portal/app.ts"],
  ["tasks/portal/e.ts", "../send-link/send-link.ts"],
  ["tasks/portal/f.ts", "../../infra/config.ts"],
  ["tasks/portal/g.ts", "aws-cdk-lib/aws-lambda"],
  ["tasks/lib/record/h.ts", "../../send-link/send-link.ts"],
  ["web/i.ts", "../tasks/lib/link/link.ts"],
  ["web/ii.ts", "../tasks/portal/app.ts"],
  ["web/iii.ts", "../tasks/send-link/contract.ts"],
  ["local/run/j.ts", "../../infra/synthesize.ts"],
  ["local/run/k.ts", "../../tasks/portal/contract.ts"],
] as const;

const allowed = [
  ["infra/l.ts", "../workflows/onboarding/definition.ts"],
  ["workflows/onboarding/m.ts", "../../tasks/send-link/contract.ts"],
  ["workflows/n.ts", "../tasks/lib/faults/names.ts"],
  ["tasks/portal/o.ts", "../lib/link/link.ts"],
  ["tasks/lib/record/p.ts", "../faults/faults.ts"],
  ["web/pp.ts", "../tasks/portal/contract.ts"],
  ["local/run/q.ts", "../services/lambda/lambda.ts"],
] as const;

let findings = "";

beforeAll(() => {
  cpSync(join(project, "biome.json"), join(house, "biome.json"));
  for (const [file, imported] of [...refused, ...allowed]) {
    mkdirSync(dirname(join(house, file)), { recursive: true });
    writeFileSync(join(house, file), `import * as it from "${imported}";\n\nexport const that = it;\n`);
  }
  const args = ["lint", "--vcs-enabled=false", "--reporter=github", "--max-diagnostics=none"];
  const run = spawnSync(process.execPath, [biome, ...args], { cwd: house, encoding: "utf8" });
  findings = run.stdout;
});
afterAll(() => rmSync(house, { recursive: true }));

const finding = (file: string) =>
  findings
    .split("\n")
    .filter((line) => line.includes(file))
    .join("\n");

describe("the linter keeps the rooms apart", () => {
  it.each(refused)("%s may not import %s", (file) => {
    expect(finding(file)).toContain("noRestrictedImports");
  });

  it.each(allowed)("%s may import %s", (file) => {
    expect(finding(file)).not.toContain("noRestrictedImports");
  });
});

it("keeps every source file within 150 lines, or has it say why in its first", () => {
  const rooms = ["infra", "workflows", "tasks", "web", "local"];
  const files = rooms.flatMap((room) =>
    readdirSync(join(project, room), { recursive: true, encoding: "utf8" }).map((name) => join(project, room, name)),
  );
  const isLong = (name: string) => {
    const source = readFileSync(name, "utf8");
    return source.split("\n").length > 151 && !source.startsWith("// Longer than");
  };
  expect(files.filter((name) => name.endsWith(".ts") && isLong(name))).toEqual([]);
});
