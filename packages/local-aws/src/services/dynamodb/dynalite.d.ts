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
    /** Returns the input without unknown members. Throws an error with `statusCode` and `body`, like `checkValidations`. */
    checkTypes(input: unknown, types: object): object;
    checkValidations(input: object, types: object, custom: unknown, store: Store): void;
  };
  export default validations;
}

declare module "dynalite/db/conditionParser.js" {
  /** What a parser gets beside the text. It removes from `unused...` the names and values that it uses. */
  export interface Context {
    readonly attrNames?: Readonly<Record<string, string>>;
    readonly attrVals?: Readonly<Record<string, object>>;
    readonly unusedAttrNames: Record<string, true>;
    readonly unusedAttrVals: Record<string, true>;
  }

  export interface Parser {
    /** Returns the error text for an expression that is not valid. */
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
