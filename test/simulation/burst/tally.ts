import type { CallSeen } from "../faults/network.ts";
import type { VirtualClock } from "../kernel/virtual-clock.ts";
import { Recorder } from "../recorder/recorder.ts";

/** Calls of AWS by function and operation. */
export type Operations = Map<string, { done: number; throttled: number }>;

/** A recorder that counts calls instead of keeping them: a burst has a million. */
export class Tally extends Recorder {
  readonly #operations: Operations;

  constructor(clock: VirtualClock, operations: Operations) {
    super(clock);
    this.#operations = operations;
  }

  override called({ functionName, call, fault }: CallSeen): void {
    const name = `${functionName} ${call.operation}`;
    const count = this.#operations.get(name) ?? { done: 0, throttled: 0 };
    this.#operations.set(name, count);
    if (fault === undefined) count.done += 1;
    else count.throttled += 1;
  }

  override effect(): void {}

  override logged(): void {}
}
