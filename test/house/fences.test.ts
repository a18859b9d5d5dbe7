import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

const project = resolve(import.meta.dirname, "../..");
const biome = join(project, "node_modules/@biomejs/biome/bin/biome");
const house = mkdtempSync(join(tmpdir(), "onboarding-house-"));

const refused = [
  ["contracts/a.ts", "../tasks/lib/link.ts"],
  ["contracts/b.ts", "@aws-sdk/client-sfn"],
  ["infra/a.ts", "../tasks/portal/app.ts"],
  ["infra/constructs/b.ts", "../../local/platform.ts"],
  ["infra/c.ts", "../tools/diagram/diagram.ts"],
  ["workflows/a.ts", "../infra/config.ts"],
  ["workflows/b.ts", "../tasks/portal/app.ts"],
  ["workflows/c.ts", "../tasks/lib/link.ts"],
  ["workflows/d.ts", "../tasks/steps/send-link/send-link.ts"],
  ["tasks/steps/one/a.ts", "../send-link/send-link.ts"],
  ["tasks/steps/one/b.ts", "../../receivers/report-bounce/report-bounce.ts"],
  ["tasks/receivers/one/a.ts", "../../portal/app.ts"],
  ["tasks/triggers/one/a.ts", "../../../infra/config.ts"],
  ["tasks/portal/a.ts", "../steps/send-link/send-link.ts"],
  ["tasks/portal/link/b.ts", "../../steps/send-link/send-link.ts"],
  ["tasks/portal/http/c.ts", "aws-cdk-lib/aws-lambda"],
  ["tasks/lib/record/a.ts", "../../steps/send-link/send-link.ts"],
  ["tasks/lib/b.ts", "../portal/deps.ts"],
  ["tasks/lib/c.ts", "local-aws"],
  ["web/a.ts", "../tasks/lib/link.ts"],
  ["web/screens/b.ts", "../../tasks/portal/app.ts"],
  ["web/net/c.ts", "zod"],
  ["packages/local-aws/src/a.ts", "../../../tasks/portal/app.ts"],
  ["packages/local-aws/src/b.ts", "aws-cdk-lib"],
  ["packages/local-aws/src/c.ts", "local-console"],
  ["packages/local-console/src/a.ts", "../../../contracts/identifiers.ts"],
  ["local/a.ts", "../infra/synthesize.ts"],
  ["local/b.ts", "../contracts/portal-api.ts"],
  ["local/c.ts", "../tools/hire/emit.ts"],
  ["local/d.ts", "../packages/local-aws/src/kernel/clock.ts"],
] as const;

const allowed = [
  ["contracts/z.ts", "./identifiers.ts"],
  ["infra/y.ts", "../workflows/onboarding.ts"],
  ["infra/constructs/z.ts", "../../contracts/hr-events.ts"],
  ["workflows/y.ts", "../tasks/steps/send-link/contract.ts"],
  ["workflows/z.ts", "../contracts/signals.ts"],
  ["tasks/steps/one/y.ts", "../../lib/record/record.ts"],
  ["tasks/steps/one/z.ts", "../../../contracts/identifiers.ts"],
  ["tasks/portal/y.ts", "../lib/link.ts"],
  ["tasks/portal/link/z.ts", "../http/problem.ts"],
  ["tasks/lib/record/z.ts", "../faults/faults.ts"],
  ["web/screens/z.ts", "../../contracts/portal-api.ts"],
  ["packages/local-console/src/z.ts", "local-aws"],
  ["local/z.ts", "local-aws"],
  ["tools/z.ts", "../test/simulation/run.ts"],
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

describe("the linter enforces the fences between rooms", () => {
  it.each(refused)("%s may not import %s", (file) => {
    expect(finding(file)).toContain("noRestrictedImports");
  });

  it.each(allowed)("%s may import %s", (file) => {
    expect(finding(file)).not.toContain("noRestrictedImports");
  });
});

const rooms = ["contracts", "infra", "workflows", "tasks", "web", "packages", "local", "tools"];

/** The TypeScript files of some rooms, by path from the project's root. */
function filesOf(folders: readonly string[]): string[] {
  return folders.flatMap((room) =>
    readdirSync(join(project, room), { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts") && !name.includes("node_modules"))
      .map((name) => join(room, name)),
  );
}

const read = (file: string) => readFileSync(join(project, file), "utf8");

/** The files that a file imports by a relative path, types included. */
function importsOf(file: string): string[] {
  const specifiers = read(file).matchAll(/\b(?:from|import)\s*\(?\s*"(\.{1,2}\/[^"]+\.ts)"/g);
  return [...specifiers].map(([, specifier = ""]) => join(dirname(file), specifier));
}

it("keeps every source file within 150 lines, or its first line says why it is longer", () => {
  const isLong = (source: string) => source.split("\n").length > 151 && !source.startsWith("// Longer than");
  const files = filesOf(rooms).filter((file) => !/\/test\//.test(file));
  expect(files.filter((file) => isLong(read(file)))).toEqual([]);
});

it("has no circular import, types included", () => {
  const files = filesOf([...rooms, "test"]);
  const imports = new Map(files.map((file) => [file, importsOf(file)]));
  expect([...imports.values()].flat().length).toBeGreaterThan(2_000);
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (file: string, path: readonly string[]): void => {
    if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(" -> "));
    if (path.includes(file) || done.has(file)) return;
    for (const imported of imports.get(file) ?? []) visit(imported, [...path, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  expect(cycles).toEqual([]);
});

it("imports contracts into the page as types only", () => {
  const imports = filesOf(["web"]).flatMap((file) => read(file).match(/^import .*contracts\/.*$/gm) ?? []);
  expect(imports.length).toBeGreaterThan(0);
  expect(imports.filter((line) => !line.startsWith("import type "))).toEqual([]);
});
