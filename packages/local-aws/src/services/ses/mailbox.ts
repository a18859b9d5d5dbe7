/** An accepted mail. */
export interface Mail {
  /** The MessageId that SendEmail answered. */
  readonly id: string;
  readonly to: readonly string[];
  readonly from: string;
  readonly replyTo: readonly string[];
  readonly subject: string;
  /** `text` and `html` are empty when the mail has no such part. */
  readonly text: string;
  readonly html: string;
  /** ISO 8601. */
  readonly sentAt: string;
  readonly tags: Readonly<Record<string, string>>;
}

/** Called for each accepted mail. */
export type MailListener = (mail: Mail) => void;

/** Every accepted mail, oldest first. */
export class Mailbox {
  readonly #mails: Mail[] = [];
  readonly #listeners = new Set<MailListener>();

  get mails(): readonly Mail[] {
    return this.#mails;
  }

  add(mail: Mail): void {
    this.#mails.push(mail);
    for (const listener of this.#listeners) listener(mail);
  }

  /** Calls `listener` for each further mail. The returned function unsubscribes it. */
  subscribe(listener: MailListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
