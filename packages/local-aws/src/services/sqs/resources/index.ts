import { physicalName } from "../../../kernel/physical-name.ts";
import type { ResourceTypes } from "../../../kernel/resource-type.ts";
import type { Sqs } from "../sqs.ts";

/** The resource types of SQS, but for `AWS::SQS::QueuePolicy`, which IAM has. */
export function sqsTypes(sqs: Sqs, stackName: string) {
  return {
    "AWS::SQS::Queue": (properties, logicalId) => {
      const { arn, url, name } = sqs.createQueue({ QueueName: physicalName(stackName, logicalId), ...properties });
      return { ref: url, attributes: { Arn: arn, QueueName: name, QueueUrl: url } };
    },
  } satisfies ResourceTypes;
}
