import { ArnFormat, Stack, Validations } from "aws-cdk-lib";
import type { TaskFunction } from "./task-function.ts";

export type WorkflowName = "onboarding" | "password-reset";
const workflowNames: readonly WorkflowName[] = ["onboarding", "password-reset"];

type TaskCallback = "SendTaskSuccess" | "SendTaskFailure";

/**
 * Lets a function end waits of these state machines. The default is both, because a task token does not show which
 * state machine it belongs to. The grant uses fixed names, because a state machine is created after its tasks.
 */
export function grantTaskCallbacks(task: TaskFunction, actions: readonly TaskCallback[], names = workflowNames): void {
  const arnFormat = ArnFormat.COLON_RESOURCE_NAME;
  task.grantPermissions({
    actions: actions.map((action) => `states:${action}`),
    resources: names.map((resourceName) =>
      Stack.of(task).formatArn({ service: "states", resource: "stateMachine", resourceName, arnFormat }),
    ),
  });
}

/** Lets a function read the status of all executions of these state machines. */
export function grantExecutionStatus(task: TaskFunction, ...names: WorkflowName[]): void {
  const arnFormat = ArnFormat.COLON_RESOURCE_NAME;
  task.grantPermissions({
    actions: ["states:DescribeExecution"],
    resources: names.map((name) =>
      Stack.of(task).formatArn({ service: "states", resource: "execution", resourceName: `${name}:*`, arnFormat }),
    ),
  });
  for (const name of names) {
    const runs = `arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:${name}:*`;
    Validations.of(task.role ?? task).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${runs}]`,
      reason:
        "An event may concern any execution of the state machine, and the names of executions are not known in advance.",
    });
  }
}
