import { AwsError } from "../../../kernel/aws-error.ts";
import type { Target } from "../buses/rule.ts";

const FIRST_MS = 1_000;
const LONGEST_MS = 600_000;

/** When retries end: after 185 of them or 24 hours, unless the target says less. https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-retry-policy.html */
export function retryLimits({ RetryPolicy: policy }: Target) {
  return {
    maxRetries: policy?.MaximumRetryAttempts ?? 185,
    maxAgeMs: (policy?.MaximumEventAgeInSeconds ?? 86_400) * 1_000,
  };
}

/**
 * Delay before retry `attempt` (1 is the first): exponential with jitter, at most 10 minutes, so that the default
 * of 185 retries fills about the default of 24 hours. AWS names the kind of back-off, not its numbers.
 */
export function retryDelayMs(attempt: number, random: () => number): number {
  const longest = Math.min(LONGEST_MS, FIRST_MS * 2 ** (attempt - 1));
  return longest * (0.5 + random() / 2);
}

/** What a failed delivery is called in the dead-letter queue. */
export interface Failure {
  readonly code: string;
  readonly message: string;
  readonly isRetriable: boolean;
}

/** Error codes: https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-rule-dlq.html */
export function describeFailure(error: unknown): Failure {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof AwsError ? error.code : "";
  if (code === "AccessDeniedException") return { code: "NO_PERMISSIONS", message, isRetriable: false };
  if (code === "ResourceNotFoundException") return { code: "NO_RESOURCE", message, isRetriable: false };
  if (/Throttl|TooManyRequests/.test(code)) return { code: "THROTTLING", message, isRetriable: true };
  return { code: "ERROR_FROM_TARGET", message, isRetriable: true };
}
