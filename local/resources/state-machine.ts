import { z } from "zod";
import type { ResourceType } from "../assembly/deploy.ts";
import type { StepFunctions } from "../services/step-functions/step-functions.ts";

/** `AWS::StepFunctions::StateMachine`; logging and tracing have no local effect, the history has everything. */
const StateMachineProperties = z.strictObject({
  StateMachineName: z.string(),
  StateMachineType: z.literal("STANDARD").default("STANDARD"),
  DefinitionString: z.string(),
  RoleArn: z.string(),
  LoggingConfiguration: z.unknown().optional(),
  TracingConfiguration: z.unknown().optional(),
  Tags: z.unknown().optional(),
});

export function createStateMachine(stepFunctions: StepFunctions): ResourceType {
  return (properties) => {
    const parsed = StateMachineProperties.parse(properties);
    const { StateMachineName: name, DefinitionString: definition, RoleArn: roleArn } = parsed;
    const { arn } = stepFunctions.createStateMachine({ name, definition, roleArn, type: parsed.StateMachineType });
    return { ref: arn, attributes: { Arn: arn, Name: name } };
  };
}
