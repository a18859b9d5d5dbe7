import { describe, expect, it } from "vitest";
import { parseDefinition } from "../src/graph/definition.ts";
import { drawGraph } from "../src/graph/draw-graph.ts";
import type { StateOutcome } from "../src/graph/draw-state.ts";
import { END, graphEdges } from "../src/graph/edges.ts";
import type { Box } from "../src/graph/geometry.ts";
import { layOut } from "../src/graph/layout.ts";
import { largeDefinition } from "./support/large-definition.ts";
import { definition } from "./support/sample.ts";

const parsed = parseDefinition(JSON.stringify(largeDefinition));
const { boxes, arrows, inlineEdges, width } = layOut(parsed);

const overlap = (a: Box, b: Box) =>
  Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2;

describe("the graph of many edges", () => {
  it("shows each edge once, as an arrow or inline, except those from an end state to the end", () => {
    const ends = graphEdges(parsed).filter(({ to, from }) => to === END && from !== "Shipped");
    expect(ends).toHaveLength(4);
    expect(arrows.length + inlineEdges.length).toBe(graphEdges(parsed).length - ends.length);
  });

  it("has one arrow to each state, and all of them lead down", () => {
    expect(arrows.map(({ to }) => to).sort()).toEqual([...Object.keys(parsed.States), END].sort());
    const [upward] = arrows.filter(({ from, to }) => (boxes.get(from)?.y ?? 0) >= (boxes.get(to)?.y ?? 0));
    expect(upward).toBeUndefined();
  });

  it("writes the inline edges of a state below its name, inside its box", () => {
    const texts = inlineEdges.map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(["RetryRequested → Send invoice", "→ Check address"]));
    const box = boxes.get("Wait for the signature");
    const inside = inlineEdges.filter(
      ({ x, y }) =>
        box !== undefined &&
        Math.abs(x - box.x) < box.width / 2 &&
        y > box.y - box.height / 2 + 40 &&
        y < box.y + box.height / 2,
    );
    expect(inside.map(({ text }) => text)).toEqual([
      "States.Timeout +1 → Reminders left?",
      "RetryRequested → Send invoice",
      "AddressChanged → Store new address",
      "OrderCancelled → Cancel order",
      "ParcelReturned → Report return",
    ]);
  });

  it("has the happy path in one line, boxes that do not overlap, and a width that fits a screen", () => {
    const path = ["Create order", "Wait for the payment", "Payment accepted?", "Shipped"];
    expect(new Set(path.map((name) => boxes.get(name)?.x)).size).toBe(1);
    const all = [...boxes.values()];
    expect(all.filter((box, index) => all.slice(index + 1).some((other) => overlap(box, other)))).toEqual([]);
    expect(width).toBeLessThan(2000);
  });

  it("has inline edges in the class of their kind, and gets the full width of the page", () => {
    const outcome: StateOutcome = { name: "Wait for the signature", type: "Task", status: "running", entered: 1 };
    const svg = drawGraph(parsed, [outcome], "orders");
    expect(svg).toContain('class="graph wide"');
    expect(svg).toMatch(
      /<g class="inline-edge catch"><title>Catch RetryRequested<\/title><text [^>]*>RetryRequested → Send invoice</,
    );
  });
});

it("the graph of few edges has arrows only, in both directions", () => {
  const small = parseDefinition(JSON.stringify(definition));
  const graph = layOut(small);
  expect([graph.arrows.length, graph.inlineEdges.length]).toEqual([graphEdges(small).length, 0]);
});
