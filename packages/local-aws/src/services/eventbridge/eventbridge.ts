import { type JsonService, jsonService } from "../../kernel/json-service.ts";
import { EventBuses } from "./buses/event-buses.ts";
import { Delivery, type DeliveryDeps, type DroppedDelivery } from "./delivery/delivery.ts";
import type { BusEvent, EventEnvelope } from "./event.ts";
import { type EventListener, EventLog } from "./event-log.ts";
import { operations } from "./operations/index.ts";
import { createPublish } from "./publish.ts";
import { createArchive } from "./resources/archive.ts";
import { eventBusProperties } from "./resources/event-bus.ts";
import { createRule } from "./resources/rule.ts";

/** What EventBridge needs. */
export interface EventBridgeDeps extends DeliveryDeps {
  readonly region: string;
  readonly accountId: string;
  readonly newId: () => string;
}

interface ServiceEvent {
  readonly source: string;
  readonly detailType: string;
  readonly detail: EventEnvelope["detail"];
  readonly resources: readonly string[];
}

interface Named {
  readonly name: string;
  readonly arn: string;
}

/** EventBridge, as the other parts of a local run use it. */
export interface EventBridge {
  /** AWS JSON 1.1, `AWSEvents`. */
  readonly service: JsonService;
  /**
   * These three create a resource from its CloudFormation properties and return its name and ARN. They throw a ZodError
   * that names a property they do not have, and the AwsError that AWS would answer.
   */
  createEventBus(properties: unknown): Named;
  createRule(properties: unknown): Named;
  createArchive(properties: unknown): Named;
  /** The last 5,000 accepted events of all buses, oldest first. */
  events(): readonly BusEvent[];
  /** Failed deliveries that went to no dead-letter queue, oldest first. */
  dropped(): readonly DroppedDelivery[];
  /** Calls `listener` for each further event. The returned function unsubscribes it. */
  subscribe(listener: EventListener): () => void;
  /** Publishes an event of an AWS service (for example `aws.states`) on the default bus and returns its id. */
  putServiceEvent(event: ServiceEvent): string;
}

/** Amazon EventBridge with event buses, rules with patterns, and archives that count. */
export function createEventBridge(deps: EventBridgeDeps): EventBridge {
  const { region, accountId, newId } = deps;
  const log = new EventLog();
  const dropped: DroppedDelivery[] = [];
  const delivery = new Delivery(deps, (drop) => dropped.push(drop));
  const buses = new EventBuses(region, accountId);
  const publish = createPublish({ region, accountId, newId, log, delivery });
  const now = () => deps.clock.now();
  return {
    service: jsonService({ target: "AWSEvents", jsonVersion: "1.1" }, { buses, now, publish }, operations),
    createEventBus(properties) {
      const { Name: name, Description: description } = eventBusProperties.parse(properties);
      return buses.add(name, description);
    },
    createRule: (properties) => createRule(buses, properties, newId),
    createArchive: (properties) => createArchive(buses, properties, now(), newId),
    events: () => log.events,
    dropped: () => dropped,
    subscribe: (listener) => log.subscribe(listener),
    putServiceEvent: (event) => publish(buses.get("default"), { ...event, time: now() }),
  };
}
