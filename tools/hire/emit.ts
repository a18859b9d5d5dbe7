import { EventBridgeClient, type EventBridgeClientConfig } from "@aws-sdk/client-eventbridge";
import { z } from "zod";
import { emitHire, findHrSource } from "../../local/emit-hire.ts";
import type { Command } from "./options.ts";
import { notRunning, type Target } from "./target.ts";

const ConnectionRefused = z.object({ code: z.literal("ECONNREFUSED") });

/** The default of `hrEventSource`. For a deployed stack the rule is not read, because HR's role may only put events. */
const DEFAULT_SOURCE = "hr";

/**
 * Puts the event on the target's bus and returns its id. Without `source`, a local run gets the source that its rule
 * matches. Rejects with `CannotHire`, or with the SDK's error.
 */
export async function emitTo(target: Target, { hire, source }: Omit<Command, "target">): Promise<string> {
  const { kind, eventBusName } = target;
  const client = new EventBridgeClient(clientOptions(target));
  try {
    const defaultSource = async () => (kind === "local" ? findHrSource(client, eventBusName) : DEFAULT_SOURCE);
    return await emitHire(client, { eventBusName, source: source ?? (await defaultSource()), hire });
  } catch (error) {
    throw kind === "local" && ConnectionRefused.safeParse(error).success ? notRunning(target.endpoint) : error;
  }
}

/**
 * On AWS the SDK reads a profile or Region that is not given as usual: from the environment, then from its
 * configuration.
 */
function clientOptions(target: Target): EventBridgeClientConfig {
  if (target.kind === "local") {
    const credentials = { accessKeyId: "local", secretAccessKey: "local" };
    return { endpoint: target.endpoint, region: target.region, credentials };
  }
  const { profile, region } = target;
  return { ...(profile === undefined ? {} : { profile }), ...(region === undefined ? {} : { region }) };
}
