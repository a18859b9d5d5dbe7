import { ArnFormat, Stack } from "aws-cdk-lib";
import type { TaskFunction } from "./task-function.ts";

const workflowNames = ["onboarding", "password-reset"] as const;
export type WorkflowName = (typeof workflowNames)[number];

/**
 * Lets a function answer a waiting state of either state machine; a task token does not tell of which one it is. By the
 * machines' fixed names, since a machine itself needs its tasks first.
 */
export function giveWaitAnswersTo(task: TaskFunction, ...actions: ("SendTaskSuccess" | "SendTaskFailure")[]): void {
  const arnFormat = ArnFormat.COLON_RESOURCE_NAME;
  task.give({
    actions: actions.map((action) => `states:${action}`),
    resources: workflowNames.map((resourceName) =>
      Stack.of(task).formatArn({ service: "states", resource: "stateMachine", resourceName, arnFormat }),
    ),
  });
}
