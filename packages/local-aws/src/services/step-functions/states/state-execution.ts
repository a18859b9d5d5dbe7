import type { StateFailed } from "../engine/failure.ts";
import type { EventDetails, HistoryEvent } from "../history.ts";
import type { Json, JsonObject } from "../json.ts";
import type { Bindings } from "../jsonata/template.ts";
import type { TaskTokens } from "../task-tokens.ts";
import type { TaskDeps } from "./task-deps.ts";

/** The result of a state. Without `next` the execution has succeeded. */
export interface Outcome {
  readonly next?: string | undefined;
  readonly output: Json;
  readonly assigned: JsonObject;
}

/** What an attempt of a Task adds to the context object. */
export interface AttemptContext {
  readonly retryCount: number;
  readonly token: string | undefined;
}

/** What an expression can read in `$states` beside `input` and `context`. */
export interface StatesData {
  readonly result?: Json;
  readonly errorOutput?: Json;
  readonly attempt?: AttemptContext;
}

/** A part of the definition that gives a value when the state runs. */
export interface Evaluable<T> {
  evaluate(bindings: Bindings): Promise<T>;
}

/** Settles a wait. The first call counts. */
export interface Settling<T> {
  /** False once the wait has settled or the run has ended. */
  isOpen(): boolean;
  resolve(value: T): void;
  reject(error: unknown): void;
}

/** One execution of one state, as the state itself sees it. */
export interface StateExecution {
  readonly input: Json;
  readonly machine: { readonly arn: string; readonly roleArn: string };
  readonly deps: TaskDeps;
  readonly tokens: TaskTokens;
  /** Appends an event to the history. Throws StateFailed (States.Runtime) when it is full, RunEnded after the end. */
  record(type: string, details?: EventDetails): HistoryEvent;
  /**
   * Waits until one of the sources that `arm` sets up settles. `arm` returns the function that removes them again; it is
   * called when the wait settles and when the run ends.
   */
  wait<T>(arm: (settling: Settling<T>) => () => void): Promise<T>;
  /** Waits until `ms` milliseconds have passed on the clock. */
  sleep(ms: number): Promise<void>;
  /** Evaluates a part of the definition. Throws StateFailed, after it has recorded EvaluationFailed. */
  evaluate<T>(part: Evaluable<T>, data?: StatesData): Promise<T>;
  /** A failure whose cause names the state, as on AWS. */
  failed(error: string, problem: string): StateFailed;
  /** Throws StateFailed (States.DataLimitExceeded) for a value that is larger than a state's data may be. */
  requireSize(value: Json): void;
}
