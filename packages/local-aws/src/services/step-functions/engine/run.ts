import type { Activity } from "../../../kernel/activity.ts";
import type { Clock } from "../../../kernel/clock.ts";
import type { Execution } from "../execution.ts";
import type { EventDetails, HistoryEvent } from "../history.ts";
import { HISTORY_EVENTS } from "../limits.ts";
import { StateFailed } from "./failure.ts";

/** Thrown into a run that was stopped or timed out, so that it goes no further. */
export class RunEnded extends Error {
  override readonly name = "RunEnded";
}

export interface Settling<T> {
  /** False once one of the sources has settled, or the run has ended. */
  isOpen(): boolean;
  resolve(value: T): void;
  reject(error: unknown): void;
}

/** One stretch of an execution, from its start or redrive to its end. It counts as activity but while it waits. */
export class Run {
  readonly execution: Execution;
  readonly #activity: Activity;
  readonly #clock: Clock;
  #ended = false;
  #interrupt: () => void = () => {};
  #cleanUp: () => void = () => {};
  #rest: () => void = () => {};

  constructor(execution: Execution, { activity, clock }: { readonly activity: Activity; readonly clock: Clock }) {
    this.execution = execution;
    this.#activity = activity;
    this.#clock = clock;
  }

  /** Does `work`, counted as activity, in a later turn: the API call that started it is answered first. */
  start(work: () => Promise<void>): void {
    this.#stir();
    setImmediate(() => void work().finally(() => this.#rest()));
  }

  /** Nothing is recorded any more, and what the run waits for is forgotten. */
  end(): void {
    this.#ended = true;
    this.#interrupt();
    this.#cleanUp();
  }

  /** Ends the run after `seconds`, by way of `expire`, unless it has ended before. */
  limit(seconds: number, expire: () => void): void {
    const timer = this.#clock.schedule(seconds * 1000, expire);
    this.#cleanUp = () => timer.cancel();
  }

  /** Appends to the history. Throws StateFailed (States.Runtime) when it is full, RunEnded after the end. */
  record(type: string, details: EventDetails = {}): HistoryEvent {
    if (this.#ended) throw new RunEnded();
    if (this.execution.history.length >= HISTORY_EVENTS - 1) throw historyFull();
    return this.append(type, details);
  }

  /** Appends what must always find room: the last event. */
  append(type: string, details: EventDetails): HistoryEvent {
    const { history } = this.execution;
    const last = history.length;
    // The first state follows the start, yet AWS gives it no predecessor.
    const event = {
      timestamp: this.#clock.now() / 1000,
      type,
      id: last + 1,
      previousEventId: last === 1 ? 0 : last,
      details,
    };
    history.push(event);
    return event;
  }

  /**
   * Rests until one of the sources that `arm` sets up settles; the first counts. `arm` answers how to
   * take them down again, which happens on settling and when the run ends.
   */
  wait<T>(arm: (settling: Settling<T>) => () => void): Promise<T> {
    if (this.#ended) return Promise.reject(new RunEnded());
    return new Promise((resolve, reject) => {
      let armed = false;
      let settled = false;
      let disarm = () => {};
      const settle = (then: () => void) => {
        if (settled) return;
        settled = true;
        disarm();
        if (armed) this.#stir();
        then();
      };
      this.#interrupt = () => settle(() => reject(new RunEnded()));
      disarm = arm({
        isOpen: () => !settled,
        resolve: (value) => settle(() => resolve(value)),
        reject: (error) => settle(() => reject(error)),
      });
      armed = true;
      // A source can settle while it is set up: then the run has not come to rest.
      if (settled) disarm();
      else this.#rest();
    });
  }

  /** Rests until `ms` have passed on the clock. */
  sleep(ms: number): Promise<void> {
    return this.wait(({ resolve }) => {
      const timer = this.#clock.schedule(ms, resolve);
      return () => timer.cancel();
    });
  }

  #stir(): void {
    void this.#activity.track(
      new Promise<void>((resolve) => {
        this.#rest = resolve;
      }),
    );
  }
}

function historyFull(): StateFailed {
  const cause = `The execution reached the maximum number of history events (${HISTORY_EVENTS}).`;
  return new StateFailed({ error: "States.Runtime", cause });
}
