import { describe, expect, it } from "vitest";
import type { StateOutcome } from "../src/execution/state-statuses.ts";
import { parseDefinition } from "../src/graph/definition.ts";
import { drawGraph } from "../src/graph/draw-graph.ts";
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
    const svg = drawGraph(parsed, [outcome("Send link", status)], "onboarding");
    expect(svg).toContain(`<g class="state ${status}" data-state="Send link"`);
    expect(svg).toContain(`aria-label="Send link Task, ${status}"`);
  });

  it("says how often a state was entered", () => {
    expect(drawGraph(parsed, [outcome("Send link", "running", 3)], "onboarding")).toContain("Task · 3 times");
  });

  it("has an arrow for each way, in the class of its kind", () => {
    const svg = drawGraph(parsed, [], "onboarding");
    const count = (kind: string) => svg.split(`<path class="edge ${kind}"`).length - 1;
    expect({ next: count("next"), choice: count("choice"), catch: count("catch") }).toEqual({
      next: 5,
      choice: 2,
      catch: 1,
    });
  });

  it("names conditions and caught errors briefly, and wholly in their titles", () => {
    const svg = drawGraph(parsed, [], "onboarding");
    expect(svg).toContain(">outcome = &#39;Activated&#39;<");
    expect(svg).toContain("<title>$states.input.outcome = &#39;Activated&#39;</title>");
    expect(svg).toContain(">States.Timeout +1<");
    expect(svg).toContain("<title>Catch States.Timeout, States.HeartbeatTimeout</title>");
  });

  it("escapes names", () => {
    const name = `<script>"x"</script>&`;
    const hostile = parseDefinition(JSON.stringify({ StartAt: name, States: { [name]: { Type: "Succeed" } } }));
    const svg = drawGraph(hostile, [outcome(name, "running")], name);
    expect(svg).not.toContain("<script");
    expect(svg).toContain("&lt;script&gt;&quot;x&quot;&lt;/script&gt;&amp;");
  });

  it("draws the way that all goes well as one straight line", () => {
    const { boxes } = layOut(parsed);
    const path = ["Send link", "Wait for the user", "Password accepted?", "Activated"].map((name) => boxes.get(name));
    expect(new Set(path.map((box) => box?.x)).size).toBe(1);
    expect(boxes.get("Expired")?.x).toBeGreaterThan(path[0]?.x ?? 0);
  });
});
