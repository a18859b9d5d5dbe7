import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { diagram } from "../../tools/diagram/diagram.ts";
import { machines, rawDefinition } from "../workflows/definition.ts";

const drawn = diagram({
  StartAt: "Ask",
  States: {
    Ask: { Type: "Task", Next: "Right?", Catch: [{ ErrorEquals: ["States.Timeout"], Next: "Late" }] },
    "Right?": {
      Type: "Choice",
      Choices: [
        { Condition: "{% $a %}", Comment: "yes", Next: "Done" },
        { Condition: "{% $b %}", Next: "Ask" },
      ],
      Default: "Late",
    },
    Done: { Type: "Succeed" },
    Late: { Type: "Fail" },
  },
}).split("\n");

it.each([
  ["a task as a box", '  s0["Ask"]'],
  ["a choice as a diamond", '  s1{"Right?"}'],
  ["an end as a pill", '  s2(["Done"])'],
  ["the start", "  start(( )) --> s0"],
  ["a transition", "  s0 --> s1"],
  ["a caught error as a dashed arrow", '  s0 -. "States.Timeout" .-> s3'],
  ["a choice by its comment", '  s1 -- "yes" --> s2'],
  ["a choice without a comment by its condition", '  s1 -- "{% $b %}" --> s0'],
  ["a default", '  s1 -- "otherwise" --> s3'],
])("draws %s", (_, line) => {
  expect(drawn).toContain(line);
});

it("is a Mermaid flowchart", () => {
  expect(drawn[0]).toBe("flowchart TD");
});

it.each(machines)("is in the README as %s is defined now (npm run diagram)", (machine) => {
  expect(readFileSync("README.md", "utf8")).toContain(diagram(rawDefinition(machine)));
});
