import type { Clock } from "../../kernel/clock.ts";
import { purgeInProgress } from "./errors.ts";
import type { Message, MessageAttributes } from "./message.ts";
import type { QueueProperties } from "./resources/queue.ts";

/** A queue's name, ARN and URL. */
export interface QueueIdentity {
  readonly name: string;
  readonly arn: string;
  readonly url: string;
}

/** What a queue needs. */
export interface QueueDeps {
  readonly clock: Clock;
  readonly newId: () => string;
}

/** A standard queue. It delivers a message at least once; here also in the order of arrival. */
export class Queue {
  readonly identity: QueueIdentity;
  readonly properties: QueueProperties;
  /** Epoch milliseconds. */
  readonly createdAt: number;
  readonly #deps: QueueDeps;
  #messages: Message[] = [];
  #purgedAt: number | undefined;
  readonly #arrivals = new Set<() => void>();

  constructor(identity: QueueIdentity, properties: QueueProperties, deps: QueueDeps) {
    this.identity = identity;
    this.properties = properties;
    this.createdAt = deps.clock.now();
    this.#deps = deps;
  }

  /** Every message within the retention period, visible or not. */
  get messages(): readonly Message[] {
    const oldest = this.#deps.clock.now() - this.properties.MessageRetentionPeriod * 1_000;
    this.#messages = this.#messages.filter((message) => message.sentAt > oldest);
    return this.#messages;
  }

  send(body: string, attributes: MessageAttributes, delaySeconds = this.properties.DelaySeconds): Message {
    const sentAt = this.#deps.clock.now();
    const visibleAt = sentAt + delaySeconds * 1_000;
    const message: Message = { id: this.#deps.newId(), body, attributes, sentAt, visibleAt, receiveCount: 0 };
    this.#messages.push(message);
    for (const wake of this.#arrivals) wake();
    return message;
  }

  /** Returns up to `max` visible messages and hides them for the visibility timeout. */
  receive(max: number, visibilitySeconds = this.properties.VisibilityTimeout): Message[] {
    const now = this.#deps.clock.now();
    const received = this.messages.filter((message) => message.visibleAt <= now).slice(0, max);
    for (const message of received) {
      message.visibleAt = now + visibilitySeconds * 1_000;
      message.receiveCount += 1;
      message.firstReceivedAt ??= now;
      message.receiptHandle = Buffer.from(`${message.id} ${this.#deps.newId()}`).toString("base64");
    }
    return received;
  }

  delete(receiptHandle: string): void {
    this.#messages = this.#messages.filter((message) => message.receiptHandle !== receiptHandle);
  }

  /** Throws PurgeQueueInProgress within a minute of the last purge. */
  purge(): void {
    const now = this.#deps.clock.now();
    if (this.#purgedAt !== undefined && now < this.#purgedAt + 60_000) throw purgeInProgress(this.identity.name);
    this.#purgedAt = now;
    this.#messages = [];
  }

  /** Resolves when a message arrives or becomes visible again, at `deadline` (epoch ms) at the latest. */
  async changed(deadline: number): Promise<void> {
    const { clock } = this.#deps;
    const now = clock.now();
    const hidden = this.messages.map((message) => message.visibleAt).filter((at) => at > now);
    await new Promise<void>((resolve) => {
      const timer = clock.schedule(Math.min(deadline, ...hidden) - now, () => wake());
      const wake = () => {
        timer.cancel();
        this.#arrivals.delete(wake);
        resolve();
      };
      this.#arrivals.add(wake);
    });
  }
}
