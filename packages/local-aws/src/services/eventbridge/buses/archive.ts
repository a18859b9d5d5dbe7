import type { EventPattern } from "../pattern/pattern.ts";

/** An archive counts the events that it would keep. It does not keep them: there is no replay. */
export interface Archive {
  readonly name: string;
  readonly arn: string;
  readonly busArn: string;
  readonly retentionDays: number;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly matches: EventPattern;
  eventCount: number;
  sizeBytes: number;
}
