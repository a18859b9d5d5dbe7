import type { EventBus, EventBuses } from "./buses/event-buses.ts";
import type { EventEnvelope } from "./event.ts";

/** An event before it has an envelope. */
export interface NewEvent {
  readonly source: string;
  readonly detailType: string;
  readonly detail: EventEnvelope["detail"];
  readonly resources: readonly string[];
  /** Epoch milliseconds. */
  readonly time: number;
}

/** What the operations of EventBridge work on. */
export interface EventBridgeState {
  readonly buses: EventBuses;
  readonly now: () => number;
  /** Publishes an event on a bus and returns the event's id. Without a bus the event is dropped. */
  readonly publish: (bus: EventBus | undefined, event: NewEvent) => string;
}
