import { readFileSync } from "node:fs";

interface PageFile {
  readonly type: string;
  readonly body: string;
}

/** The static page by path. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const files = [
  ["/", "index.html", "text/html; charset=utf-8"],
  ["/assets/app.js", "app.js", "text/javascript; charset=utf-8"],
  ["/assets/style.css", "style.css", "text/css; charset=utf-8"],
] as const;

/** Reads the built page, which lies beside the function's code, once. */
export function readPage(folder: URL): PageFiles {
  return new Map(
    files.map(([path, name, type]) => [path, { type, body: readFileSync(new URL(name, folder), "utf8") }]),
  );
}
