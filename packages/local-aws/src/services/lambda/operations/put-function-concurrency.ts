import { z } from "zod";
import type { RestOperation } from "../../../kernel/rest-operation.ts";
import type { LambdaState } from "../state.ts";
import { bodyOf, functionOf } from "./input.ts";

const input = z.strictObject({ ReservedConcurrentExecutions: z.int().min(0) });

/**
 * Sets how many invocations may run at once. 0 stops the function: its callers get TooManyRequestsException.
 * https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionConcurrency.html
 */
export const putFunctionConcurrency: RestOperation<LambdaState> = {
  method: "PUT",
  path: "/2017-10-31/functions/:name/concurrency",
  async answer(state, context) {
    const body = await bodyOf(input, context);
    functionOf(state, context).reserved = body.ReservedConcurrentExecutions;
    return context.json(body);
  },
};
