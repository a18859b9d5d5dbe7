import { z } from "zod";
import { AwsError } from "../../../kernel/aws-error.ts";
import { operation } from "../../../kernel/json-service.ts";
import { invalidPattern } from "../pattern/invalid.ts";
import { isObject } from "../pattern/json.ts";
import { compilePattern } from "../pattern/pattern.ts";
import type { EventBridgeState } from "../state.ts";

const requiredFields = ["id", "account", "source", "time", "region", "resources", "detail-type"];

/** https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_TestEventPattern.html */
export const testEventPattern = operation(
  z.strictObject({ EventPattern: z.string(), Event: z.string() }),
  (_state: EventBridgeState, input) => {
    const pattern = parse(input.EventPattern, () => invalidPattern("Invalid JSON"));
    const matches = compilePattern(pattern);
    const event = parse(input.Event, invalidEvent);
    if (!isObject(event) || !requiredFields.every((name) => Object.hasOwn(event, name))) throw invalidEvent();
    return { Result: matches(event) };
  },
);

function parse(text: string, failure: () => AwsError): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw failure();
  }
}

function invalidEvent(): AwsError {
  return new AwsError("ValidationException", "Parameter Event is not valid.");
}
