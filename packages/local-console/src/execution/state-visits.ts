import type { HistoryEvent } from "./step-functions-api.ts";

/** One stay in a state: the event that entered it, and all that followed from it until the next state. */
export interface StateVisit {
  readonly stateName: string;
  readonly events: readonly HistoryEvent[];
}

/** Cuts a history into visits, in order of entry. `previousEventId` tells which visit an event belongs to. */
export function stateVisits(history: readonly HistoryEvent[]): StateVisit[] {
  const visits: { stateName: string; events: HistoryEvent[] }[] = [];
  const visitOf = new Map<number, (typeof visits)[number]>();
  for (const event of history) {
    const entered = event.type.endsWith("StateEntered");
    const visit = entered
      ? { stateName: String(event.details["name"]), events: [] }
      : visitOf.get(event.previousEventId);
    if (visit === undefined) continue;
    if (entered) visits.push(visit);
    visit.events.push(event);
    visitOf.set(event.id, visit);
  }
  return visits;
}

/** Each event with the name of its state; what concerns the execution as a whole has none. */
export function attributeStates(history: readonly HistoryEvent[]) {
  const names = new Map(stateVisits(history).flatMap((visit) => visit.events.map((e) => [e.id, visit.stateName])));
  return history.map((event) => {
    const stateName = event.type.startsWith("Execution") ? undefined : names.get(event.id);
    return stateName === undefined ? event : { ...event, stateName };
  });
}
