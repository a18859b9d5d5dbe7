import { readdirSync, readFileSync } from "node:fs";
import { extname } from "node:path";
import { FinalFault } from "../../lib/faults/faults.ts";

interface PageFile {
  readonly type: string;
  readonly body: string;
}

/** The static page by path. */
export type PageFiles = ReadonlyMap<string, PageFile>;

const types: ReadonlyMap<string, string> = new Map([
  [".css", "text/css; charset=utf-8"],
  [".html", "text/html; charset=utf-8"],
  [".js", "text/javascript; charset=utf-8"],
  [".svg", "image/svg+xml; charset=utf-8"],
]);

/**
 * Reads the built page from the folder that `infra/bundle.ts` puts beside the function's code. `index.html` becomes
 * `/`, all other files are under `/assets/`. Throws the final fault `UnknownAsset` for a file without a known content
 * type.
 */
export function readPage(folder: URL): PageFiles {
  return new Map(
    readdirSync(folder).map((name) => {
      const type = types.get(extname(name));
      if (type === undefined)
        throw new FinalFault("UnknownAsset", `No content type is known for the page's file ${name}.`);
      const path = name === "index.html" ? "/" : `/assets/${name}`;
      return [path, { type, body: readFileSync(new URL(name, folder), "utf8") }];
    }),
  );
}
