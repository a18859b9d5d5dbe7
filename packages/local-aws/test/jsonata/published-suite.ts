import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as z from "zod";

const datasetSchema = z.strictObject({ dataset: z.string(), data: z.unknown() });
const caseSchema = z.strictObject({
  case: z.string(),
  expr: z.string(),
  /** The input. Without both, there is none. */
  data: z.unknown().optional(),
  dataset: z.string().optional(),
  bindings: z.record(z.string(), z.unknown()).default({}),
  /** Expected: an error's code, or a result; neither means that nothing (undefined) is returned. */
  code: z.string().optional(),
  result: z.unknown().optional(),
});

export interface PublishedCase {
  /** `group/file`, with `#n` when the file has several. */
  readonly name: string;
  readonly group: string;
  readonly expr: string;
  readonly input: unknown;
  readonly bindings: Readonly<Record<string, unknown>>;
  readonly expected: { readonly code: string } | { readonly value: unknown };
}

/** JSONata's own test cases: https://github.com/jsonata-js/jsonata/blob/master/test/test-suite/TESTSUITE.md */
export function publishedSuite(): readonly PublishedCase[] {
  const datasets = new Map(lines("published-datasets", datasetSchema).map(({ dataset, data }) => [dataset, data]));
  return lines("published-suite", caseSchema).map(({ case: name, expr, bindings, code, result, ...input }) => ({
    name,
    group: name.slice(0, name.indexOf("/")),
    expr,
    input: input.dataset === undefined ? input.data : datasets.get(input.dataset),
    bindings,
    expected: code === undefined ? { value: result } : { code },
  }));
}

function lines<T>(file: string, schema: z.ZodType<T>): T[] {
  const text = readFileSync(join(import.meta.dirname, `${file}.jsonl`), "utf8");
  return text
    .trimEnd()
    .split("\n")
    .map((line) => schema.parse(JSON.parse(line)));
}
