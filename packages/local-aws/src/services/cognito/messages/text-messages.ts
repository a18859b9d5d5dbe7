import type { Clock } from "../../../kernel/clock.ts";
import type { PoolText } from "./message-ports.ts";

/** A text message as it went out. */
interface SentText extends PoolText {
  readonly id: string;
  /** ISO 8601. */
  readonly sentAt: string;
}

/** The phones of everybody: keeps what user pools send as SMS, oldest first. */
export class TextMessages {
  readonly #sent: SentText[] = [];
  readonly #deps: { readonly clock: Clock; readonly newId: () => string };

  constructor(deps: { readonly clock: Clock; readonly newId: () => string }) {
    this.#deps = deps;
  }

  all(): readonly SentText[] {
    return this.#sent;
  }

  send({ to, text }: PoolText): void {
    this.#sent.push({ id: this.#deps.newId(), to, text, sentAt: new Date(this.#deps.clock.now()).toISOString() });
  }
}
