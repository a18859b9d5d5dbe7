/** A mail as `GET /api/mailbox` answers it; other programs read it, so these fields stay. */
export interface MailboxMail {
  readonly id: string;
  readonly to: readonly string[];
  readonly from: string;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** ISO 8601. */
  readonly sentAt: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** A text message (SMS) as `GET /api/texts` answers it. */
export interface TextMessage {
  /** A phone number in E.164. */
  readonly to: string;
  readonly text: string;
  /** ISO 8601. */
  readonly sentAt: string;
}

/** An event in its EventBridge envelope, the bus that it was put on, and the rules there that it matched. */
export interface BusEvent {
  readonly eventBusName: string;
  readonly event: {
    readonly id: string;
    readonly source: string;
    readonly "detail-type": string;
    /** ISO 8601. */
    readonly time: string;
    readonly detail: unknown;
  };
  readonly rules: readonly string[];
}

/** A message in a dead-letter queue. */
export interface DeadLetter {
  readonly queueName: string;
  readonly messageId: string;
  /** What could not be delivered, as text (for EventBridge: the event as JSON). */
  readonly body: string;
  /** ISO 8601. */
  readonly sentAt: string;
  /** Message attributes, e.g. `ERROR_CODE`, `ERROR_MESSAGE`, `RULE_ARN`. */
  readonly attributes: Readonly<Record<string, string>>;
}

/** The local run's clock, as far as the console moves it. */
export interface SkippableClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** How far it is ahead of the machine's clock, in milliseconds. */
  aheadMs(): number;
  /** Skips time; resolves when everything that fell due has settled. */
  advance(ms: number): Promise<void>;
}

/** What the console reads, and the one thing it moves (the clock). */
export interface ConsoleDeps {
  /** One call of the Step Functions API; answers as AWS does, dates as epoch seconds. */
  readonly stepFunctions: (operation: string, input: unknown) => Promise<unknown>;
  /** Every mail sent, oldest first. */
  readonly mailbox: () => readonly MailboxMail[];
  /** Every text message sent, oldest first. */
  readonly texts: () => readonly TextMessage[];
  /** Every event on the buses, oldest first. */
  readonly events: () => readonly BusEvent[];
  /** What lies in the dead-letter queues. */
  readonly deadLetters: () => readonly DeadLetter[];
  readonly clock: SkippableClock;
}
