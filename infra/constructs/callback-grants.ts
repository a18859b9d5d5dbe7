import { ArnFormat, Stack, Validations } from "aws-cdk-lib";
import type { TaskFunction } from "./task-function.ts";

export type WorkflowName = "onboarding" | "password-reset";
const workflowNames: readonly WorkflowName[] = ["onboarding", "password-reset"];

type TaskCallback = "SendTaskSuccess" | "SendTaskFailure";

/**
 * Lets a function end a wait of these state machines, or of either: a task token does not say which one it belongs to.
 * By the machines' fixed names, because a machine can only be made after its tasks.
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

/** Lets a function read the status of every execution of these state machines: their names are not known beforehand. */
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
      reason: "An event may be for any run of the machine; their names are not known before.",
    });
  }
}
