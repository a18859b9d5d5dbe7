import { api, type Execution } from "../api.ts";
import { h } from "../dom.ts";
import { badge, empty, heading, row, table } from "../elements.ts";
import { dateTime, duration } from "../format.ts";
import { hint } from "../hint.ts";
import { Region, type View } from "../view.ts";

/** The executions of all state machines, newest first, with filters by name and by state machine. */
export function executionsView(): View {
  const name = h("input", {
    type: "search",
    placeholder: `Find by name${hint("findByName", ", e.g. ")}`,
    "aria-label": "Find executions by name",
    input: () => show(),
  });
  const machine = h("select", { "aria-label": "Only of this state machine", change: () => show() });
  const machines = new Region<readonly string[]>(machine, renderOptions);
  const list = new Region(h("div"), renderList);
  const title = heading("Executions", "What the state machines ran, newest first.");
  let all: readonly Execution[] = [];
  const show = () => {
    const ofMachine = all.filter(({ stateMachineName }) => ["", stateMachineName].includes(machine.value));
    list.show({ total: all.length, found: ofMachine.filter((each) => each.name.includes(name.value.trim())) });
  };
  return {
    title: "Executions",
    element: h("section", {}, title, h("div", { class: "filters" }, name, machine), list.element),
    async refresh() {
      all = await api.executions();
      const chosen = machine.value;
      machines.show([...new Set(all.map(({ stateMachineName }) => stateMachineName))].sort());
      machine.value = chosen;
      show();
    },
  };
}

function renderOptions(names: readonly string[]): Node[] {
  return [h("option", { value: "" }, "All state machines"), ...names.map((name) => h("option", { value: name }, name))];
}

function renderList({ total, found }: { total: number; found: readonly Execution[] }): Node[] {
  if (total === 0) return [empty(`Nothing has run yet.${hint("noExecutions")}`)];
  if (found.length === 0) return [empty(`None of the ${total} executions is like that.`)];
  return [table(["Name", "State machine", "Status", "Started", "Duration"], found.map(renderRow))];
}

function renderRow({ name, stateMachineName, status, endState, startDate, stopDate }: Execution): HTMLElement {
  const href = `#/executions/${encodeURIComponent(stateMachineName)}/${encodeURIComponent(name)}`;
  const runTime = stopDate === undefined ? "" : duration(startDate, stopDate);
  const link = h("a", { href, "data-key": href }, name);
  return row(link, stateMachineName, badge(status, endState), dateTime(startDate), runTime);
}
