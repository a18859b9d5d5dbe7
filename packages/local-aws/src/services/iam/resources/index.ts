import type { ResourceTypes } from "../../../kernel/resource-type.ts";
import type { Iam } from "../iam.ts";

/** The resource types that hold policies: those of IAM, and the policies of functions and queues. */
export function policyTypes({ policies }: Iam) {
  return {
    "AWS::IAM::Policy": (properties) => ({ ref: policies.attach(properties).name }),
    "AWS::IAM::Role": (properties, logicalId) => {
      const { name, arn } = policies.createRole(logicalId, properties);
      return { ref: name, attributes: { Arn: arn, RoleId: name } };
    },
    "AWS::Lambda::Permission": (properties, logicalId) => {
      policies.addPermission(properties);
      return { ref: logicalId, attributes: { Id: logicalId } };
    },
    "AWS::SQS::QueuePolicy": (properties, logicalId) => {
      policies.addQueuePolicy(properties);
      return { ref: logicalId, attributes: { Id: logicalId } };
    },
  } satisfies ResourceTypes;
}
