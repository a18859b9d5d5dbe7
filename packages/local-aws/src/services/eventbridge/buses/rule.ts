import { z } from "zod";
import type { EventEnvelope } from "../event.ts";
import type { EventPattern } from "../pattern/pattern.ts";

const target = z.strictObject({
  Arn: z.string(),
  Id: z.string().min(1).max(64),
  DeadLetterConfig: z.strictObject({ Arn: z.string() }).optional(),
  Input: z.string().optional(),
  InputPath: z.string().optional(),
  InputTransformer: z
    .strictObject({ InputPathsMap: z.record(z.string(), z.string()).default({}), InputTemplate: z.string() })
    .optional(),
  RetryPolicy: z
    .strictObject({
      MaximumEventAgeInSeconds: z.int().min(60).max(86_400).optional(),
      MaximumRetryAttempts: z.int().min(0).max(185).optional(),
    })
    .optional(),
  RoleArn: z.string().optional(),
});

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-events-rule-target.html */
export type Target = z.infer<typeof target>;

/**
 * Properties of `AWS::Events::Rule` for rules with a pattern; schedules are refused by name.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-events-rule.html
 */
export const ruleProperties = z.strictObject({
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

export interface Rule {
  readonly name: string;
  readonly arn: string;
  readonly busName: string;
  readonly description?: string | undefined;
  readonly roleArn?: string | undefined;
  readonly state: "ENABLED" | "DISABLED";
  /** The pattern as JSON text, as ListRules answers it. */
  readonly eventPattern: string;
  readonly matches: EventPattern;
  readonly targets: readonly RuleTarget[];
}

export interface RuleTarget {
  readonly properties: Target;
  readonly inputFor: (event: EventEnvelope) => string;
}
