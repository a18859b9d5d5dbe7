/** An event in the form that rules and targets get. https://docs.aws.amazon.com/eventbridge/latest/ref/overiew-event-structure.html */
export interface EventEnvelope {
  readonly version: "0";
  readonly id: string;
  readonly "detail-type": string;
  readonly source: string;
  readonly account: string;
  /** ISO 8601, to the second. */
  readonly time: string;
  readonly region: string;
  readonly resources: readonly string[];
  readonly detail: Readonly<Record<string, unknown>>;
}

/** An accepted event, with the names of the rules of its bus that matched it. */
export interface BusEvent {
  readonly eventBusName: string;
  readonly event: EventEnvelope;
  readonly rules: readonly string[];
}

/** The time of an envelope: ISO 8601 in whole seconds. */
export function isoSeconds(epochMs: number): string {
  return `${new Date(epochMs).toISOString().slice(0, 19)}Z`;
}
