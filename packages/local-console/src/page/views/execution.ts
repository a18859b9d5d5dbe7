import { api, type ExecutionDetail } from "../api.ts";
import { h } from "../dom.ts";
import { badge, heading } from "../elements.ts";
import { dateTime, duration } from "../format.ts";
import { Region, type View } from "../view.ts";
import { graphNodes } from "./graph.ts";
import { historyNodes } from "./history.ts";
import { executionPanel, statePanel } from "./panel.ts";

/** One execution: its graph, its input and output (or those of the chosen state), and its history. */
export function executionView(machine: string, name: string, stateName?: string): View {
  const address = `#/executions/${encodeURIComponent(machine)}/${encodeURIComponent(name)}`;
  const summary = new Region(h("header", { class: "summary" }), summaryNodes);
  const graph = new Region<string>(h("div", { class: "card canvas", "data-key": "graph" }), (svg) =>
    graphNodes(svg, address, stateName),
  );
  const panel = new Region<ExecutionDetail>(h("aside", { class: "card panel", "aria-label": "Data" }), (detail) =>
    stateName === undefined ? executionPanel(detail.description) : statePanel(detail, stateName, address),
  );
  const history = new Region<ExecutionDetail>(h("div", { class: "card" }), (detail) =>
    historyNodes(detail, stateName, address),
  );
  const both = h("div", { class: "columns" }, graph.element, panel.element);
  return {
    title: name,
    element: h("section", {}, summary.element, both, history.element),
    async refresh() {
      const detail = await api.execution(machine, name);
      summary.show(detail.description);
      graph.show(detail.graph);
      panel.show(detail);
      history.show(detail);
    },
  };
}

function summaryNodes(found: ExecutionDetail["description"]): Node[] {
  const { name, stateMachineName, status, endState, startDate, stopDate, executionArn } = found;
  const facts = [
    fact("Status", badge(status, endState)),
    fact("Started", dateTime(startDate)),
    ...(stopDate === undefined
      ? []
      : [fact("Stopped", dateTime(stopDate)), fact("Duration", duration(startDate, stopDate))]),
    fact("ARN", h("code", {}, executionArn)),
  ];
  return [heading(name, `Execution of ${stateMachineName}`), h("dl", { class: "facts" }, ...facts)];
}

function fact(term: string, value: Node | string): HTMLElement {
  return h("div", {}, h("dt", {}, term), h("dd", {}, value));
}
