/** How often a receiver of HR's events calls a service that throttles it, the first call included. */
export const RECEIVER_ATTEMPTS = 10;

/**
 * The timeout of a receiver's function, in seconds. It leaves room for the AWS SDK's pauses between `RECEIVER_ATTEMPTS`
 * attempts, which add up to just under two minutes at most.
 */
export const RECEIVER_TIMEOUT_SECONDS = 150;
