import type { EventDetails } from "../history.ts";
import { type Json, jsonBytes } from "../json.ts";
import { DATA_BYTES } from "../limits.ts";
import type { StepFunctionsState } from "../state.ts";
import type { Evaluable, Settling, StateExecution, StatesData } from "../states/state-execution.ts";
import { contextObject } from "./context.ts";
import { StateFailed } from "./failure.ts";
import type { Run } from "./run.ts";

interface Entry {
  /** Id of the StateEntered event. */
  readonly eventId: number;
  /** Epoch milliseconds. */
  readonly at: number;
}

/** The current state of a run, after its StateEntered event. */
export class EnteredState implements StateExecution {
  readonly input: Json;
  readonly machine: StateExecution["machine"];
  readonly deps: StateExecution["deps"];
  readonly tokens: StateExecution["tokens"];
  readonly #run: Run;
  readonly #name: string;
  readonly #entry: Entry;

  constructor({ deps, tokens }: StepFunctionsState, run: Run, entry: Entry) {
    const { machine, current } = run.execution;
    this.deps = deps;
    this.tokens = tokens;
    this.machine = { arn: machine.arn, roleArn: machine.props.roleArn };
    this.input = current.input;
    this.#name = current.name;
    this.#run = run;
    this.#entry = entry;
  }

  record(type: string, details: EventDetails = {}) {
    return this.#run.record(type, details);
  }

  wait<T>(arm: (settling: Settling<T>) => () => void): Promise<T> {
    return this.#run.wait(arm);
  }

  sleep(ms: number): Promise<void> {
    return this.#run.sleep(ms);
  }

  async evaluate<T>(part: Evaluable<T>, data: StatesData = {}): Promise<T> {
    const { attempt, ...values } = data;
    const { execution } = this.#run;
    const context = contextObject(execution, this.#entry.at, attempt);
    try {
      return await part.evaluate({ ...execution.variables, states: { input: this.input, context, ...values } });
    } catch (error) {
      if (error instanceof StateFailed && error.failure.location !== undefined) throw this.#evaluationFailed(error);
      throw error;
    }
  }

  failed(error: string, problem: string): StateFailed {
    const where = `An error occurred while executing the state '${this.#name}' (entered at the event id #${this.#entry.eventId}).`;
    return new StateFailed({ error, cause: `${where} ${problem}` });
  }

  requireSize(value: Json): void {
    if (jsonBytes(value) <= DATA_BYTES) return;
    const what = `The state/task '${this.#name}' returned a result with a size exceeding`;
    throw new StateFailed({
      error: "States.DataLimitExceeded",
      cause: `${what} the maximum number of bytes service limit.`,
    });
  }

  #evaluationFailed({ failure }: StateFailed): StateFailed {
    const { location } = failure;
    const failed = this.failed(failure.error ?? "", failure.cause ?? "");
    const { cause } = failed.failure;
    this.#run.record("EvaluationFailed", {
      evaluationFailedEventDetails: { error: failure.error, cause, location, state: this.#name },
    });
    return failed;
  }
}
