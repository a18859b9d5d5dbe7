import type { ExecutionDetail, HistoryRow } from "../api.ts";
import { h } from "../dom.ts";
import { disclosure, empty, row, table } from "../elements.ts";
import { dateTime, duration } from "../format.ts";

/** The history of the whole execution, or of the chosen state, as a table. */
export function historyNodes(
  { history, description }: ExecutionDetail,
  stateName: string | undefined,
  address: string,
) {
  const all: readonly HistoryRow[] = history;
  const shown = stateName === undefined ? all : all.filter((event) => event.stateName === stateName);
  const title = h("h2", {}, stateName === undefined ? "History" : `History of ${stateName}`);
  const back = h("a", { href: address, "data-key": "all-events" }, `Show all ${all.length} events`);
  return [
    h(
      "div",
      { class: "title" },
      title,
      stateName === undefined ? h("span", { class: "hint" }, `${all.length} events`) : back,
    ),
    shown.length === 0
      ? empty("This state was not reached.")
      : table(
          ["ID", "Type", "State", "Time", "After", "Details"],
          shown.map((event) => eventRow(event, description.startDate)),
        ),
  ];
}

function eventRow({ id, type, stateName = "", timestamp, details }: HistoryRow, start: string): HTMLElement {
  const element = row(
    String(id),
    h("span", { class: `event ${tone(type)}` }, type),
    stateName,
    dateTime(timestamp),
    h("span", { class: "nowrap" }, duration(start, timestamp)),
    Object.keys(details).length === 0 ? "" : disclosure(`event-${id}`, [summary(details)], details),
  );
  element.id = `event-${id}`;
  return element;
}

/** A short text from the details: the error, the resource or the name; else the names of the members. */
function summary(details: HistoryRow["details"]): string {
  const { error, resource, resourceType, name } = details;
  if (typeof error === "string") return error;
  if (typeof resource === "string") return `${String(resourceType ?? "")} ${resource}`.trim();
  return typeof name === "string" ? name : Object.keys(details).join(", ");
}

function tone(type: string): string {
  if (/(Failed|TimedOut|Aborted)$/.test(type)) return "bad";
  return /Succeeded$/.test(type) ? "good" : "";
}
