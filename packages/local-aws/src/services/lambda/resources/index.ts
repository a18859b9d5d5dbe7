import { z } from "zod";
import { AwsError } from "../../../kernel/aws-error.ts";
import type { ResourceTypes } from "../../../kernel/resource-type.ts";
import type { Iam } from "../../iam/iam.ts";
import type { Lambda } from "../lambda.ts";

const WithRole = z.object({ Role: z.string() });

/**
 * The resource types of Lambda, but for `AWS::Lambda::Permission`, which IAM has. A function throws
 * InvalidParameterValueException when Lambda may not assume its role. Its role's name is its access key.
 */
export function lambdaTypes(lambda: Lambda, iam: Iam) {
  return {
    "AWS::Lambda::EventInvokeConfig": (properties, logicalId) => {
      lambda.configureAsync(properties);
      return { ref: logicalId };
    },
    "AWS::Lambda::Function": (properties, logicalId) => {
      const { Role: roleArn } = WithRole.parse(properties);
      if (!iam.isTrusted(roleArn, "lambda.amazonaws.com")) {
        const text = "The role defined for the function cannot be assumed by Lambda.";
        throw new AwsError("InvalidParameterValueException", text);
      }
      const { name, arn } = lambda.createFunction(logicalId, properties);
      iam.openSession(roleArn, name);
      return { ref: name, attributes: { Arn: arn, Name: name } };
    },
  } satisfies ResourceTypes;
}
