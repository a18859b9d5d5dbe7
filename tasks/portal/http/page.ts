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
 * Reads the built page, which lies beside the function's code, once: `index.html` is `/`, all else is under `/assets/`.
 * What there is, the bundle says (`infra/bundle.ts`). Throws the final fault `UnknownAsset` for a kind of file that has no
 * type here.
 */
export function readPage(folder: URL): PageFiles {
  return new Map(
    readdirSync(folder).map((name) => {
      const type = types.get(extname(name));
      if (type === undefined) throw new FinalFault("UnknownAsset", `The page has ${name}, whose type is not known.`);
      const path = name === "index.html" ? "/" : `/assets/${name}`;
      return [path, { type, body: readFileSync(new URL(name, folder), "utf8") }];
    }),
  );
}
