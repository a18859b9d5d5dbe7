import type { EventBus } from "./buses/event-bus.ts";
import type { Delivery } from "./delivery/delivery.ts";
import { type EventEnvelope, isoSeconds } from "./event.ts";
import type { EventLog } from "./event-log.ts";
import type { NewEvent } from "./state.ts";

export interface PublishDeps {
  readonly region: string;
  readonly accountId: string;
  readonly newId: () => string;
  readonly log: EventLog;
  readonly delivery: Delivery;
}

/** Makes the function that puts an event on a bus: envelope, rules, archives, log. */
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
    archive(bus, event);
    for (const rule of matched) deps.delivery.start(rule, event);
    return id;
  };
}

function archive(bus: EventBus, event: EventEnvelope): void {
  for (const each of bus.archives.values()) {
    if (!each.matches(event)) continue;
    each.eventCount += 1;
    each.sizeBytes += Buffer.byteLength(JSON.stringify(event));
  }
}
