import type { Clock } from "../../kernel/clock.ts";
import type { Queues } from "./queues.ts";

/** What the operations of SQS work on. */
export interface SqsState {
  readonly clock: Clock;
  readonly accountId: string;
  readonly queues: Queues;
}
