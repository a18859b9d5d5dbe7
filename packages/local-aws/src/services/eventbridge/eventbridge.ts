import { type JsonService, jsonService } from "../../kernel/json-service.ts";
import { eventBusProperties } from "./buses/event-bus.ts";
import { EventBuses } from "./buses/event-buses.ts";
import { Delivery, type DeliveryDeps, type DroppedDelivery } from "./delivery/delivery.ts";
import type { BusEvent, EventEnvelope } from "./event.ts";
import { type EventListener, EventLog } from "./event-log.ts";
import { describeEventBus } from "./operations/describe-event-bus.ts";
import { listArchives } from "./operations/list-archives.ts";
import { listEventBuses } from "./operations/list-event-buses.ts";
import { listRules } from "./operations/list-rules.ts";
import { listTargetsByRule } from "./operations/list-targets-by-rule.ts";
import { putEvents } from "./operations/put-events.ts";
import { testEventPattern } from "./operations/test-event-pattern.ts";
import { createPublish } from "./publish.ts";
import { createArchive } from "./resources/archive.ts";
import { createRule } from "./resources/rule.ts";
import type { EventBridgeState } from "./state.ts";

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

export interface EventBridge {
  readonly service: JsonService;
  /**
   * These make a resource from its CloudFormation properties, intrinsics resolved, and answer its name and ARN. They
   * throw a ZodError that names what they do not know, or the AwsError that AWS would answer.
   */
  createEventBus(properties: unknown): Named;
  createRule(properties: unknown): Named;
  createArchive(properties: unknown): Named;
  /** The last 5,000 accepted events of all buses, oldest first. */
  events(): readonly BusEvent[];
  /** Deliveries that failed for good and that no dead-letter queue holds, oldest first. */
  dropped(): readonly DroppedDelivery[];
  /** Calls `listener` for each further event; the answer ends that. */
  subscribe(listener: EventListener): () => void;
  /** Puts an event of an AWS service (`aws.states`) on the default bus and answers its id. */
  putServiceEvent(event: ServiceEvent): string;
}

/** EventBridge's classic buses, with rules that match patterns; the default bus is there from the start. */
export function createEventBridge(deps: EventBridgeDeps): EventBridge {
  const log = new EventLog();
  const dropped: DroppedDelivery[] = [];
  const delivery = new Delivery(deps, (drop) => dropped.push(drop));
  const buses = new EventBuses(deps.region, deps.accountId);
  const publish = createPublish({ region: deps.region, accountId: deps.accountId, newId: deps.newId, log, delivery });
  const now = () => deps.clock.now();
  return {
    service: createService({ buses, now, publish }),
    createEventBus(properties) {
      const { Name: name, Description: description } = eventBusProperties.parse(properties);
      return buses.add(name, description);
    },
    createRule: (properties) => createRule(buses, properties, deps.newId),
    createArchive: (properties) => createArchive(buses, properties, now(), deps.newId),
    events: () => log.events,
    dropped: () => dropped,
    subscribe: (listener) => log.subscribe(listener),
    putServiceEvent: (event) => publish(buses.get("default"), { ...event, time: now() }),
  };
}

function createService(state: EventBridgeState): JsonService {
  const operations = {
    DescribeEventBus: describeEventBus,
    ListArchives: listArchives,
    ListEventBuses: listEventBuses,
    ListRules: listRules,
    ListTargetsByRule: listTargetsByRule,
    PutEvents: putEvents,
    TestEventPattern: testEventPattern,
  };
  return jsonService({ target: "AWSEvents", jsonVersion: "1.1" }, state, operations);
}
