import { EventBridgeClient, type EventBridgeClientConfig, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { z } from "zod";
import { CannotHire } from "./cannot-hire.ts";
import type { Command } from "./options.ts";
import { notRunning, type Target } from "./target.ts";

const Refused = z.object({ code: z.literal("ECONNREFUSED") });

/**
 * Puts the event on the bus and answers its id. PutEvents answers 200 for an event that it refused, so the entry is
 * looked at. Rejects with `CannotHire`, or with what the SDK throws.
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
 */
export async function emitHire(target: Target, { hire, source }: Omit<Command, "target">): Promise<string> {
  const client = new EventBridgeClient(clientOptions(target));
  const entry = {
    EventBusName: target.eventBusName,
    Source: source,
    DetailType: "EmployeeHired",
    Detail: JSON.stringify(hire),
  };
  const { FailedEntryCount = 0, Entries = [] } = await client
    .send(new PutEventsCommand({ Entries: [entry] }))
    .catch((error: unknown) => {
      throw target.kind === "local" && Refused.safeParse(error).success ? notRunning() : error;
    });
  const { EventId = "", ErrorCode = "", ErrorMessage = "" } = Entries[0] ?? {};
  if (FailedEntryCount > 0) throw new CannotHire(`EventBridge refused the event. ${ErrorCode}: ${ErrorMessage}`);
  return EventId;
}

/** On AWS the SDK looks for what the command line leaves out where it always does: environment, then configuration. */
function clientOptions(target: Target): EventBridgeClientConfig {
  if (target.kind === "local") {
    const credentials = { accessKeyId: "local", secretAccessKey: "local" };
    return { endpoint: target.endpoint, region: target.region, credentials };
  }
  const { profile, region } = target;
  return { ...(profile === undefined ? {} : { profile }), ...(region === undefined ? {} : { region }) };
}
