import { z } from "zod";
import type { ResourceType } from "../../../assembly/deploy.ts";
import { AwsError } from "../../../kernel/aws-error.ts";
import type { Iam } from "../../iam/iam.ts";
import type { Lambda } from "../lambda.ts";

const WithRole = z.object({ Role: z.string() });

/** `AWS::Lambda::Function`, which signs with its role. Throws AwsError InvalidParameterValueException where Lambda may not assume that. */
export function createFunction(lambda: Lambda, iam: Iam): ResourceType {
  return (properties, logicalId) => {
    const { Role: roleArn } = WithRole.parse(properties);
    if (!iam.isTrusted(roleArn, "lambda.amazonaws.com")) {
      const text = "The role defined for the function cannot be assumed by Lambda.";
      throw new AwsError("InvalidParameterValueException", text);
    }
    const { name, arn } = lambda.createFunction(logicalId, properties);
    iam.openSession(roleArn, name);
    return { ref: name, attributes: { Arn: arn, Name: name } };
  };
}
