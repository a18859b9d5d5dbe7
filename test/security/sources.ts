import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

const project = join(import.meta.dirname, "../..");

/** The TypeScript and HTML files of some rooms, by path from the project. */
export function sources(rooms: readonly string[]): string[] {
  const found = rooms.flatMap((room) =>
    readdirSync(join(project, room), { recursive: true, encoding: "utf8" }).map((file) => `${room}/${file}`),
  );
  return found.filter((file) => /\.(ts|html)$/.test(file)).sort();
}

/** The source of a file without its comments. */
export function sourceOf(file: string): string {
  return readFileSync(join(project, file), "utf8")
    .replaceAll(/\/\*[\s\S]*?\*\//g, "")
    .replaceAll(/(^|\s)\/\/.*$/gm, "");
}
