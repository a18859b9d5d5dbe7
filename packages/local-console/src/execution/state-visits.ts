import type { HistoryEvent } from "./step-functions-api.ts";

/** One visit to a state: the event that entered the state, and all events that follow from it until the next state. */
export interface StateVisit {
  readonly stateName: string;
  readonly events: readonly HistoryEvent[];
}

/** Splits a history into visits, in order of entry. `previousEventId` tells which visit an event belongs to. */
export function stateVisits(history: readonly HistoryEvent[]): StateVisit[] {
  const visits: { stateName: string; events: HistoryEvent[] }[] = [];
  const visitByEventId = new Map<number, (typeof visits)[number]>();
  for (const event of history) {
    const isEntry = event.type.endsWith("StateEntered");
    const visit = isEntry
      ? { stateName: String(event.details["name"]), events: [] }
      : visitByEventId.get(event.previousEventId);
    if (visit === undefined) continue;
    if (isEntry) visits.push(visit);
    visit.events.push(event);
    visitByEventId.set(event.id, visit);
  }
  return visits;
}

/** Adds the name of its state to each event. An event about the execution as a whole gets none. */
export function addStateNames(history: readonly HistoryEvent[]) {
  const names = new Map<number, string>();
  for (const { stateName, events } of stateVisits(history)) for (const { id } of events) names.set(id, stateName);
  return history.map((event) => {
    const stateName = event.type.startsWith("Execution") ? undefined : names.get(event.id);
    return stateName === undefined ? event : { ...event, stateName };
  });
}
