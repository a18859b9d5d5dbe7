import { z } from "zod";
import { operation } from "../../../kernel/json-service.ts";
import type { SqsState } from "../state.ts";

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_ListQueues.html */
export const listQueues = operation(
  z.strictObject({ QueueNamePrefix: z.string().default("") }),
  (state: SqsState, input) => {
    const identities = state.queues.all().map((queue) => queue.identity);
    const urls = identities.filter(({ name }) => name.startsWith(input.QueueNamePrefix)).map(({ url }) => url);
    return urls.length === 0 ? {} : { QueueUrls: urls };
  },
);
