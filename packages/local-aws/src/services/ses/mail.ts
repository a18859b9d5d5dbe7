/** A mail that was accepted, as the mailbox shows it. */
export interface Mail {
  /** The MessageId that SendEmail answered. */
  readonly id: string;
  readonly to: readonly string[];
  readonly from: string;
  readonly replyTo: readonly string[];
  readonly subject: string;
  /** Empty when the mail has no such part. */
  readonly text: string;
  readonly html: string;
  /** ISO 8601. */
  readonly sentAt: string;
  readonly tags: Readonly<Record<string, string>>;
}

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

  /** Calls `listener` for each further mail until the answer is called. */
  subscribe(listener: MailListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
