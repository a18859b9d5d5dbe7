import type { RestOperation } from "../../../kernel/rest-operation.ts";
import type { LambdaState } from "../state.ts";
import { functionOf } from "./input.ts";

/** https://docs.aws.amazon.com/lambda/latest/api/API_DeleteFunctionConcurrency.html */
export const deleteFunctionConcurrency: RestOperation<LambdaState> = {
  method: "DELETE",
  path: "/2017-10-31/functions/:name/concurrency",
  answer(state, context) {
    functionOf(state, context).reserved = undefined;
    return context.body(null, 204);
  },
};
