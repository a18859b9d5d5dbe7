import { AwsError } from "../../../kernel/aws-error.ts";
import type { Target } from "../buses/rule.ts";
import type { EventEnvelope } from "../event.ts";
import { compilePath } from "./json-path.ts";
import { parseTemplate } from "./template.ts";

/** The name and ARN of a rule, which its input template may contain. */
export interface RuleIdentity {
  readonly name: string;
  readonly arn: string;
}

/**
 * Compiles how a target's input (JSON text) is built from an event: the whole event, `Input`, the part at `InputPath`, or
 * the template of `InputTransformer`. Throws ValidationException for more than one of them and for an unknown variable.
 */
export function compileInput(target: Target, rule: RuleIdentity): (event: EventEnvelope) => string {
  const given = [target.Input, target.InputPath, target.InputTransformer].filter((form) => form !== undefined);
  if (given.length > 1) {
    throw invalid(`Only one of Input, InputPath, or InputTransformer must be provided for target ${target.Id}.`);
  }
  const constant = target.Input;
  if (constant !== undefined) return () => constant;
  if (target.InputTransformer !== undefined) return transformer(target, target.InputTransformer, rule);
  const path = compilePath(target.InputPath ?? "$");
  return (event) => JSON.stringify(path(event) ?? null);
}

function transformer(target: Target, form: NonNullable<Target["InputTransformer"]>, rule: RuleIdentity) {
  const paths = Object.entries(form.InputPathsMap).map(([name, path]) => [name, compilePath(path)] as const);
  const template = parseTemplate(form.InputTemplate);
  const known = new Set([...Object.keys(form.InputPathsMap), ...predefined]);
  const unknown = template.variables.find((variable) => !known.has(variable));
  if (unknown !== undefined) {
    throw invalid(`Invalid InputTemplate for target ${target.Id} : <${unknown}> is not in the InputPathsMap.`);
  }
  return (event: EventEnvelope) =>
    template.fill(
      new Map<string, unknown>([
        ...paths.map(([name, path]) => [name, path(event)] as const),
        ["aws.events.rule-arn", rule.arn],
        ["aws.events.rule-name", rule.name],
        ["aws.events.event.ingestion-time", event.time],
        ["aws.events.event", withoutDetail(event)],
        ["aws.events.event.json", event],
      ]),
    );
}

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html#eb-transform-input-predefined */
const predefined = [
  "aws.events.rule-arn",
  "aws.events.rule-name",
  "aws.events.event.ingestion-time",
  "aws.events.event",
  "aws.events.event.json",
] as const;

function withoutDetail(event: EventEnvelope): Omit<EventEnvelope, "detail"> {
  const { detail: _detail, ...rest } = event;
  return rest;
}

function invalid(message: string): AwsError {
  return new AwsError("ValidationException", message);
}
