import type { Activity } from "../../../kernel/activity.ts";
import type { Clock } from "../../../kernel/clock.ts";
import type { Execution } from "../execution.ts";
import type { EventDetails, HistoryEvent } from "../history.ts";
import { HISTORY_EVENTS } from "../limits.ts";
import type { Settling } from "../states/state-execution.ts";
import { StateFailed } from "./failure.ts";

/** Thrown in a run that was stopped or has timed out, so that it does not continue. */
export class RunEnded extends Error {
  override readonly name = "RunEnded";
}

/** One run of an execution, from its start or redrive to its end. It counts as activity unless it waits. */
export class Run {
  readonly execution: Execution;
  readonly #activity: Activity;
  readonly #clock: Clock;
  #ended = false;
  #interrupt: () => void = () => {};
  #cleanUp: () => void = () => {};
  #markIdle: () => void = () => {};

  constructor(execution: Execution, { activity, clock }: { readonly activity: Activity; readonly clock: Clock }) {
    this.execution = execution;
    this.#activity = activity;
    this.#clock = clock;
  }

  /** Starts `work` in a later turn of the event loop, after the response to the API call. It counts as activity. */
  start(work: () => Promise<void>): void {
    this.#markBusy();
    setImmediate(() => void work().finally(() => this.#markIdle()));
  }

  /** Ends the run: it records nothing further, and its wait and its timer are cancelled. */
  end(): void {
    this.#ended = true;
    this.#interrupt();
    this.#cleanUp();
  }

  /** Calls `expire` after `seconds`, unless the run has ended before. */
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

  /** As `record`, without the limit: for the last event. */
  append(type: string, details: EventDetails): HistoryEvent {
    const { history } = this.execution;
    const last = history.length;
    // On AWS the event after ExecutionStarted has no predecessor.
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
   * Waits until one of the sources that `arm` sets up settles. `arm` returns the function that removes them again; it is
   * called when the wait settles and when the run ends.
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
        if (armed) this.#markBusy();
        then();
      };
      this.#interrupt = () => settle(() => reject(new RunEnded()));
      disarm = arm({
        isOpen: () => !settled,
        resolve: (value) => settle(() => resolve(value)),
        reject: (error) => settle(() => reject(error)),
      });
      armed = true;
      // A source can settle while it is set up. The run was never idle then.
      if (settled) disarm();
      else this.#markIdle();
    });
  }

  /** Waits until `ms` milliseconds have passed on the clock. */
  sleep(ms: number): Promise<void> {
    return this.wait(({ resolve }) => {
      const timer = this.#clock.schedule(ms, resolve);
      return () => timer.cancel();
    });
  }

  #markBusy(): void {
    void this.#activity.track(
      new Promise<void>((resolve) => {
        this.#markIdle = resolve;
      }),
    );
  }
}

function historyFull(): StateFailed {
  const cause = `The execution reached the maximum number of history events (${HISTORY_EVENTS}).`;
  return new StateFailed({ error: "States.Runtime", cause });
}
