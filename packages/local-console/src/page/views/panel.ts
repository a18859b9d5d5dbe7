import type { ExecutionDetail, HistoryRow } from "../api.ts";
import { h } from "../dom.ts";
import { badge, json } from "../elements.ts";

/** The input and the output, or error, of an execution. */
export function executionPanel({ input, output, error, cause }: ExecutionDetail["description"]): Node[] {
  return [
    h("h2", {}, "Execution"),
    ...part("Input", input),
    ...part("Output", output),
    ...part("Error", error),
    ...part("Cause", cause),
    h("p", { class: "hint" }, "Choose a state in the graph to see its own data."),
  ];
}

/** The same for one state, from its latest visit. */
export function statePanel({ states, history }: ExecutionDetail, name: string, address: string): Node[] {
  const state = states.find((candidate) => candidate.name === name);
  const events: HistoryRow[] = history.filter((event: HistoryRow) => event.stateName === name);
  const latest = events.slice(
    Math.max(
      0,
      events.findLastIndex(({ type }) => type.endsWith("StateEntered")),
    ),
  );
  const detail = (key: string) => latest.findLast(({ details }) => details[key] !== undefined)?.details[key];
  const times = state === undefined || state.entered < 2 ? "" : `, entered ${state.entered} times; this is the latest`;
  return [
    h("h2", {}, name),
    h("p", { class: "hint" }, badge(state?.status ?? "not-reached"), ` ${state?.type ?? "Unknown"} state${times}`),
    ...part("Input", detail("input")),
    ...part("Output", latest.findLast(({ type }) => type.endsWith("StateExited"))?.details["output"]),
    ...part("Variables assigned", detail("assignedVariables")),
    ...part("Error", detail("error")),
    ...part("Cause", detail("cause")),
    h("p", {}, h("a", { href: address, "data-key": "whole" }, "Back to the whole execution")),
  ];
}

function part(title: string, value: unknown): Node[] {
  if (value === undefined || value === null) return [];
  return [h("h3", {}, title), json(value)];
}
