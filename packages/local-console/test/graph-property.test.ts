import fc from "fast-check";
import { type Browser, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { parseDefinition } from "../src/graph/definition.ts";
import { drawGraph } from "../src/graph/draw-graph.ts";
import type { StateOutcome } from "../src/graph/draw-state.ts";
import { chromiumOptions } from "./support/chromium.ts";
import { holds } from "./support/holds.ts";
import { hostileText, prototypeKey } from "./support/hostile-text.ts";

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await chromium.launch(await chromiumOptions());
  page = await browser.newPage();
});
afterAll(() => browser.close());

const statuses = [
  "succeeded",
  "running",
  "caught",
  "failed",
  "not-reached",
] as const satisfies StateOutcome["status"][];
const types = ["Task", "Pass", "Choice", "Wait"];

/** A name of a state: not empty, and not `__proto__`, which an object literal would not keep as a key. */
const name = fc
  .oneof({ weight: 4, arbitrary: hostileText }, prototypeKey)
  .map((text) => text.replace(/^(__proto__)?$/, "a state"));
const names = fc.uniqueArray(name, { minLength: 1, maxLength: 5 });
const stateSpec = fc.record({
  type: fc.oneof(fc.constantFrom(...types), prototypeKey),
  text: hostileText,
  to: fc.nat(),
  error: hostileText,
});

/** A definition as JSON: each of its states leads to some of the others. */
const definitions = fc.tuple(names, fc.array(stateSpec, { minLength: 8, maxLength: 8 })).map(([states, specs]) => {
  const next = (at: number) => states[at % states.length];
  const entries = states.map((state, index) => {
    const { type = "Pass", text = "", to = 0, error = "" } = specs[index] ?? {};
    const rules = [
      { Condition: `{% ${text} %}`, Next: next(to) },
      { Comment: text, Condition: "{% true %}", Next: next(to + 1) },
    ];
    const body = {
      Type: type,
      Next: next(index + 1),
      Choices: rules,
      Catch: [{ ErrorEquals: [error], Next: next(to + 2) }],
    };
    return `${JSON.stringify(state)}:${JSON.stringify(body)}`;
  });
  return { states, json: `{"StartAt":${JSON.stringify(states[0])},"States":{${entries.join(",")}}}`, types: specs };
});

const elements = /^(svg|defs|marker|path|g|title|rect|text|circle)$/;
const attributes =
  /^(xmlns|class|role|aria-label|width|height|viewBox|id|refX|refY|markerWidth|markerHeight|orient|d|marker-end|x|y|rx|cx|cy|r|data-state|tabindex)$/;

function draw({ states, json, types: all }: { states: string[]; json: string; types: { type: string }[] }): string {
  const outcomes = states.map((state, index): StateOutcome => {
    const [status = "running", type = "Task"] = [statuses[index % statuses.length], all[index]?.type];
    return { name: state, type, status, entered: index };
  });
  return drawGraph(parseDefinition(json), outcomes, states[0] ?? "");
}

describe("the graph of a definition", () => {
  holds(
    "has only the elements and attributes of the templates, and every state's name unchanged",
    6,
    fc.asyncProperty(fc.array(definitions, { minLength: 1, maxLength: 6, size: "max" }), async (all) => {
      const parsed = await parseGraphs(all.map(draw));
      for (const [index, graph] of parsed.entries()) {
        for (const element of graph.elements) expect(element).toMatch(elements);
        for (const attribute of graph.attributes) expect(attribute).toMatch(attributes);
        expect(graph.states).toEqual(all[index]?.states.map(asParsed));
      }
    }),
  );
});

it.each(["constructor", "toString", "hasOwnProperty"])(
  "the graph of a definition can have a state, a type and an error with the name %s",
  (word) => {
    const state = { Type: word, Next: word, Catch: [{ ErrorEquals: [word], Next: word }] };
    const json = `{"StartAt":"${word}","States":{"${word}":${JSON.stringify(state)}}}`;
    expect(draw({ states: [word], json, types: [{ type: word }] })).toContain(`data-state="${word}"`);
  },
);

/** The text that a browser reads: a replacement character for each lone surrogate and each control character. */
const asParsed = (text: string) => text.replaceAll(/\p{Cs}|\p{Cc}/gu, "\ufffd");

/** Parses graphs in a browser, as the console's page does. */
function parseGraphs(graphs: readonly string[]) {
  const texts = graphs.map((text) => text.replaceAll(/\p{Cs}/gu, "\ufffd"));
  return page.evaluate(
    (all) =>
      all.map((text) => {
        const { body } = new DOMParser().parseFromString(text, "text/html");
        const found = [...body.querySelectorAll("*")];
        return {
          elements: found.map((element) => element.localName),
          attributes: found.flatMap((element) => element.getAttributeNames()),
          states: [...body.querySelectorAll("g.state")].map((element) => element.getAttribute("data-state") ?? ""),
        };
      }),
    texts,
  );
}
