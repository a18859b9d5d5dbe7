/** How often a receiver of HR's events calls a service that asks to slow down, the first call included. */
export const RECEIVER_ATTEMPTS = 10;

/**
 * How long a receiver may run, in seconds. The pauses between `RECEIVER_ATTEMPTS` attempts of the AWS SDK are not quite
 * two minutes together at most.
 */
export const RECEIVER_TIMEOUT_SECONDS = 150;
