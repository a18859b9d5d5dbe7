import { z } from "zod";
import { operation } from "../../../kernel/json-service.ts";
import { queueDoesNotExist } from "../errors.ts";
import type { SqsState } from "../state.ts";

/** https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_GetQueueUrl.html */
export const getQueueUrl = operation(
  z.strictObject({ QueueName: z.string(), QueueOwnerAWSAccountId: z.string().optional() }),
  (state: SqsState, input) => {
    const owner = input.QueueOwnerAWSAccountId ?? state.accountId;
    if (owner !== state.accountId) throw queueDoesNotExist();
    return { QueueUrl: state.queues.byName(input.QueueName).identity.url };
  },
);
