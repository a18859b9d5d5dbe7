/** A mail as `GET /api/mailbox` returns it. Other programs read these fields, so they stay as they are. */
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

/** A text message (SMS) as `GET /api/texts` returns it. */
export interface TextMessage {
  /** A phone number in E.164. */
  readonly to: string;
  readonly text: string;
  /** ISO 8601. */
  readonly sentAt: string;
}

/** An event in its EventBridge envelope, the bus that it was put on, and the rules of that bus that it matched. */
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

/** A clock that the console reads and moves forward. */
export interface SkippableClock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** How far it is ahead of the machine's clock, in milliseconds. */
  aheadMs(): number;
  /** Skips time; resolves when everything that is due by then is done. */
  advance(ms: number): Promise<void>;
}

/** What the page adds to its own texts: advice that only the application can give. */
export interface Hints {
  /** For the field that finds executions by name, as in "an order number". */
  readonly findByName?: string;
  /** A sentence for a list of executions that is empty. */
  readonly noExecutions?: string;
  /** A sentence for a mailbox that is empty. */
  readonly noMail?: string;
}

/** What the console reads, and the clock, which is the only thing that it changes. */
export interface ConsoleDeps {
  /**
   * Calls an operation of the Step Functions API. Resolves to the response as AWS has it, with dates as epoch seconds;
   * rejects with an `AwsError` of local-aws.
   */
  readonly stepFunctions: (operation: string, input: unknown) => Promise<unknown>;
  /** Every mail sent, oldest first. */
  readonly mailbox: () => readonly MailboxMail[];
  /** Every text message sent, oldest first. */
  readonly texts: () => readonly TextMessage[];
  /** Every event on the buses, oldest first. */
  readonly events: () => readonly BusEvent[];
  /** The messages in all dead-letter queues. */
  readonly deadLetters: () => readonly DeadLetter[];
  readonly clock: SkippableClock;
  readonly hints?: Hints;
}
