import type { EventBus } from "./buses/event-buses.ts";
import type { Delivery } from "./delivery/delivery.ts";
import { type EventEnvelope, isoSeconds } from "./event.ts";
import type { EventLog } from "./event-log.ts";
import type { NewEvent } from "./state.ts";

/** What publishing an event needs. */
export interface PublishDeps {
  readonly region: string;
  readonly accountId: string;
  readonly newId: () => string;
  readonly log: EventLog;
  readonly delivery: Delivery;
}

/**
 * Creates the function that publishes an event on a bus: it builds the envelope, writes the log, counts the event in the
 * archives, and starts the delivery to the targets of each rule that matches. It returns the event's id.
 */
export function createPublish(deps: PublishDeps) {
  return (bus: EventBus | undefined, { source, detailType, detail, resources, time }: NewEvent): string => {
    const id = deps.newId();
    if (bus === undefined) return id;
    const event: EventEnvelope = {
      version: "0",
      id,
      "detail-type": detailType,
      source,
      account: deps.accountId,
      time: isoSeconds(time),
      region: deps.region,
      resources,
      detail,
    };
    const matched = [...bus.rules.values()].filter((rule) => rule.state === "ENABLED" && rule.matches(event));
    deps.log.add({ eventBusName: bus.name, event, rules: matched.map((rule) => rule.name) });
    countInArchives(bus, event);
    for (const rule of matched) deps.delivery.start(rule, event);
    return id;
  };
}

function countInArchives(bus: EventBus, event: EventEnvelope): void {
  for (const archive of bus.archives.values()) {
    if (!archive.matches(event)) continue;
    archive.eventCount += 1;
    archive.sizeBytes += Buffer.byteLength(JSON.stringify(event));
  }
}
