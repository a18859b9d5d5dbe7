declare module "dynalite" {
  import type { Server } from "node:http";

  interface DynaliteOptions {
    readonly createTableMs?: number;
    readonly deleteTableMs?: number;
    readonly updateTableMs?: number;
  }

  export default function dynalite(options?: DynaliteOptions): Server;
}

declare module "dynalite/db/conditionParser.js" {
  /** What a parser is given beside the text; it takes out of `unused...` what it has used. */
  export interface Context {
    readonly attrNames?: Readonly<Record<string, string>>;
    readonly attrVals?: Readonly<Record<string, object>>;
    readonly unusedAttrNames: Record<string, true>;
    readonly unusedAttrVals: Record<string, true>;
  }

  export interface Parser {
    /** Answers a text where something is wrong with the expression. */
    parse: (text: string, options: { readonly context: Context }) => unknown;
  }

  const parser: Parser;
  export default parser;
}

declare module "dynalite/db/updateParser.js" {
  import type { Parser } from "dynalite/db/conditionParser.js";

  const parser: Parser;
  export default parser;
}
