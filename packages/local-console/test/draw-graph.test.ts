import { describe, expect, it } from "vitest";
import { parseDefinition } from "../src/graph/definition.ts";
import { drawGraph } from "../src/graph/draw-graph.ts";
import type { StateOutcome } from "../src/graph/draw-state.ts";
import { layOut } from "../src/graph/layout.ts";
import { definition } from "./support/sample.ts";

const parsed = parseDefinition(JSON.stringify(definition));
const outcome = (name: string, status: StateOutcome["status"], entered = 1): StateOutcome => ({
  name,
  type: "Task",
  status,
  entered,
});

describe("the graph", () => {
  it.each(["succeeded", "running", "caught", "failed", "not-reached"] as const)("shows a state as %s", (status) => {
    const svg = drawGraph(parsed, [outcome("Charge card", status)], "orders");
    expect(svg).toContain(`<g class="state ${status}" data-state="Charge card"`);
    expect(svg).toContain(`aria-label="Charge card Task, ${status}"`);
  });

  it("shows how often a state was entered", () => {
    expect(drawGraph(parsed, [outcome("Charge card", "running", 3)], "orders")).toContain("Task · 3 times");
  });

  it("has an arrow for each edge, in the class of its kind", () => {
    const svg = drawGraph(parsed, [], "orders");
    const count = (kind: string) => svg.split(`<path class="edge ${kind}"`).length - 1;
    expect({ next: count("next"), choice: count("choice"), catch: count("catch") }).toEqual({
      next: 5,
      choice: 2,
      catch: 1,
    });
  });

  it("shortens conditions and lists of errors, and has the whole of them in tooltips", () => {
    const svg = drawGraph(parsed, [], "orders");
    expect(svg).toContain(">outcome = &#39;Shipped&#39;<");
    expect(svg).toContain("<title>$states.input.outcome = &#39;Shipped&#39;</title>");
    expect(svg).toContain(">States.Timeout +1<");
    expect(svg).toContain("<title>Catch States.Timeout, States.HeartbeatTimeout</title>");
  });

  it("escapes names that are markup", () => {
    const name = `<script>"x"</script>&`;
    const hostile = parseDefinition(JSON.stringify({ StartAt: name, States: { [name]: { Type: "Succeed" } } }));
    const svg = drawGraph(hostile, [outcome(name, "running")], name);
    expect(svg).not.toContain("<script");
    expect(svg).toContain("&lt;script&gt;&quot;x&quot;&lt;/script&gt;&amp;");
  });

  it("draws the happy path as one straight line", () => {
    const { boxes } = layOut(parsed);
    const path = ["Charge card", "Wait for the parcel", "Parcel complete?", "Shipped"].map((name) => boxes.get(name));
    expect(new Set(path.map((box) => box?.x)).size).toBe(1);
    expect(boxes.get("Expired")?.x).toBeGreaterThan(path[0]?.x ?? 0);
  });
});
