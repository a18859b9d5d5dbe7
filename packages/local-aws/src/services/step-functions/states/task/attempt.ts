import { type Failure, StateFailed } from "../../engine/failure.ts";
import { outputDetails } from "../../history.ts";
import type { Json } from "../../json.ts";
import type { Template } from "../../jsonata/template.ts";
import type { Typed } from "../../jsonata/typed.ts";
import type { Outcome, Settling, StateExecution } from "../state-execution.ts";
import { exitState, type StateExit } from "../state-exit.ts";
import { type Limits, startTimers } from "./attempt-timers.ts";
import { invokeLambda, type Resource } from "./lambda-invoke.ts";

/** The compiled fields of a Task. */
export interface TaskDefinition {
  readonly resource: Resource;
  readonly arguments: Template;
  readonly timeoutSeconds: Typed<number> | undefined;
  readonly heartbeatSeconds: Typed<number> | undefined;
  readonly exit: StateExit;
}

/** One attempt of a task, from its arguments to its output. Throws StateFailed. */
export async function attempt(execution: StateExecution, task: TaskDefinition, retryCount: number): Promise<Outcome> {
  const { machine } = execution;
  const token = task.resource.resource === "invoke" ? undefined : execution.tokens.issue(machine.arn);
  const data = { attempt: { retryCount, token } };
  const args = await execution.evaluate(task.arguments, data);
  execution.requireSize(args);
  const limits: Limits = {
    timeoutInSeconds: task.timeoutSeconds && (await execution.evaluate(task.timeoutSeconds, data)),
    heartbeatInSeconds: task.heartbeatSeconds && (await execution.evaluate(task.heartbeatSeconds, data)),
  };
  const { region } = execution.deps;
  const parameters = JSON.stringify(args);
  execution.record("TaskScheduled", { taskScheduledEventDetails: { ...task.resource, region, parameters, ...limits } });
  execution.record("TaskStarted", { taskStartedEventDetails: { ...task.resource } });
  const result = await resultOf(execution, task.resource, () => perform(execution, task.resource, args, limits, token));
  return exitState(execution, task.exit, result, { result, ...data });
}

/** Performs the work and records its result in the history. */
async function resultOf(execution: StateExecution, resource: Resource, work: () => Promise<Json>): Promise<Json> {
  try {
    const result = await work();
    execution.requireSize(result);
    execution.record("TaskSucceeded", { taskSucceededEventDetails: { ...outputDetails(result), ...resource } });
    return result;
  } catch (error) {
    if (error instanceof StateFailed) recordFailure(execution, resource, error.failure);
    throw error;
  }
}

function recordFailure(execution: StateExecution, resource: Resource, { error, cause }: Failure): void {
  const details = { error, cause, ...resource };
  if (error === "States.Timeout") execution.record("TaskTimedOut", { taskTimedOutEventDetails: details });
  else execution.record("TaskFailed", { taskFailedEventDetails: details });
}

/**
 * Invokes the function and waits for its answer, for the callback with the task token, or for a timeout. A callback is
 * accepted while the function is still running.
 */
function perform(
  execution: StateExecution,
  resource: Resource,
  args: Json,
  limits: Limits,
  token: string | undefined,
): Promise<Json> {
  const { deps, tokens } = execution;
  return execution.wait<Json>((settling) => {
    const timers = startTimers(deps.clock, limits, (failure) => settling.reject(new StateFailed(failure)));
    if (token !== undefined) tokens.open(token, { ...callback(settling), heartbeat: timers.heartbeat });
    const answered = (output: Json) => {
      if (token === undefined) settling.resolve(output);
      else if (settling.isOpen())
        execution.record("TaskSubmitted", { taskSubmittedEventDetails: { ...outputDetails(output), ...resource } });
    };
    // The activity covers `answered`, too: otherwise it would be idle for a moment between the two.
    const invocation = invokeLambda(deps, args, execution.machine.roleArn).then(answered);
    void deps.activity.track(invocation.catch(settling.reject));
    return () => {
      timers.cancel();
      if (token !== undefined) tokens.close(token);
    };
  });
}

function callback({ resolve, reject }: Settling<Json>) {
  return {
    success: resolve,
    failure: (error: string | undefined, cause: string | undefined) => reject(new StateFailed({ error, cause })),
  };
}
