import type { Clock } from "../../kernel/clock.ts";
import type { Queues } from "./queues.ts";

export interface SqsState {
  readonly clock: Clock;
  readonly accountId: string;
  readonly queues: Queues;
}
