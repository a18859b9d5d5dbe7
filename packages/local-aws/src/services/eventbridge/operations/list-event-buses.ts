import { z } from "zod";
import { operation } from "../../../kernel/json-service.ts";
import type { EventBridgeState } from "../state.ts";

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListEventBuses.html */
export const listEventBuses = operation(
  z.strictObject({ NamePrefix: z.string().default("") }),
  (state: EventBridgeState, input) => {
    const buses = state.buses.all().filter((bus) => bus.name.startsWith(input.NamePrefix));
    return { EventBuses: buses.map((bus) => ({ Name: bus.name, Arn: bus.arn, Description: bus.description })) };
  },
);
