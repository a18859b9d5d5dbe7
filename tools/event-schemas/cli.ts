// `npm run docs:events` writes the JSON Schemas out of the zod schemas, in the format that the linter wants.
import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { schemaFiles } from "./schemas.ts";

const biome = join(import.meta.dirname, "../../node_modules/@biomejs/biome/bin/biome");
const files = [...schemaFiles()].map(([name, schema]) => ({
  path: join(import.meta.dirname, "../../docs/events", name),
  schema,
}));

for (const { path, schema } of files) writeFileSync(path, JSON.stringify(schema));
execFileSync(process.execPath, [biome, "format", "--write", ...files.map(({ path }) => path)]);
