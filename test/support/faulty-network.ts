import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";

/**
 * - `loses its answer`: the program dies after the call took effect. To die before the next call is the same.
 * - `is sent twice`: only the first answer is lost, and the SDK sends the same again.
 */
export const mishaps = ["loses its answer", "is sent twice"] as const;
export type Mishap = (typeof mishaps)[number];

interface Plan {
  /** Counted from 1. */
  readonly call: number;
  readonly mishap: Mishap;
}

interface Interruption {
  readonly call: number;
  readonly action: () => Promise<unknown>;
}

/** Stands between SDK clients and a service: counts the calls, and cuts the connection where a test says so. */
export class FaultyNetwork {
  #calls: string[] = [];
  #plan: Plan | undefined;
  #interruption: Interruption | undefined;

  /** The calls since the last `heal` or `plan`, as `Service.Operation` or the path. */
  get calls(): readonly string[] {
    return this.#calls;
  }

  /** Starts counting anew, with something that will go wrong. */
  plan(plan: Plan): void {
    this.heal();
    this.#plan = plan;
  }

  /** Starts counting anew, and does something else before the service gets this one call. */
  interrupt(call: number, action: () => Promise<unknown>): void {
    this.heal();
    this.#interruption = { call, action };
  }

  /** Starts counting anew; everything goes through. */
  heal(): void {
    this.#calls = [];
    this.#plan = undefined;
    this.#interruption = undefined;
  }

  /** What a server gives its requests to, in front of `listener`. */
  before(listener: RequestListener): RequestListener {
    return (request, response) => {
      this.#calls.push(String(request.headers["x-amz-target"] ?? request.url));
      const fate = this.#fateOf(this.#calls.length);
      if (fate === "dead") return void request.socket.destroy();
      if (fate === "unanswered") loseAnswer(request, response);
      void this.#interruptionAt(this.#calls.length).then(() => listener(request, response));
    };
  }

  async #interruptionAt(call: number): Promise<void> {
    if (this.#interruption?.call !== call) return;
    const { action } = this.#interruption;
    this.#interruption = undefined;
    await action();
  }

  #fateOf(call: number): "answered" | "unanswered" | "dead" {
    if (this.#plan === undefined || call < this.#plan.call) return "answered";
    if (call === this.#plan.call) return "unanswered";
    return this.#plan.mishap === "is sent twice" ? "answered" : "dead";
  }
}

/** Lets the service do its work, and cuts the line when it begins to speak. */
function loseAnswer(request: IncomingMessage, response: ServerResponse): void {
  response.write = () => true;
  response.end = () => {
    request.socket.destroy();
    return response;
  };
}
