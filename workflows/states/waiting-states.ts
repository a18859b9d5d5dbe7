import { Errors, type TaskStateBase } from "aws-cdk-lib/aws-stepfunctions";
import type { Construct } from "constructs";
import type { Input as ArmLink } from "../../tasks/steps/store-task-token/contract.ts";
import { type TaskFunction, waitingState } from "../task-state.ts";

/** A wait that ran out. A missed heartbeat has two names in AWS's documentation. */
export const timedOut = [Errors.TIMEOUT, Errors.HEARTBEAT_TIMEOUT];

/** What a catcher of a signal remembers: which one it was, for the task that takes it off the record. */
export const signalCaught = { signalId: "$parse($states.errorOutput.Cause).signalId" } as const;

/** As `signalCaught`, of a mail that came back: also why. */
export const bounceCaught = { ...signalCaught, bounceReason: "$parse($states.errorOutput.Cause).reason" } as const;

/**
 * Until the next of `waits` (seconds after the first mail) by the number of reminders sent. Counted from now, as a
 * retry or a redrive must not move the end; a minute at least, for who answers at the last moment.
 */
export function waitForTheUserState(scope: Construct, task: TaskFunction, waits: readonly number[]): TaskStateBase {
  const end = `$toMillis($invitedAt) + [${waits.join(",")}][$reminder] * 1000`;
  return waitFor(scope, "Wait for the user", task, `$max([60, ${secondsUntil(end)}])`);
}

export function waitForTheStartState(scope: Construct, task: TaskFunction): TaskStateBase {
  return waitFor(scope, "Wait for the start", task, `$max([1, ${secondsUntil("$toMillis($startsAt)")}])`);
}

/** As long as Cognito keeps the session that the code belongs to. */
export function waitForTheCodeState(scope: Construct, task: TaskFunction): TaskStateBase {
  return waitFor(scope, "Wait for the user (code)", task, `$max([1, ${secondsUntil("$toMillis($codeUntil)")}])`);
}

function waitFor(scope: Construct, name: string, task: TaskFunction, seconds: string): TaskStateBase {
  return waitingState<ArmLink>(scope, name, {
    task,
    payload: {
      onboardingId: "$onboardingId",
      taskToken: "$states.context.Task.Token",
      signalId: "$signalId",
    },
    seconds,
  });
}

function secondsUntil(millis: string): string {
  return `$ceil((${millis} - $millis()) / 1000)`;
}
