import type { Execution } from "../execution.ts";
import { type JsonObject, parseJson } from "../json.ts";
import type { AttemptContext } from "../states/state-execution.ts";

/**
 * The value of `$states.context`. `enteredAt` is in epoch milliseconds.
 * https://docs.aws.amazon.com/step-functions/latest/dg/input-output-contextobject.html
 */
export function contextObject(execution: Execution, enteredAt: number, attempt?: AttemptContext): JsonObject {
  const { machine, current } = execution;
  const task = attempt?.token === undefined ? {} : { Task: { Token: attempt.token } };
  return {
    Execution: {
      Id: execution.arn,
      Input: parseJson(execution.input),
      Name: execution.name,
      RoleArn: machine.props.roleArn,
      StartTime: new Date(execution.startDate).toISOString(),
      RedriveCount: execution.redriveCount,
      ...(execution.redriveDate === undefined ? {} : { RedriveTime: new Date(execution.redriveDate).toISOString() }),
    },
    State: {
      EnteredTime: new Date(enteredAt).toISOString(),
      Name: current.name,
      ...(attempt ? { RetryCount: attempt.retryCount } : {}),
    },
    StateMachine: { Id: machine.arn, Name: machine.props.name },
    ...task,
  };
}
