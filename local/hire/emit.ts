import { EventBridgeClient, type EventBridgeClientConfig, PutEventsCommand } from "@aws-sdk/client-eventbridge";
import { z } from "zod";
import { CannotHire } from "./cannot-hire.ts";
import type { Command } from "./options.ts";
import { DETAIL_TYPE, sourceOfHires } from "./source.ts";
import { notRunning, type Target } from "./target.ts";

const Refused = z.object({ code: z.literal("ECONNREFUSED") });

/** What `hrEventSource` is unless it was changed. A deployed stack is not asked: its HR system may only put events. */
const DEFAULT_SOURCE = "hr";

/**
 * Puts the event on the bus and answers its id. Without a `source`, the one that the local run's rule takes. Rejects
 * with `CannotHire`, or with what the SDK throws.
 */
export async function emitHire(target: Target, command: Omit<Command, "target">): Promise<string> {
  try {
    return await putHire(new EventBridgeClient(clientOptions(target)), target, command);
  } catch (error) {
    throw target.kind === "local" && Refused.safeParse(error).success ? notRunning(target.endpoint) : error;
  }
}

/**
 * PutEvents answers 200 for an event that it refused, so the entry is looked at.
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html
 */
async function putHire(
  client: EventBridgeClient,
  { kind, eventBusName: EventBusName }: Target,
  { hire, source }: Omit<Command, "target">,
): Promise<string> {
  const ofTheStack = async () => (kind === "local" ? sourceOfHires(client, EventBusName) : DEFAULT_SOURCE);
  const Source = source ?? (await ofTheStack());
  const entry = { EventBusName, Source, DetailType: DETAIL_TYPE, Detail: JSON.stringify(hire) };
  const { FailedEntryCount = 0, Entries = [] } = await client.send(new PutEventsCommand({ Entries: [entry] }));
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
