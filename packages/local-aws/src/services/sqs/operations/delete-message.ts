import { z } from "zod";
import { AwsError } from "../../../kernel/aws-error.ts";
import { operation } from "../../../kernel/json-service.ts";
import type { SqsState } from "../state.ts";

/**
 * A second call with the same handle succeeds. A call with the handle of an earlier receive succeeds and deletes nothing.
 * https://docs.aws.amazon.com/AWSSimpleQueueService/latest/APIReference/API_DeleteMessage.html
 */
export const deleteMessage = operation(
  z.strictObject({ QueueUrl: z.string(), ReceiptHandle: z.string() }),
  (state: SqsState, input) => {
    const queue = state.queues.byUrl(input.QueueUrl);
    const isReceiptHandle = /^\S+ \S+$/.test(Buffer.from(input.ReceiptHandle, "base64").toString("utf8"));
    if (!isReceiptHandle) {
      const text = `The input receipt handle "${input.ReceiptHandle}" is not a valid receipt handle.`;
      throw new AwsError("ReceiptHandleIsInvalid", text);
    }
    queue.delete(input.ReceiptHandle);
  },
);
