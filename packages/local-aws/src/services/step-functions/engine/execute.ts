import { inputDetails, outputDetails } from "../history.ts";
import type { JsonObject } from "../json.ts";
import type { StepFunctionsState } from "../state.ts";
import type { Outcome } from "../states/state-execution.ts";
import { endExecution } from "./end-execution.ts";
import { EnteredState } from "./entered-state.ts";
import { StateFailed } from "./failure.ts";
import { type Run, RunEnded } from "./run.ts";

/** Runs an execution from its current state, after StartExecution or RedriveExecution. */
export function beginRun(service: StepFunctionsState, run: Run): void {
  const { execution } = run;
  service.runs.set(execution.arn, run);
  const { timeoutSeconds } = execution.machine.definition;
  if (timeoutSeconds !== undefined)
    run.limit(timeoutSeconds, () => endExecution(service, run, { status: "TIMED_OUT" }));
  run.start(() => execute(service, run));
}

async function execute(service: StepFunctionsState, run: Run): Promise<void> {
  const { execution } = run;
  try {
    for (;;) {
      const { next, output, assigned } = await runCurrentState(service, run);
      execution.variables = { ...execution.variables, ...assigned };
      if (next === undefined) return endExecution(service, run, { status: "SUCCEEDED", output });
      execution.current = { name: next, input: output };
    }
  } catch (error) {
    if (error instanceof RunEnded) return;
    endExecution(service, run, { status: "FAILED", ...failureOf(error) });
  }
}

async function runCurrentState(service: StepFunctionsState, run: Run): Promise<Outcome> {
  const { current, machine } = run.execution;
  const state = machine.definition.states.get(current.name);
  if (state === undefined) throw new Error(`The definition has no state '${current.name}'.`);
  // After a redrive the state runs again without a second StateEntered event.
  current.entered ??= enter(service, run, state.type);
  const outcome = await state.run(new EnteredState(service, run, current.entered));
  run.record(`${state.type}StateExited`, {
    stateExitedEventDetails: {
      name: current.name,
      ...outputDetails(outcome.output),
      ...assignedDetails(outcome.assigned),
    },
  });
  return outcome;
}

function enter(service: StepFunctionsState, run: Run, type: string) {
  const { name, input } = run.execution.current;
  const event = run.record(`${type}StateEntered`, { stateEnteredEventDetails: { name, ...inputDetails(input) } });
  return { eventId: event.id, at: service.deps.clock.now() };
}

function assignedDetails(assigned: JsonObject) {
  const names = Object.entries(assigned);
  if (names.length === 0) return {};
  const texts = names.map(([name, value]) => [name, JSON.stringify(value)]);
  return { assignedVariables: Object.fromEntries(texts), assignedVariablesDetails: { truncated: false } };
}

function failureOf(error: unknown): { error?: string | undefined; cause?: string | undefined } {
  if (error instanceof StateFailed) return { error: error.failure.error, cause: error.failure.cause };
  return { error: "States.Runtime", cause: `The local run failed: ${error instanceof Error ? error.message : ""}` };
}
