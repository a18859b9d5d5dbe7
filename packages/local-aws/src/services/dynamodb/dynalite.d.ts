declare module "dynalite/db/index.js" {
  /** The tables of one account. */
  export interface Store {
    readonly getTable: unknown;
  }

  interface Options {
    readonly createTableMs: number;
    readonly deleteTableMs: number;
    readonly updateTableMs: number;
  }

  const db: { create(options: Options): Store };
  export default db;
}

declare module "dynalite/validations/index.js" {
  import type { Store } from "dynalite/db/index.js";

  const validations: {
    toLowerFirst(name: string): string;
    /** Answers the input without what it does not know; throws an error with `statusCode` and `body`, as the next one does. */
    checkTypes(input: unknown, types: object): object;
    checkValidations(input: object, types: object, custom: unknown, store: Store): void;
  };
  export default validations;
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
