import type { Operation } from "../../../kernel/json-service.ts";
import type { EventBridgeState } from "../state.ts";
import { describeEventBus } from "./describe-event-bus.ts";
import { listArchives } from "./list-archives.ts";
import { listEventBuses } from "./list-event-buses.ts";
import { listRules } from "./list-rules.ts";
import { listTargetsByRule } from "./list-targets-by-rule.ts";
import { putEvents } from "./put-events.ts";
import { testEventPattern } from "./test-event-pattern.ts";

/** The operations that are served, by their names on the wire. */
export const operations = {
  DescribeEventBus: describeEventBus,
  ListArchives: listArchives,
  ListEventBuses: listEventBuses,
  ListRules: listRules,
  ListTargetsByRule: listTargetsByRule,
  PutEvents: putEvents,
  TestEventPattern: testEventPattern,
} satisfies Record<string, Operation<EventBridgeState>>;
