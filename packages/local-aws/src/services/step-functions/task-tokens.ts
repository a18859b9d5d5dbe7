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
  /** By token: the ARN of the state machine that issued it. */
  readonly #machines = new Map<string, string>();

  constructor(newId: () => string) {
    this.#newId = newId;
  }

  /** A new token. It means nothing until it is opened. */
  issue(machineArn: string): string {
    const token = Buffer.from(`${this.#newId()}:${this.#newId()}:${this.#newId()}`).toString("base64");
    this.#machines.set(token, machineArn);
    return token;
  }

  /** ARN of the state machine that issued the token; undefined for a token never issued. */
  machineOf(token: string): string | undefined {
    return this.#machines.get(token);
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
