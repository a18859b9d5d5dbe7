import { randomUUID } from "node:crypto";
import { EventBridgeClient, PutEventsCommand, type PutEventsRequestEntry } from "@aws-sdk/client-eventbridge";
import { vi } from "vitest";
import { Activity } from "../../src/kernel/activity.ts";
import { createEventBridge } from "../../src/services/eventbridge/eventbridge.ts";
import { ManualClock } from "../support/manual-clock.ts";
import { serve } from "../support/serve.ts";

export const targetArn = "arn:aws:lambda:eu-west-1:000000000000:function:fulfil-order";
export const queueArn = "arn:aws:sqs:eu-west-1:000000000000:dead-letters";
export const busArn = "arn:aws:events:eu-west-1:000000000000:event-bus/orders";
export const target = { Arn: targetArn, Id: "Target0" };
export const placed = { source: ["shop"], "detail-type": ["OrderPlaced"] };

/** EventBridge behind its endpoint, with a bus `orders` and targets that record their input. */
export async function startEventBridge() {
  const clock = new ManualClock();
  const activity = new Activity();
  const deliver = vi.fn((_arn: string, _payload: string) => Promise.resolve());
  const sendMessage = vi.fn((_arn: string, _body: string, _attributes: Record<string, string>) => Promise.resolve());
  const where = { region: "eu-west-1", accountId: "000000000000", newId: randomUUID, random: () => 0.5 };
  const bridge = createEventBridge({ clock, activity, deliver, sendMessage, ...where });
  bridge.createEventBus({ Name: "orders" });
  const server = await serve({ json: [bridge.service] });
  const client = new EventBridgeClient(server.client);
  return {
    clock,
    activity,
    deliver,
    sendMessage,
    bridge,
    client,
    stop: () => server.stop(),
    createRule(overrides = {}) {
      const properties = { Name: "placed", EventBusName: "orders", EventPattern: placed, Targets: [target] };
      return bridge.createRule({ ...properties, ...overrides });
    },
    /** Calls PutEvents and waits for the first attempts to deliver. */
    async put(...entries: PutEventsRequestEntry[]) {
      const { FailedEntryCount, Entries } = await client.send(new PutEventsCommand({ Entries: entries }));
      await activity.idle();
      return { FailedEntryCount, Entries };
    },
    /** The input of the first delivery. */
    firstPayload: (): unknown => JSON.parse(deliver.mock.calls[0]?.[1] ?? ""),
  };
}

export function entry(overrides: Partial<PutEventsRequestEntry> = {}): PutEventsRequestEntry {
  const Detail = JSON.stringify({ orderId: "1001", givenName: "Ada" });
  return { EventBusName: "orders", Source: "shop", DetailType: "OrderPlaced", Detail, ...overrides };
}
