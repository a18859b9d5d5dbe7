import { readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { expect, it } from "vitest";

const src = join(import.meta.dirname, "../src");
const files = readdirSync(src, { recursive: true, encoding: "utf8" })
  .filter((name) => name.endsWith(".ts"))
  .map((name) => join(src, name));

/** The files of the package that a file imports or re-exports, types included. */
function importsOf(file: string): readonly string[] {
  const specifiers = readFileSync(file, "utf8").matchAll(/\b(?:from|import) "(\.[^"]+)"/g);
  return [...specifiers].map(([, specifier = ""]) => resolve(dirname(file), specifier));
}

/** The first circle of imports that a file leads to, or undefined. `checked` are files that lead to none. */
function cycleFrom(file: string, path: readonly string[], checked: Set<string>): readonly string[] | undefined {
  if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
  if (checked.has(file)) return undefined;
  for (const imported of importsOf(file)) {
    const cycle = cycleFrom(imported, [...path, file], checked);
    if (cycle !== undefined) return cycle;
  }
  checked.add(file);
  return undefined;
}

it("no source file imports another one in a circle, types included", () => {
  const checked = new Set<string>();
  const cycles = files.map((file) => cycleFrom(file, [], checked)).filter((cycle) => cycle !== undefined);
  expect(cycles.map((cycle) => cycle.map((file) => relative(src, file)))).toEqual([]);
  expect(checked.size).toBeGreaterThan(250);
});
