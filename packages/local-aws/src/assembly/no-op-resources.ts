import type { ResourceType, ResourceTypes } from "../kernel/resource-type.ts";

const accept: ResourceType = (_, logicalId) => ({
  ref: logicalId,
  attributes: { Arn: `arn:aws:local:::${logicalId}` },
});

/** Resource types that a template may have and that do nothing in a local run. */
export const noOpResources = {
  // There are no metrics, so an alarm never changes its state.
  "AWS::CloudWatch::Alarm": accept,
  // A function's log is a file.
  "AWS::Logs::LogGroup": accept,
} satisfies ResourceTypes;
