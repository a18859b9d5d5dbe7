import { z } from "zod";
import { operation } from "../../../kernel/json-service.ts";
import type { SqsState } from "../state.ts";

/** Purges immediately; AWS takes up to 60 seconds. https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_PurgeQueue.html */
export const purgeQueue = operation(z.strictObject({ QueueUrl: z.string() }), (state: SqsState, input) => {
  state.queues.byUrl(input.QueueUrl).purge();
});
