import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";

/**
 * - `is never sent`: the program dies before the call, so that it and all later ones do not reach the service.
 * - `loses its answer`: the program dies after the call took effect.
 * - `is sent twice`: only the first answer is lost, and the SDK sends the same again.
 */
export const mishaps = ["is never sent", "loses its answer", "is sent twice"] as const;
export type Mishap = (typeof mishaps)[number];

interface Plan {
  /** Counted from 1. */
  readonly call: number;
  readonly mishap: Mishap;
}

/** Stands between SDK clients and a service: counts the calls, and cuts the connection where a test says so. */
export class FaultyNetwork {
  #calls: string[] = [];
  #plan: Plan | undefined;

  /** The calls since the last `heal` or `plan`, as `Service.Operation` or the path. */
  get calls(): readonly string[] {
    return this.#calls;
  }

  /** Starts counting anew, with something that will go wrong. */
  plan(plan: Plan): void {
    this.#calls = [];
    this.#plan = plan;
  }

  /** Starts counting anew; everything goes through. */
  heal(): void {
    this.#calls = [];
    this.#plan = undefined;
  }

  /** What a server gives its requests to, in front of `listener`. */
  before(listener: RequestListener): RequestListener {
    return (request, response) => {
      this.#calls.push(String(request.headers["x-amz-target"] ?? request.url));
      const mishap = this.#mishapOf(this.#calls.length);
      if (mishap === "is never sent") return void request.socket.destroy();
      if (mishap !== undefined) loseAnswer(request, response);
      listener(request, response);
    };
  }

  #mishapOf(call: number): Mishap | undefined {
    if (this.#plan === undefined || call < this.#plan.call) return undefined;
    if (call === this.#plan.call) return this.#plan.mishap;
    return this.#plan.mishap === "is sent twice" ? undefined : "is never sent";
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
