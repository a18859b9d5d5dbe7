import { AwsError } from "../../kernel/aws-error.ts";
import type { Json } from "./json.ts";

/** An attempt that waits for a callback. */
export interface PendingCallback {
  success(output: Json): void;
  failure(error: string | undefined, cause: string | undefined): void;
  heartbeat(): void;
}

/** Task tokens: one for each attempt of a `.waitForTaskToken` task. A token is valid for one answer. */
export class TaskTokens {
  readonly #newId: () => string;
  readonly #pending = new Map<string, PendingCallback>();
  readonly #closed = new Set<string>();
  /** ARN of the state machine that issued the token, by token. */
  readonly #machines = new Map<string, string>();

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  /** A new token. It is not valid before `open`. */
  issue(machineArn: string): string {
    const token = Buffer.from(`${this.#newId()}:${this.#newId()}:${this.#newId()}`).toString("base64");
    this.#machines.set(token, machineArn);
    return token;
  }

  /** ARN of the state machine that issued the token; undefined for an unknown token. */
  machineOf(token: string): string | undefined {
    return this.#machines.get(token);
  }

  /** Makes a token valid. */
  open(token: string, pending: PendingCallback): void {
    this.#pending.set(token, pending);
  }

  /** The attempt that waits for this token. Throws InvalidToken for an unknown token, and TaskTimedOut for a closed one. */
  find(token: string): PendingCallback {
    const pending = this.#pending.get(token);
    if (pending) return pending;
    if (!this.#closed.has(token)) throw new AwsError("InvalidToken", "Invalid Token: 'Invalid token'");
    throw new AwsError("TaskTimedOut", "Task Timed Out: 'Provided task does not exist anymore'");
  }

  /** Closes a token when its attempt is over. Later callbacks get TaskTimedOut. */
  close(token: string): void {
    if (this.#pending.delete(token)) this.#closed.add(token);
  }
}
