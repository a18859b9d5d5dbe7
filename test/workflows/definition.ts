import { z } from "zod";
import { definitionOf } from "../../infra/definition-of.ts";
import { synthesizeStack } from "../infra/synthesize-stack.ts";

const ErrorNames = z.object({ ErrorEquals: z.array(z.string()) });

const Definition = z.looseObject({
  StartAt: z.string(),
  QueryLanguage: z.literal("JSONata"),
  States: z.record(
    z.string(),
    z.looseObject({
      Type: z.string(),
      Next: z.string().optional(),
      Default: z.string().optional(),
      Resource: z.string().optional(),
      TimeoutSeconds: z.string().optional(),
      Assign: z.record(z.string(), z.unknown()).default({}),
      Choices: z.array(z.looseObject({ Condition: z.string(), Next: z.string() })).default([]),
      Retry: z.array(ErrorNames.loose()).default([]),
      Catch: z.array(ErrorNames.extend({ Next: z.string() }).loose()).default([]),
    }),
  ),
});

/** As deployed with the settings of cdk.json, but with logical ids for ARNs. */
export const rawDefinition = definitionOf(synthesizeStack().toJSON(), "onboarding");
export const definition = Definition.parse(rawDefinition);
