import { z } from "zod";
import type { ResourceType } from "../../../assembly/deploy.ts";
import { AwsError } from "../../../kernel/aws-error.ts";
import type { Iam } from "../../iam/iam.ts";
import type { StepFunctions } from "../step-functions.ts";

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

/** Throws AwsError AccessDeniedException where Step Functions may not assume the role. */
export function createStateMachine(stepFunctions: StepFunctions, iam: Iam): ResourceType {
  return (properties) => {
    const parsed = StateMachineProperties.parse(properties);
    const { StateMachineName: name, DefinitionString: definition, RoleArn: roleArn } = parsed;
    if (!iam.isTrusted(roleArn, "states.amazonaws.com")) {
      const text = `Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.`;
      throw new AwsError("AccessDeniedException", text);
    }
    const { arn } = stepFunctions.createStateMachine({ name, definition, roleArn, type: parsed.StateMachineType });
    return { ref: arn, attributes: { Arn: arn, Name: name } };
  };
}
