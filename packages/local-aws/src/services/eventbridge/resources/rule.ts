import { z } from "zod";
import { AwsError } from "../../../kernel/aws-error.ts";
import type { EventBuses } from "../buses/event-buses.ts";
import { type Rule, target } from "../buses/rule.ts";
import { compileInput } from "../input/target-input.ts";
import { compilePattern } from "../pattern/pattern.ts";

const MAX_TARGETS = 5;

/**
 * Properties of `AWS::Events::Rule` for rules with a pattern. Schedules are refused by name.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-rule.html
 */
const ruleProperties = z.strictObject({
  Name: z
    .string()
    .regex(/^[.\-_A-Za-z0-9]{1,64}$/)
    .optional(),
  Description: z.string().optional(),
  EventBusName: z.string().default("default"),
  EventPattern: z.record(z.string(), z.unknown()),
  RoleArn: z.string().optional(),
  State: z.enum(["ENABLED", "DISABLED"]).default("ENABLED"),
  Tags: z.array(z.strictObject({ Key: z.string(), Value: z.string() })).optional(),
  Targets: z.array(target).default([]),
});

/**
 * Adds a rule to its bus. Throws a ZodError that names a property it does not have, ResourceNotFoundException,
 * InvalidEventPatternException, LimitExceededException for more than five targets, and ValidationException for a
 * target's input.
 */
export function createRule(buses: EventBuses, properties: unknown, newId: () => string): Rule {
  const parsed = ruleProperties.parse(properties);
  const bus = buses.get(parsed.EventBusName);
  if (parsed.Targets.length > MAX_TARGETS) {
    throw new AwsError("LimitExceededException", "The requested resource exceeds the maximum number allowed.");
  }
  const name = parsed.Name ?? `rule-${newId()}`;
  const path = bus.name === "default" ? name : `${bus.name}/${name}`;
  const arn = `${bus.arn.split(":event-bus/")[0]}:rule/${path}`;
  const rule: Rule = {
    name,
    arn,
    busName: bus.name,
    description: parsed.Description,
    roleArn: parsed.RoleArn,
    state: parsed.State,
    eventPattern: JSON.stringify(parsed.EventPattern),
    matches: compilePattern(parsed.EventPattern),
    targets: parsed.Targets.map((properties) => ({
      properties,
      inputFor: compileInput(properties, { name, arn }),
    })),
  };
  bus.rules.set(name, rule);
  return rule;
}
