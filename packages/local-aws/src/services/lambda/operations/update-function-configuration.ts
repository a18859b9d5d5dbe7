import { z } from "zod";
import type { RestOperation } from "../../../kernel/rest-operation.ts";
import type { LambdaState } from "../state.ts";
import { configurationOf } from "./get-function-configuration.ts";
import { bodyOf, functionOf } from "./input.ts";

const input = z.strictObject({ Environment: z.strictObject({ Variables: z.record(z.string(), z.string()) }) });

/**
 * Replaces the function's environment variables.
 * https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionConfiguration.html
 */
export const updateFunctionConfiguration: RestOperation<LambdaState> = {
  method: "PUT",
  path: "/2015-03-31/functions/:name/configuration",
  async answer(state, context) {
    const { Environment } = await bodyOf(input, context);
    const target = functionOf(state, context);
    await target.setVariables(Environment.Variables);
    return context.json(configurationOf(target));
  },
};
