import type { BusEvent } from "./event.ts";

export type EventListener = (event: BusEvent) => void;

const KEPT = 5_000;

/** The last accepted events, oldest first, for people who watch the bus. */
export class EventLog {
  #events: BusEvent[] = [];
  readonly #listeners = new Set<EventListener>();

  get events(): readonly BusEvent[] {
    return this.#events;
  }

  add(event: BusEvent): void {
    this.#events.push(event);
    if (this.#events.length > KEPT) this.#events.shift();
    for (const listener of this.#listeners) listener(event);
  }

  /** Calls `listener` for each further event until the answer is called. */
  subscribe(listener: EventListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
