// `npm run docs:events` writes the JSON Schemas, the examples and the tables of docs/events.md from the tables of events.
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { eventFiles, withEventTables } from "./event-files.ts";

const project = join(import.meta.dirname, "../..");
const biome = join(project, "node_modules/@biomejs/biome/bin/biome");
const files = [...eventFiles()].map(([name, content]) => ({ path: join(project, "docs/events", name), content }));
const page = join(project, "docs/events.md");

// Examples are written expanded, because people read them; the formatter keeps that.
for (const { path, content } of files)
  writeFileSync(path, JSON.stringify(content, null, path.endsWith(".example.json") ? 2 : 0));
execFileSync(process.execPath, [biome, "format", "--write", ...files.map(({ path }) => path)]);
writeFileSync(page, withEventTables(readFileSync(page, "utf8")));
