import { SendMessageCommand, type SQSClient } from "@aws-sdk/client-sqs";
import type { Envelope } from "./envelope.ts";
import type { Reasons } from "./parse-event.ts";
import type { Publish } from "./publish.ts";

export interface RejectDeps {
  readonly publish: Publish;
  /** Keeps an event that nobody could use where operations look. */
  readonly keepRejected: (event: Envelope) => Promise<void>;
}

export interface Rejected {
  readonly outcome: "Rejected";
}

/** Keeps an event that nobody can use, and answers it by `OnboardingRejected`. Nothing else comes of it. */
export async function reject(deps: RejectDeps, event: Envelope, why: Reasons): Promise<Rejected> {
  const { employeeId, reasons } = why;
  await deps.keepRejected(event);
  const ids = employeeId === undefined ? {} : { employeeId };
  await deps.publish("OnboardingRejected", { id: `${event.id}:rejected`, ...ids, reasons });
  return { outcome: "Rejected" };
}

/** Keeps rejected events in a dead-letter queue. */
export function createKeepRejected(queues: SQSClient, queueUrl: string): RejectDeps["keepRejected"] {
  return async (event) => {
    await queues.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(event) }));
  };
}
