import { z } from "zod";
import { AwsError } from "../../../kernel/aws-error.ts";
import { operation } from "../../../kernel/json-service.ts";
import type { EventBridgeState } from "../state.ts";

const listTargetsInput = z.strictObject({ Rule: z.string().min(1), EventBusName: z.string().default("default") });

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListTargetsByRule.html */
export const listTargetsByRule = operation(listTargetsInput, (state: EventBridgeState, input) => {
  const bus = state.buses.get(input.EventBusName);
  const rule = bus.rules.get(input.Rule);
  if (rule === undefined) {
    const text = `Rule ${input.Rule} does not exist on EventBus ${bus.name}.`;
    throw new AwsError("ResourceNotFoundException", text);
  }
  return { Targets: rule.targets.map((target) => target.properties) };
});
