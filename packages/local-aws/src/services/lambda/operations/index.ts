import type { RestOperation } from "../../../kernel/rest-operation.ts";
import type { LambdaState } from "../state.ts";
import { deleteFunctionConcurrency } from "./delete-function-concurrency.ts";
import { getFunctionConfiguration } from "./get-function-configuration.ts";
import { invoke } from "./invoke.ts";
import { putFunctionConcurrency } from "./put-function-concurrency.ts";
import { updateFunctionConfiguration } from "./update-function-configuration.ts";

/** The operations that are served, by name. */
export const operations = {
  DeleteFunctionConcurrency: deleteFunctionConcurrency,
  GetFunctionConfiguration: getFunctionConfiguration,
  Invoke: invoke,
  PutFunctionConcurrency: putFunctionConcurrency,
  UpdateFunctionConfiguration: updateFunctionConfiguration,
} satisfies Record<string, RestOperation<LambdaState>>;
