import fc from "fast-check";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../../../test/support/browser.ts";
import { holds } from "../../local-aws/test/support/holds.ts";
import { hostileText, prototypeKey } from "../../local-aws/test/support/hostile.ts";
import type { StateOutcome } from "../src/execution/state-statuses.ts";
import { parseDefinition } from "../src/graph/definition.ts";
import { drawGraph } from "../src/graph/draw-graph.ts";

let browser: Browser;
let page: Page;
beforeAll(async () => {
  browser = await launchBrowser();
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

/** A name as a state may have it: not empty, and not the one that no parser gives back. */
const name = fc
  .oneof({ weight: 4, arbitrary: hostileText }, prototypeKey)
  .map((text) => text.replace(/^(__proto__)?$/, "a state"));
const names = fc.uniqueArray(name, { minLength: 1, maxLength: 5 });
const facts = fc.record({
  type: fc.oneof(fc.constantFrom(...types), prototypeKey),
  text: hostileText,
  to: fc.nat(),
  error: hostileText,
});

/** A definition whose states have these names, in which each leads to some other, and the picture of it. */
const pictures = fc.tuple(names, fc.array(facts, { minLength: 8, maxLength: 8 })).map(([states, all]) => {
  const next = (at: number) => states[at % states.length];
  const entries = states.map((state, index) => {
    const { type = "Pass", text = "", to = 0, error = "" } = all[index] ?? {};
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
  return { states, json: `{"StartAt":${JSON.stringify(states[0])},"States":{${entries.join(",")}}}`, types: all };
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

describe("the picture of a definition", () => {
  holds(
    "is drawn of elements and attributes of ours alone, with every state's name as it is",
    6,
    fc.asyncProperty(fc.array(pictures, { minLength: 1, maxLength: 6, size: "max" }), async (all) => {
      const reads = await readPictures(all.map(draw));
      for (const [index, read] of reads.entries()) {
        for (const element of read.elements) expect(element).toMatch(elements);
        for (const attribute of read.attributes) expect(attribute).toMatch(attributes);
        expect(read.states).toEqual(all[index]?.states.map(shown));
      }
    }),
  );
});

it.each(["constructor", "toString", "hasOwnProperty"])(
  "is drawn for a state, a type and an error of the name %s",
  (word) => {
    const state = { Type: word, Next: word, Catch: [{ ErrorEquals: [word], Next: word }] };
    const json = `{"StartAt":"${word}","States":{"${word}":${JSON.stringify(state)}}}`;
    expect(draw({ states: [word], json, types: [{ type: word }] })).toContain(`data-state="${word}"`);
  },
);

/** As the browser shows it: no half characters, no control characters. */
const shown = (text: string) => text.replaceAll(/\p{Cs}|\p{Cc}/gu, "\ufffd");

/** Reads pictures by the browser's parser, as the console's page does: within a document. */
function readPictures(pictures: readonly string[]) {
  const texts = pictures.map((text) => text.replaceAll(/\p{Cs}/gu, "\ufffd"));
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
