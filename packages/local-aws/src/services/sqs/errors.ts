import { AwsError } from "../../kernel/aws-error.ts";

/** QueueDoesNotExist. */
export function queueDoesNotExist(): AwsError {
  return new AwsError("QueueDoesNotExist", "The specified queue does not exist.");
}

/** PurgeQueueInProgress. */
export function purgeInProgress(queueName: string): AwsError {
  const text = `Only one PurgeQueue operation on ${queueName} is allowed every 60 seconds.`;
  return new AwsError("PurgeQueueInProgress", text);
}

/** InvalidParameterValue with the reason as its text. */
export function invalidParameterValue(message: string): AwsError {
  return new AwsError("InvalidParameterValue", message);
}

/** Throws InvalidParameterValue, with the text of SQS, for a number outside of its range. */
export function checkRange(name: string, value: number | undefined, min: number, max: number): void {
  if (value === undefined || (value >= min && value <= max)) return;
  const reason = `Must be between ${min} and ${max}, if provided.`;
  throw invalidParameterValue(`Value ${value} for parameter ${name} is invalid. Reason: ${reason}`);
}
