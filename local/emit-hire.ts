import { type EventBridgeClient, ListRulesCommand, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { z } from "zod";

const DETAIL_TYPE = "EmployeeHired";

/** Why no event was put on the bus; the message is for a person at a terminal. */
export class CannotHire extends Error {
  override readonly name = "CannotHire";
}

/**
 * Puts an `EmployeeHired` on a bus and answers the event's id. `hire` is the event's detail, `source` its source.
 * PutEvents answers 200 for an event that it refused, so the entry is looked at. Rejects with `CannotHire`, or with
 * what the SDK throws.
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
 */
export async function emitHire(
  client: EventBridgeClient,
  { eventBusName, source, hire }: { readonly eventBusName: string; readonly source: string; readonly hire: object },
): Promise<string> {
  const entry = { EventBusName: eventBusName, Source: source, DetailType: DETAIL_TYPE, Detail: JSON.stringify(hire) };
  const { FailedEntryCount = 0, Entries = [] } = await client.send(new PutEventsCommand({ Entries: [entry] }));
  const { EventId = "", ErrorCode = "", ErrorMessage = "" } = Entries[0] ?? {};
  if (FailedEntryCount > 0) throw new CannotHire(`EventBridge refused the event. ${ErrorCode}: ${ErrorMessage}`);
  return EventId;
}

const Pattern = z.object({ source: z.array(z.string()), "detail-type": z.array(z.string()) });

/**
 * The source that HR's events have, which is a setting of the deployment: the rule that starts an onboarding names it.
 * Rejects with `CannotHire` where the bus has no such rule.
 */
export async function findHrSource(client: EventBridgeClient, EventBusName: string): Promise<string> {
  const { Rules = [] } = await client.send(new ListRulesCommand({ EventBusName }));
  const patterns = Rules.map(({ EventPattern = "{}" }) => Pattern.safeParse(JSON.parse(EventPattern)).data);
  const [source] = patterns.find((pattern) => pattern?.["detail-type"].includes(DETAIL_TYPE))?.source ?? [];
  if (source === undefined) throw new CannotHire(`No rule of the bus ${EventBusName} takes ${DETAIL_TYPE}.`);
  return source;
}
