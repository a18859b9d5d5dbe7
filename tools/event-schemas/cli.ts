// `npm run docs:events` writes the JSON Schemas, the examples and the tables of docs/events.md out of the table of events.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { eventFiles, withEventTables } from "./event-files.ts";

const project = join(import.meta.dirname, "../..");
const biome = join(project, "node_modules/@biomejs/biome/bin/biome");
const files = [...eventFiles()].map(([name, content]) => ({ path: join(project, "docs/events", name), content }));
const page = join(project, "docs/events.md");

// Expanded, which the formatter keeps: an example is read by people.
for (const { path, content } of files)
  writeFileSync(path, JSON.stringify(content, null, path.endsWith(".example.json") ? 2 : 0));
execFileSync(process.execPath, [biome, "format", "--write", ...files.map(({ path }) => path)]);
writeFileSync(page, withEventTables(readFileSync(page, "utf8")));
