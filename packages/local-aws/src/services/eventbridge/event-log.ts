import type { BusEvent } from "./event.ts";

/** Called for each accepted event. */
export type EventListener = (event: BusEvent) => void;

const MAX_EVENTS = 5_000;

/** The last accepted events, oldest first. */
export class EventLog {
  #events: BusEvent[] = [];
  readonly #listeners = new Set<EventListener>();

  get events(): readonly BusEvent[] {
    return this.#events;
  }

  add(event: BusEvent): void {
    this.#events.push(event);
    if (this.#events.length > MAX_EVENTS) this.#events.shift();
    for (const listener of this.#listeners) listener(event);
  }

  /** Calls `listener` for each further event. The returned function unsubscribes it. */
  subscribe(listener: EventListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
