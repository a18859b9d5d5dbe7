import type { Definition, State } from "./definition.ts";
import { conditionLabel, errorLabel, mergedLabel, OTHERWISE } from "./labels.ts";

/** Names of the two circles; no state can have them, for a state's name is not empty and has no line break. */
export const START = "\nstart";
export const END = "\nend";

export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: "next" | "choice" | "catch";
  /** Short text at the arrow; empty for a plain Next. */
  readonly label: string;
  /** The whole condition or error list, for the tooltip. */
  readonly title: string;
}

/** Every way through the definition, from the start circle to the end circle. */
export function graphEdges({ StartAt, States }: Definition): GraphEdge[] {
  const start: GraphEdge = { from: START, to: StartAt, kind: "next", label: "", title: "" };
  return [start, ...Object.entries(States).flatMap(([name, state]) => merged(edgesOf(name, state)))];
}

/** One arrow for the rules, or the catchers, of a state that lead the same way. */
function merged(edges: readonly GraphEdge[]): GraphEdge[] {
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

function edgesOf(from: string, state: State): GraphEdge[] {
  const plain = { from, kind: "next", label: "", title: "" } as const;
  const isEnd = state.End || state.Type === "Succeed" || state.Type === "Fail";
  return [
    ...(isEnd ? [{ ...plain, to: END }] : []),
    ...(state.Next === undefined ? [] : [{ ...plain, to: state.Next }]),
    ...state.Choices.map((rule) => ({ from, to: rule.Next, kind: "choice", ...conditionLabel(rule) }) as const),
    ...(state.Default === undefined
      ? []
      : [{ from, to: state.Default, kind: "choice", label: OTHERWISE, title: "Default" } as const]),
    ...state.Catch.map(
      (catcher) => ({ from, to: catcher.Next, kind: "catch", ...errorLabel(catcher.ErrorEquals) }) as const,
    ),
  ];
}
