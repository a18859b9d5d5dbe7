import { z } from "zod";
import { operation } from "../../../kernel/json-service.ts";
import type { EventBridgeState } from "../state.ts";

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_DescribeEventBus.html */
export const describeEventBus = operation(
  z.strictObject({ Name: z.string().default("default") }),
  (state: EventBridgeState, input) => {
    const bus = state.buses.get(input.Name);
    return { Name: bus.name, Arn: bus.arn, Description: bus.description };
  },
);
