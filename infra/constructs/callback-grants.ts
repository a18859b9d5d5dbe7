import { ArnFormat, Stack, Validations } from "aws-cdk-lib";
import type { TaskFunction } from "./task-function.ts";

export type WorkflowName = "onboarding" | "password-reset";
const workflowNames: readonly WorkflowName[] = ["onboarding", "password-reset"];

type WaitAnswer = "SendTaskSuccess" | "SendTaskFailure";

/**
 * Lets a function answer a waiting state of these state machines, or of either: a task token does not tell of which one
 * it is. By the machines' fixed names, since a machine itself needs its tasks first.
 */
export function giveWaitAnswersTo(task: TaskFunction, actions: readonly WaitAnswer[], names = workflowNames): void {
  const arnFormat = ArnFormat.COLON_RESOURCE_NAME;
  task.give({
    actions: actions.map((action) => `states:${action}`),
    resources: names.map((resourceName) =>
      Stack.of(task).formatArn({ service: "states", resource: "stateMachine", resourceName, arnFormat }),
    ),
  });
}

/** Lets a function see whether a run of these state machines is under way. Runs are named by people, so not one by one. */
export function giveRunStatusTo(task: TaskFunction, ...names: WorkflowName[]): void {
  const arnFormat = ArnFormat.COLON_RESOURCE_NAME;
  task.give({
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
