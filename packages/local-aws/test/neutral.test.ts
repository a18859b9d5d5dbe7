import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, it } from "vitest";

const packages = join(import.meta.dirname, "../..");
/** Words of one application. A package must work for any. */
const FORBIDDEN = /onboarding|employee|\bhire(d|s)?\b|portal|UserActivated/i;

/** The source, test and text files of a package; test data of others (`*.jsonl`) may contain whatever it contains. */
function filesOf(name: string): readonly string[] {
  const folders = ["src", "test", "example"].map((folder) => join(packages, name, folder)).filter(existsSync);
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.name.endsWith(".jsonl"))
      .map((entry) => join(entry.parentPath, entry.name)),
  );
  const texts = ["README.md", "package.json"].map((file) => join(packages, name, file)).filter(existsSync);
  return [...files, ...texts].filter((file) => file !== import.meta.filename);
}

function offendersOf(file: string): readonly string[] {
  const lines = readFileSync(file, "utf8").split("\n");
  return lines.flatMap((line, at) => (FORBIDDEN.test(line) ? [`${relative(packages, file)}:${at + 1}: ${line}`] : []));
}

it.each(["local-aws", "local-console"])("%s contains no word of one application", (name) => {
  const files = filesOf(name);
  expect(files.length).toBeGreaterThan(10);
  expect(files.flatMap(offendersOf)).toEqual([]);
});
