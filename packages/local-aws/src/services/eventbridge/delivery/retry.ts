import { AwsError } from "../../../kernel/aws-error.ts";
import type { Target } from "../buses/rule.ts";

const FIRST_MS = 1_000;
const LONGEST_MS = 600_000;

/** A target's limits: 185 retries and 24 hours unless its retry policy sets less. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html */
export function retryLimits({ RetryPolicy: policy }: Target) {
  return {
    maxRetries: policy?.MaximumRetryAttempts ?? 185,
    maxAgeMs: (policy?.MaximumEventAgeInSeconds ?? 86_400) * 1_000,
  };
}

/**
 * The delay in milliseconds before retry `attempt`, where 1 is the first: exponential with jitter and at most 10 minutes,
 * so that 185 retries take about 24 hours. AWS documents the kind of back-off, but not its numbers.
 */
export function retryDelayMs(attempt: number, random: () => number): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempt - 1));
  return longest * (0.5 + random() / 2);
}

/** A failed delivery, with the error code and text that the dead-letter queue gets. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly isRetriable: boolean;
}

/** The error code for an error of a target. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html */
export function describeFailure(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof AwsError ? error.code : "";
  if (code === "AccessDeniedException") return { code: "NO_PERMISSIONS", message, isRetriable: false };
  if (code === "ResourceNotFoundException") return { code: "NO_RESOURCE", message, isRetriable: false };
  if (/Throttl|TooManyRequests/.test(code)) return { code: "THROTTLING", message, isRetriable: true };
  return { code: "ERROR_FROM_TARGET", message, isRetriable: true };
}
