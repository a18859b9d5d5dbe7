import { EventBridgeClient, type EventBridgeClientConfig } from "@aws-sdk/client-eventbridge";
import { z } from "zod";
import { emitHire, findHrSource } from "../../local/emit-hire.ts";
import type { Command } from "./options.ts";
import { notRunning, type Target } from "./target.ts";

const Refused = z.object({ code: z.literal("ECONNREFUSED") });

/** What `hrEventSource` is unless it was changed. A deployed stack is not asked: its HR system may only put events. */
const DEFAULT_SOURCE = "hr";

/**
 * Puts the event on the target's bus and answers its id. Without a `source`, the one that the local run's rule takes.
 * Rejects with `CannotHire`, or with what the SDK throws.
 */
export async function emitTo(target: Target, { hire, source }: Omit<Command, "target">): Promise<string> {
  const { kind, eventBusName } = target;
  const client = new EventBridgeClient(clientOptions(target));
  try {
    const ownSource = async () => (kind === "local" ? findHrSource(client, eventBusName) : DEFAULT_SOURCE);
    return await emitHire(client, { eventBusName, source: source ?? (await ownSource()), hire });
  } catch (error) {
    throw kind === "local" && Refused.safeParse(error).success ? notRunning(target.endpoint) : error;
  }
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
