import { AwsError } from "../../../kernel/aws-error.ts";
import { physicalName } from "../../../kernel/physical-name.ts";
import type { ResourceTypes } from "../../../kernel/resource-type.ts";
import type { Iam } from "../../iam/iam.ts";
import type { StepFunctions } from "../step-functions.ts";
import { stateMachineProperties } from "./state-machine.ts";

/**
 * The resource types of Step Functions. A state machine throws AccessDeniedException when Step Functions may not assume its
 * role.
 */
export function stepFunctionsTypes(stepFunctions: StepFunctions, iam: Iam, stackName: string) {
  return {
    "AWS::StepFunctions::StateMachine": (properties, logicalId) => {
      const parsed = stateMachineProperties.parse(properties);
      const { StateMachineName: name = physicalName(stackName, logicalId), RoleArn: roleArn } = parsed;
      // https://docs.aws.amazon.com/step-functions/latest/dg/procedure-create-iam-role.html#prevent-cross-service-confused-deputy
      const source = { "aws:sourcearn": [stepFunctions.arnOf(name)] };
      if (!iam.isTrusted(roleArn, "states.amazonaws.com", source)) {
        const text = `Neither the global service principal states.amazonaws.com, nor the regional one is authorized to assume the provided role.`;
        throw new AwsError("AccessDeniedException", text);
      }
      const { DefinitionString: definition, StateMachineType: type } = parsed;
      const { arn } = stepFunctions.createStateMachine({ name, definition, roleArn, type });
      return { ref: arn, attributes: { Arn: arn, Name: name } };
    },
  } satisfies ResourceTypes;
}
