import type { ListedEvent } from "../../routes/lists.ts";
import { api } from "../api.ts";
import { h } from "../dom.ts";
import { disclosure, empty, heading, row, table } from "../elements.ts";
import { dateTime } from "../format.ts";
import { Region, type View } from "../view.ts";

/** The events on all buses, newest first. */
export function eventsView(): View {
  const list = new Region(h("div"), renderList);
  return {
    title: "Events",
    element: h("section", {}, heading("Events", "What was put on the event buses, newest first."), list.element),
    async refresh() {
      list.show(await api.events());
    },
  };
}

function renderList(events: readonly ListedEvent[]): Node[] {
  if (events.length === 0) return [empty("No event has been put on a bus yet.")];
  return [table(["Detail type", "Source", "Bus", "Matched rules", "Time", "Event"], events.map(renderRow))];
}

function renderRow({ eventBusName, rules, ...event }: ListedEvent): HTMLElement {
  const name = h("strong", {}, event["detail-type"]);
  return row(
    name,
    event.source,
    eventBusName,
    rules.join(", "),
    dateTime(event.time),
    disclosure(event.id, [`${event.id.slice(0, 8)}…`], event),
  );
}
