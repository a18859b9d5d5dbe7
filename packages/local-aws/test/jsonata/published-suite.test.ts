import { isDeepStrictEqual } from "node:util";
import { describe, expect, it } from "vitest";
import { StateFailed } from "../../src/services/step-functions/engine/failure.ts";
import { compileTemplate } from "../../src/services/step-functions/jsonata/template.ts";
import { ManualClock } from "../support/manual-clock.ts";
import {
  EVAL,
  FIELDS_OF_NOTHING,
  MACHINE_DATE,
  MENDED_SINCE,
  OPERATORS_OF_2_1,
  TOP_LEVEL_ARRAY,
} from "./differences.ts";
import { type PublishedCase, publishedSuite } from "./published-suite.ts";

const clock = new ManualClock();
const place = {
  path: "/States/X",
  field: "Output",
  states: ["input"] as const,
  functions: { clock, random: () => 0, newId: () => "" },
};

type Outcome = { readonly code: string } | { readonly value: unknown } | { readonly refused: string };

/** Compiles and evaluates `{% text %}` as a field of a state. */
async function evaluate(text: string, { input, bindings }: PublishedCase): Promise<Outcome> {
  try {
    const template = compileTemplate(`{% ${text} %}`, place);
    return { value: await template.evaluate({ ...bindings, root: input, states: { input } }) };
  } catch (error) {
    const problem = error instanceof StateFailed ? (error.failure.cause ?? "") : String(error);
    if (problem.endsWith("returned nothing (undefined).")) return { value: undefined };
    const [, code] = /(?:not valid: |during evaluation\. )([A-Z]\d{4}):/.exec(problem) ?? [];
    return code === undefined ? { refused: problem } : { code };
  }
}

/**
 * The expression with the case's input as its context. Step Functions gives no context, so the expression becomes the value
 * of a group whose only item is the input. `$$`, the whole document, becomes a variable.
 */
async function evaluateInContext(test: PublishedCase): Promise<Outcome> {
  const item = Array.isArray(test.input) ? "[[$states.input]]" : "$states.input";
  const text = test.expr.replaceAll(/\$\$(?![\w$])/g, "$root");
  const outcome = await evaluate(`(${item}){"value": (${text}\n)}`, test);
  const group = "value" in outcome ? outcome.value : undefined;
  return typeof group === "object" && group !== null ? { value: Object.entries(group)[0]?.[1] } : outcome;
}

/** Cases without input are evaluated unchanged, unless they name a field. */
async function outcomeOf(test: PublishedCase): Promise<Outcome> {
  const bare = "code" in test.expected && test.expected.code.startsWith("S0");
  if (!bare && (test.input !== undefined || FIELDS_OF_NOTHING.includes(test.name))) return evaluateInContext(test);
  return evaluate(test.expr, test);
}

const suite = publishedSuite();
const groups = [...new Set(suite.map(({ group }) => group))];
const named = (names: readonly string[]) => suite.filter(({ name }) => names.includes(name));
const known = [...OPERATORS_OF_2_1, ...MENDED_SINCE, ...EVAL, ...TOP_LEVEL_ARRAY, ...MACHINE_DATE];

async function differing(cases: readonly PublishedCase[]): Promise<string[]> {
  const wrong: string[] = [];
  for (const test of cases) if (!isDeepStrictEqual(await outcomeOf(test), test.expected)) wrong.push(test.name);
  return wrong;
}

describe("JSONata's published test cases, as fields of a state", () => {
  it.each(groups)("%s", async (group) => {
    const cases = suite.filter((test) => test.group === group && !known.includes(test.name));
    expect(await differing(cases)).toEqual([]);
  });

  it("are 1,655, of which the 59 that differ have a reason", async () => {
    expect([suite.length, known.length]).toEqual([1655, 59]);
    expect(await differing(named(known))).toEqual(named(known).map(({ name }) => name));
  });
});

describe("what Step Functions does not have is refused by name", () => {
  it.each(named(EVAL))("$expr", async (test) => {
    const refused = expect.stringContaining("The function $eval is not supported");
    expect(await evaluateInContext(test)).toEqual({ refused });
  });

  it.each(named(OPERATORS_OF_2_1))("$expr", async (test) => {
    expect(await evaluate(test.expr, test)).toEqual({ code: "S0211" });
  });

  it.each(named(FIELDS_OF_NOTHING))("$expr", async (test) => {
    const refused = expect.stringContaining("is not allowed at the top level of an expression");
    expect(await evaluate(test.expr, test)).toEqual({ refused });
  });
});
