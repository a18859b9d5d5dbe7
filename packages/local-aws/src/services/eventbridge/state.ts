import type { EventBus } from "./buses/event-bus.ts";
import type { EventBuses } from "./buses/event-buses.ts";
import type { EventEnvelope } from "./event.ts";

/** What goes into an envelope besides what the bus itself knows. */
export interface NewEvent {
  readonly source: string;
  readonly detailType: string;
  readonly detail: EventEnvelope["detail"];
  readonly resources: readonly string[];
  /** Epoch milliseconds. */
  readonly time: number;
}

export interface EventBridgeState {
  readonly buses: EventBuses;
  readonly now: () => number;
  /** Makes the envelope, gives the event to the bus and answers its id. Without a bus the event is dropped. */
  readonly publish: (bus: EventBus | undefined, event: NewEvent) => string;
}
