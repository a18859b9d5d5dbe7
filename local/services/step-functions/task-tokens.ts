import { AwsError } from "../../kernel/aws-error.ts";
import type { Json } from "./json.ts";

/** The attempt that waits for a callback. */
export interface PendingCallback {
  success(output: Json): void;
  failure(error: string | undefined, cause: string | undefined): void;
  heartbeat(): void;
}

/** Task tokens: one for each attempt of a `.waitForTaskToken` task, good for one answer. */
export class TaskTokens {
  readonly #newId: () => string;
  readonly #pending = new Map<string, PendingCallback>();
  readonly #closed = new Set<string>();

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  /** A new token. It means nothing until it is opened. */
  issue(): string {
    return Buffer.from(`${this.#newId()}:${this.#newId()}:${this.#newId()}`).toString("base64");
  }

  open(token: string, pending: PendingCallback): void {
    this.#pending.set(token, pending);
  }

  /** The attempt that waits for this token. Throws InvalidToken for a token never issued, TaskTimedOut for a closed one. */
  find(token: string): PendingCallback {
    const pending = this.#pending.get(token);
    if (pending) return pending;
    if (!this.#closed.has(token)) throw new AwsError("InvalidToken", "Invalid Token: 'Invalid token'");
    throw new AwsError("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
  }

  /** The attempt is over; what still comes for its token is answered TaskTimedOut. */
  close(token: string): void {
    if (this.#pending.delete(token)) this.#closed.add(token);
  }
}
