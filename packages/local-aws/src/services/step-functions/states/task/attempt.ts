import type { Outcome, Visit } from "../../engine/entered-state.ts";
import { type Failure, StateFailed } from "../../engine/failure.ts";
import type { Settling } from "../../engine/run.ts";
import { outputDetails } from "../../history.ts";
import type { Json } from "../../json.ts";
import type { Template } from "../../jsonata/template.ts";
import type { Typed } from "../../jsonata/typed.ts";
import { type Closing, close } from "../state-exit.ts";
import { type Limits, startTimers } from "./attempt-timers.ts";
import { invokeLambda, type Resource } from "./lambda-invoke.ts";

export interface TaskDefinition {
  readonly resource: Resource;
  readonly arguments: Template;
  readonly timeoutSeconds: Typed<number> | undefined;
  readonly heartbeatSeconds: Typed<number> | undefined;
  readonly closing: Closing;
}

/** One attempt of a task, from its arguments to its output. Throws StateFailed. */
export async function attempt(visit: Visit, task: TaskDefinition, retryCount: number): Promise<Outcome> {
  const { machine } = visit.run.execution;
  const token = task.resource.resource === "invoke" ? undefined : visit.service.tokens.issue(machine.arn);
  const seen = { attempt: { retryCount, token } };
  const args = await visit.evaluate(task.arguments, seen);
  visit.requireSize(args);
  const limits: Limits = {
    timeoutInSeconds: task.timeoutSeconds && (await visit.evaluate(task.timeoutSeconds, seen)),
    heartbeatInSeconds: task.heartbeatSeconds && (await visit.evaluate(task.heartbeatSeconds, seen)),
  };
  const { region } = visit.service.deps;
  const parameters = JSON.stringify(args);
  visit.run.record("TaskScheduled", { taskScheduledEventDetails: { ...task.resource, region, parameters, ...limits } });
  visit.run.record("TaskStarted", { taskStartedEventDetails: { ...task.resource } });
  const result = await resultOf(visit, task.resource, () => perform(visit, task.resource, args, limits, token));
  return close(visit, task.closing, result, { result, ...seen });
}

/** Does the work and writes how it ended. */
async function resultOf(visit: Visit, resource: Resource, work: () => Promise<Json>): Promise<Json> {
  try {
    const result = await work();
    visit.requireSize(result);
    visit.run.record("TaskSucceeded", { taskSucceededEventDetails: { ...outputDetails(result), ...resource } });
    return result;
  } catch (error) {
    if (error instanceof StateFailed) recordFailure(visit, resource, error.failure);
    throw error;
  }
}

function recordFailure(visit: Visit, resource: Resource, { error, cause }: Failure): void {
  const details = { error, cause, ...resource };
  if (error === "States.Timeout") visit.run.record("TaskTimedOut", { taskTimedOutEventDetails: details });
  else visit.run.record("TaskFailed", { taskFailedEventDetails: details });
}

/**
 * Calls the function and waits: for its answer, or for the callback of its token, or for a limit. A callback counts
 * also while the function that was given the token is still running.
 */
function perform(
  visit: Visit,
  resource: Resource,
  args: Json,
  limits: Limits,
  token: string | undefined,
): Promise<Json> {
  const { deps, tokens } = visit.service;
  return visit.run.wait<Json>((settling) => {
    const timers = startTimers(deps.clock, limits, (failure) => settling.reject(new StateFailed(failure)));
    if (token !== undefined) tokens.open(token, { ...callback(settling), heartbeat: timers.heartbeat });
    const answered = (output: Json) => {
      if (token === undefined) settling.resolve(output);
      else if (settling.isOpen())
        visit.run.record("TaskSubmitted", { taskSubmittedEventDetails: { ...outputDetails(output), ...resource } });
    };
    // Tracked with its consequences, so that there is no quiet moment between the two.
    const invocation = invokeLambda(deps, args, visit.run.execution.machine.props.roleArn).then(answered);
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
