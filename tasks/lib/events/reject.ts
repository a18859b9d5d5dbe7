import { SendMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { Envelope } from "./envelope.ts";
import type { Reasons } from "./parse-event.ts";
import type { Publish } from "./publish.ts";

export interface RejectDeps {
  readonly publish: Publish;
  /** Puts an event into the dead-letter queue, where operations find it. */
  readonly sendToDeadLetters: (event: Envelope) => Promise<void>;
}

export interface Rejected {
  readonly outcome: "Rejected";
}

/** Rejects an event that cannot be used: puts it into the dead-letter queue and publishes `OnboardingRejected`. */
export async function reject(deps: RejectDeps, event: Envelope, why: Reasons): Promise<Rejected> {
  const { employeeId, reasons } = why;
  await deps.sendToDeadLetters(event);
  const ids = employeeId === undefined ? {} : { employeeId };
  await deps.publish("OnboardingRejected", { id: `${event.id}:rejected`, ...ids, reasons });
  return { outcome: "Rejected" };
}

export function createSendToDeadLetters(queues: SQSClient, queueUrl: string): RejectDeps["sendToDeadLetters"] {
  return async (event) => {
    await queues.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(event) }));
  };
}
