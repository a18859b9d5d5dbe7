import { type EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import {
  PUBLISHED_SOURCE,
  type PublishedDetail,
  type PublishedEventType,
} from "../../../contracts/published-events.ts";
import { FinalFault, ServiceThrottled, ServiceUnavailable } from "../faults/faults.ts";

/** Publishes an event. Resolves when the bus has accepted it. */
export type Publish = <Type extends PublishedEventType>(type: Type, detail: PublishedDetail<Type>) => Promise<void>;

/**
 * Puts events on the bus. PutEvents responds with 200 even if it refuses the entry, so the entry's result is checked.
 * Rejects with `ServiceThrottled`, `ServiceUnavailable`, or the final fault `EventRefused`.
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
 */
export function createPublish(client: EventBridgeClient, eventBusName: string): Publish {
  return async (type, detail) => {
    const entry = {
      EventBusName: eventBusName,
      Source: PUBLISHED_SOURCE,
      DetailType: type,
      Detail: JSON.stringify(detail),
    };
    const { FailedEntryCount = 0, Entries = [] } = await client.send(new PutEventsCommand({ Entries: [entry] }));
    if (FailedEntryCount > 0) throw refused(type, Entries[0]?.ErrorCode ?? "UnknownError");
  };
}

function refused(type: string, code: string): Error {
  const message = `EventBridge refused ${type}: ${code}.`;
  if (code === "ThrottlingException") return new ServiceThrottled(message);
  if (code === "InternalFailure" || code === "InternalException") return new ServiceUnavailable(message);
  return new FinalFault("EventRefused", message);
}
