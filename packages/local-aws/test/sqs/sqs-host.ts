import { randomUUID } from "node:crypto";
import {
  GetQueueAttributesCommand,
  ReceiveMessageCommand,
  type ReceiveMessageCommandInput,
  SendMessageCommand,
  type SendMessageCommandInput,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { expect, vi } from "vitest";
import { createSqs } from "../../src/services/sqs/sqs.ts";
import { ManualClock } from "../support/manual-clock.ts";
import { serve } from "../support/serve.ts";

/** SQS behind its endpoint, with one queue. */
export async function startSqs() {
  const clock = new ManualClock();
  const schedule = vi.spyOn(clock, "schedule");
  const sqs = createSqs({ clock, region: "eu-west-1", accountId: "000000000000", newId: randomUUID });
  const queue = sqs.createQueue({ QueueName: "dead-letters", SqsManagedSseEnabled: true });
  const server = await serve({ json: [sqs.service] });
  const client = new SQSClient(server.client);
  const QueueUrl = queue.url;
  return {
    clock,
    sqs,
    queue,
    client,
    stop: () => server.stop(),
    send: (overrides: Partial<SendMessageCommandInput> = {}) =>
      client.send(new SendMessageCommand({ QueueUrl, MessageBody: "Grüße", ...overrides })),
    async receive(overrides: Partial<ReceiveMessageCommandInput> = {}) {
      const answer = await client.send(new ReceiveMessageCommand({ QueueUrl, ...overrides }));
      return answer.Messages ?? [];
    },
    async count() {
      const answer = await client.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ["All"] }));
      const { ApproximateNumberOfMessages: visible, ApproximateNumberOfMessagesNotVisible: hidden } =
        answer.Attributes ?? {};
      return { visible, hidden };
    },
    /** Resolves when a poll that found nothing has set its timer. */
    waiting: () => vi.waitFor(() => expect(schedule).toHaveBeenCalled()),
  };
}
