import { describe, expect, it } from "vitest";
import type { StateOutcome } from "../src/execution/state-statuses.ts";
import { parseDefinition } from "../src/graph/definition.ts";
import { drawGraph } from "../src/graph/draw-graph.ts";
import { END, graphEdges } from "../src/graph/edges.ts";
import { type Box, layOut } from "../src/graph/layout.ts";
import { largeDefinition } from "./support/large-definition.ts";
import { definition } from "./support/sample.ts";

const parsed = parseDefinition(JSON.stringify(largeDefinition));
const { boxes, edges, signs, width } = layOut(parsed);

const overlap = (a: Box, b: Box) =>
  Math.abs(a.x - b.x) < (a.width + b.width) / 2 && Math.abs(a.y - b.y) < (a.height + b.height) / 2;

describe("the graph of many ways", () => {
  it("has each way once, as an arrow or as a signpost, but for the ends that say so themselves", () => {
    const ends = graphEdges(parsed).filter(({ to, from }) => to === END && from !== "Activated");
    expect(ends).toHaveLength(4);
    expect(edges.length + signs.length).toBe(graphEdges(parsed).length - ends.length);
  });

  it("has one arrow for each state, and all of them lead down", () => {
    expect(edges.map(({ to }) => to).sort()).toEqual([...Object.keys(parsed.States), END].sort());
    const [rising] = edges.filter(({ from, to }) => (boxes.get(from)?.y ?? 0) >= (boxes.get(to)?.y ?? 0));
    expect(rising).toBeUndefined();
  });

  it("writes the other ways of a state below its name, inside its box", () => {
    const texts = signs.map(({ text }) => text);
    expect(texts).toEqual(expect.arrayContaining(["ResendRequested → Send link", "→ Verify email attribute"]));
    const box = boxes.get("Wait for the code");
    const inside = signs.filter(
      ({ x, y }) =>
        box !== undefined &&
        Math.abs(x - box.x) < box.width / 2 &&
        y > box.y - box.height / 2 + 40 &&
        y < box.y + box.height / 2,
    );
    expect(inside.map(({ text }) => text)).toEqual([
      "States.Timeout +1 → Reminders left?",
      "ResendRequested → Send link",
      "EmailChanged → Take new address",
      "HireCancelled → Cancel onboarding",
      "EmailBounced → Emit InvitationBounced",
    ]);
  });

  it("keeps the happy path in one line, no two boxes on each other, and a width that a screen shows", () => {
    const path = ["Create suppressed user", "Wait for the user", "Password accepted?", "Activated"];
    expect(new Set(path.map((name) => boxes.get(name)?.x)).size).toBe(1);
    const all = [...boxes.values()];
    expect(all.filter((box, index) => all.slice(index + 1).some((other) => overlap(box, other)))).toEqual([]);
    expect(width).toBeLessThan(2000);
  });

  it("is drawn with its signposts in the class of their kind, and takes a row of its own", () => {
    const outcome: StateOutcome = { name: "Wait for the code", type: "Task", status: "running", entered: 1 };
    const svg = drawGraph(parsed, [outcome], "onboarding");
    expect(svg).toContain('class="graph wide"');
    expect(svg).toMatch(
      /<g class="signpost catch"><title>Catch ResendRequested<\/title><text [^>]*>ResendRequested → Send link</,
    );
  });
});

it("the graph of few ways has arrows only, back and forth", () => {
  const small = parseDefinition(JSON.stringify(definition));
  const { edges: arrows, signs: none } = layOut(small);
  expect([arrows.length, none.length]).toEqual([graphEdges(small).length, 0]);
});
