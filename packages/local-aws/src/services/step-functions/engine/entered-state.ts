import type { Json, JsonObject } from "../json.ts";
import { jsonBytes } from "../json.ts";
import type { Bindings } from "../jsonata/template.ts";
import { DATA_BYTES } from "../limits.ts";
import type { ServiceState } from "../state.ts";
import { type AttemptContext, contextObject } from "./context.ts";
import { StateFailed } from "./failure.ts";
import type { Run } from "./run.ts";

/** How a state was left. Without `next` the execution has succeeded. */
export interface Outcome {
  readonly next?: string | undefined;
  readonly output: Json;
  readonly assigned: JsonObject;
}

/** What an expression sees beside input, context and variables. */
export interface Seen {
  readonly result?: Json;
  readonly errorOutput?: Json;
  readonly attempt?: AttemptContext;
}

/** A part of the definition that becomes a value when the state runs. */
export interface Evaluable<T> {
  evaluate(bindings: Bindings): Promise<T>;
}

/** One stay in one state: its input and the ways to evaluate and to fail in it. */
export class Visit {
  readonly service: ServiceState;
  readonly run: Run;
  readonly name: string;
  readonly input: Json;
  readonly #entered: { readonly eventId: number; readonly at: number };

  constructor(service: ServiceState, run: Run, entered: { readonly eventId: number; readonly at: number }) {
    this.service = service;
    this.run = run;
    this.name = run.execution.current.name;
    this.input = run.execution.current.input;
    this.#entered = entered;
  }

  /** Throws StateFailed after recording EvaluationFailed. */
  async evaluate<T>(part: Evaluable<T>, seen: Seen = {}): Promise<T> {
    const { attempt, ...values } = seen;
    const { execution } = this.run;
    const context = contextObject(execution, this.#entered.at, attempt);
    try {
      return await part.evaluate({ ...execution.variables, states: { input: this.input, context, ...values } });
    } catch (error) {
      if (error instanceof StateFailed && error.failure.location !== undefined) throw this.#evaluationFailed(error);
      throw error;
    }
  }

  /** A failure whose cause says, as AWS does, in which state it happened. */
  failed(error: string, problem: string): StateFailed {
    const where = `An error occurred while executing the state '${this.name}' (entered at the event id #${this.#entered.eventId}).`;
    return new StateFailed({ error, cause: `${where} ${problem}` });
  }

  /** Throws StateFailed when a value is larger than a state may hand on. */
  requireSize(value: Json): void {
    if (jsonBytes(value) <= DATA_BYTES) return;
    const what = `The state/task '${this.name}' returned a result with a size exceeding`;
    throw new StateFailed({
      error: "States.DataLimitExceeded",
      cause: `${what} the maximum number of bytes service limit.`,
    });
  }

  #evaluationFailed({ failure }: StateFailed): StateFailed {
    const { location } = failure;
    const failed = this.failed(failure.error ?? "", failure.cause ?? "");
    this.run.record("EvaluationFailed", {
      evaluationFailedEventDetails: { error: failure.error, cause: failed.failure.cause, location, state: this.name },
    });
    return failed;
  }
}
