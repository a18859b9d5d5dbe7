import { AwsError } from "../../../kernel/aws-error.ts";
import type { EventBuses } from "../buses/event-buses.ts";
import { type Rule, ruleProperties } from "../buses/rule.ts";
import { compileInput } from "../input/target-input.ts";
import { compilePattern } from "../pattern/pattern.ts";

const MAX_TARGETS = 5;

/** Puts a rule on its bus. Throws InvalidEventPatternException, LimitExceededException, or what zod does not know. */
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
    targets: parsed.Targets.map((target) => ({
      properties: target,
      inputFor: compileInput(target, { name, arn }),
    })),
  };
  bus.rules.set(name, rule);
  return rule;
}
