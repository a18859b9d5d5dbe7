import type { Definition, State } from "./definition.ts";
import { conditionLabel, errorLabel, mergedLabel, OTHERWISE } from "./labels.ts";

/** Names of the two circles. No state has such a name, because a state's name has no line break. */
export const START = "\nstart";
export const END = "\nend";

/** A transition from one state to another, as the definition has it. */
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: "next" | "choice" | "catch";
  /** Short text at the arrow; empty for a plain `Next`. */
  readonly label: string;
  /** The whole condition or error list, for the tooltip. */
  readonly title: string;
}

/** Every transition of a definition, those from the start circle and to the end circle included. */
export function graphEdges({ StartAt, States }: Definition): GraphEdge[] {
  const start: GraphEdge = { from: START, to: StartAt, kind: "next", label: "", title: "" };
  return [start, ...Object.entries(States).flatMap(([name, state]) => merge(edgesOf(name, state)))];
}

/** Replaces several rules, or several catchers, of a state that lead to the same state by one edge. */
function merge(edges: readonly GraphEdge[]): GraphEdge[] {
  const groups = new Map<string, [GraphEdge, ...GraphEdge[]]>();
  for (const edge of edges) {
    const key = `${edge.kind} ${edge.to}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [edge]);
    else group.push(edge);
  }
  return [...groups.values()].map((group) => ({
    ...group[0],
    label: mergedLabel(group.map(({ label }) => label)),
    title: group.map(({ title }) => title).join("\n"),
  }));
}

function edgesOf(from: string, { Type, Next, End, Choices, Default, Catch }: State): GraphEdge[] {
  const edges: GraphEdge[] = [];
  if (End || Type === "Succeed" || Type === "Fail") edges.push({ from, to: END, kind: "next", label: "", title: "" });
  if (Next !== undefined) edges.push({ from, to: Next, kind: "next", label: "", title: "" });
  for (const rule of Choices) edges.push({ from, to: rule.Next, kind: "choice", ...conditionLabel(rule) });
  if (Default !== undefined) edges.push({ from, to: Default, kind: "choice", label: OTHERWISE, title: "Default" });
  for (const catcher of Catch)
    edges.push({ from, to: catcher.Next, kind: "catch", ...errorLabel(catcher.ErrorEquals) });
  return edges;
}
