import { physicalName } from "../../../kernel/physical-name.ts";
import type { ResourceTypes } from "../../../kernel/resource-type.ts";
import type { EventBridge } from "../eventbridge.ts";

/** The resource types of EventBridge. */
export function eventBridgeTypes(eventBridge: EventBridge, stackName: string) {
  return {
    "AWS::Events::Archive": (properties) => named(eventBridge.createArchive(properties)),
    "AWS::Events::EventBus": (properties) => named(eventBridge.createEventBus(properties)),
    "AWS::Events::Rule": (properties, logicalId) =>
      named(eventBridge.createRule({ Name: physicalName(stackName, logicalId), ...properties })),
  } satisfies ResourceTypes;
}

function named({ name, arn }: { readonly name: string; readonly arn: string }) {
  return { ref: name, attributes: { Arn: arn, Name: name } };
}
