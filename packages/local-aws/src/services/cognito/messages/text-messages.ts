import type { Clock } from "../../../kernel/clock.ts";
import type { PoolText } from "./message-ports.ts";

/** A text message that was sent. */
interface SentText extends PoolText {
  readonly id: string;
  /** ISO 8601. */
  readonly sentAt: string;
}

/** The text messages (SMS) that user pools have sent. */
export class TextMessages {
  readonly #sent: SentText[] = [];
  readonly #deps: { readonly clock: Clock; readonly newId: () => string };

  constructor(deps: { readonly clock: Clock; readonly newId: () => string }) {
    this.#deps = deps;
  }

  /** Every text message, oldest first. */
  all(): readonly SentText[] {
    return this.#sent;
  }

  send({ to, text }: PoolText): void {
    this.#sent.push({ id: this.#deps.newId(), to, text, sentAt: new Date(this.#deps.clock.now()).toISOString() });
  }
}
