import { type EventBridgeClient, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import {
  PUBLISHED_SOURCE,
  type PublishedDetail,
  type PublishedEventType,
} from "../../../contracts/published-events.ts";
import { FinalFault, ServiceThrottled, ServiceUnavailable } from "../faults/faults.ts";

/** Publishes an event of this system. Resolves when the bus has accepted it. */
export type Publish = <Type extends PublishedEventType>(type: Type, detail: PublishedDetail<Type>) => Promise<void>;

/**
 * Puts events on the bus. PutEvents answers 200 for an entry that it refused, so the entry is checked. Rejects with
 * `ServiceThrottled`, `ServiceUnavailable`, or the final fault `EventRefused`.
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
  const about = `EventBridge refused ${type}: ${code}.`;
  if (code === "ThrottlingException") return new ServiceThrottled(about);
  if (code === "InternalFailure" || code === "InternalException") return new ServiceUnavailable(about);
  return new FinalFault("EventRefused", about);
}
