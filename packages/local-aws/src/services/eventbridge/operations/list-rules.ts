import { z } from "zod";
import { operation } from "../../../kernel/json-service.ts";
import type { EventBridgeState } from "../state.ts";

const listRulesInput = z.strictObject({
  EventBusName: z.string().default("default"),
  NamePrefix: z.string().default(""),
});

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListRules.html */
export const listRules = operation(listRulesInput, (state: EventBridgeState, input) => {
  const rules = [...state.buses.get(input.EventBusName).rules.values()];
  return {
    Rules: rules
      .filter((rule) => rule.name.startsWith(input.NamePrefix))
      .map((rule) => ({
        Name: rule.name,
        Arn: rule.arn,
        EventPattern: rule.eventPattern,
        State: rule.state,
        Description: rule.description,
        RoleArn: rule.roleArn,
        EventBusName: rule.busName,
      })),
  };
});
