import { api, type Execution } from "../api.ts";
import { h } from "../dom.ts";
import { duration, moment } from "../format.ts";
import { badge, empty, heading, row, table } from "../parts.ts";
import { Region } from "../region.ts";
import type { View } from "../view.ts";

/** Every execution, newest first, with a filter by name. */
export function executionsView(): View {
  const filter = h("input", {
    type: "search",
    placeholder: "Find by name, e.g. an employee id",
    "aria-label": "Find executions by name",
    input: () => show(),
  });
  const list = new Region(h("div"), renderList);
  const element = h(
    "section",
    {},
    heading("Executions", "What the state machines ran, newest first."),
    filter,
    list.element,
  );
  let all: readonly Execution[] = [];
  const show = () =>
    list.show({ total: all.length, found: all.filter(({ name }) => name.includes(filter.value.trim())) });
  return {
    title: "Executions",
    element,
    async refresh() {
      all = await api.executions();
      show();
    },
  };
}

function renderList({ total, found }: { total: number; found: readonly Execution[] }): Node[] {
  if (total === 0) return [empty("Nothing has run yet. Emit an EmployeeHired event to start an execution.")];
  if (found.length === 0) return [empty(`None of the ${total} executions has such a name.`)];
  return [table(["Name", "State machine", "Status", "Started", "Duration"], found.map(renderRow))];
}

function renderRow({ name, stateMachineName, status, startDate, stopDate }: Execution): HTMLElement {
  const href = `#/executions/${encodeURIComponent(stateMachineName)}/${encodeURIComponent(name)}`;
  const took = stopDate === undefined ? "" : duration(startDate, stopDate);
  return row(h("a", { href, "data-key": href }, name), stateMachineName, badge(status), moment(startDate), took);
}
