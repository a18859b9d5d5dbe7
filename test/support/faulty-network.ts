import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";

/**
 * - `loses its answer`: the call takes effect, its answer is lost, and every later call fails: the program has crashed.
 * - `is sent twice`: only the first answer is lost, and the SDK repeats the call.
 */
export const networkFaults = ["loses its answer", "is sent twice"] as const;
export type NetworkFault = (typeof networkFaults)[number];

interface PlannedFault {
  /** The number of the call, from 1. */
  readonly call: number;
  readonly fault: NetworkFault;
}

interface Interruption {
  readonly call: number;
  readonly action: () => Promise<unknown>;
}

/** A proxy between SDK clients and the services: counts the calls, and closes the connection where a test asks for it. */
export class FaultyNetwork {
  #calls: string[] = [];
  #planned: PlannedFault | undefined;
  #interruption: Interruption | undefined;

  /** The calls since the last `reset`, `injectFault` or `runBefore`, as `Service.Operation` or the path. */
  get calls(): readonly string[] {
    return this.#calls;
  }

  /** Resets the count, and lets one call fail. */
  injectFault(fault: PlannedFault): void {
    this.reset();
    this.#planned = fault;
  }

  /** Resets the count, and runs `action` before the service receives the `call`th call. */
  runBefore(call: number, action: () => Promise<unknown>): void {
    this.reset();
    this.#interruption = { call, action };
  }

  /** Resets the count; every call succeeds. */
  reset(): void {
    this.#calls = [];
    this.#planned = undefined;
    this.#interruption = undefined;
  }

  /** A request listener that applies the planned fault, then passes requests on to `listener`. */
  wrap(listener: RequestListener): RequestListener {
    return (request, response) => {
      this.#calls.push(String(request.headers["x-amz-target"] ?? request.url));
      const effect = this.#effectOn(this.#calls.length);
      if (effect === "refused") return void request.socket.destroy();
      if (effect === "unanswered") loseAnswer(request, response);
      void this.#interruptionAt(this.#calls.length).then(() => listener(request, response));
    };
  }

  async #interruptionAt(call: number): Promise<void> {
    if (this.#interruption?.call !== call) return;
    const { action } = this.#interruption;
    this.#interruption = undefined;
    await action();
  }

  #effectOn(call: number): "answered" | "unanswered" | "refused" {
    if (this.#planned === undefined || call < this.#planned.call) return "answered";
    if (call === this.#planned.call) return "unanswered";
    return this.#planned.fault === "is sent twice" ? "answered" : "refused";
  }
}

/** Lets the service handle the request, and closes the connection instead of sending the answer. */
function loseAnswer(request: IncomingMessage, response: ServerResponse): void {
  response.write = () => true;
  response.end = () => {
    request.socket.destroy();
    return response;
  };
}
