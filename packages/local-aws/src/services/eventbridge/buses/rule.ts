import { z } from "zod";
import type { EventEnvelope } from "../event.ts";
import type { EventPattern } from "../pattern/pattern.ts";

/** https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-events-rule-target.html */
export const target = z.strictObject({
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
export type Target = z.infer<typeof target>;

/** A target with the function that builds its input (JSON text) from an event. */
export interface RuleTarget {
  readonly properties: Target;
  readonly inputFor: (event: EventEnvelope) => string;
}

/** A rule of a bus. */
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
