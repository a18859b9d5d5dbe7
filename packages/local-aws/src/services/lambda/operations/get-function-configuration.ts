import type { RestOperation } from "../../../kernel/rest-operation.ts";
import type { LambdaFunction } from "../lambda-function.ts";
import type { LambdaState } from "../state.ts";
import { functionOf } from "./input.ts";

/** https://docs.aws.amazon.com/lambda/latest/api/API_GetFunctionConfiguration.html */
export const getFunctionConfiguration: RestOperation<LambdaState> = {
  method: "GET",
  path: "/2015-03-31/functions/:name/configuration",
  answer: (state, context) => context.json(configurationOf(functionOf(state, context))),
};

/** The members of a FunctionConfiguration. UpdateFunctionConfiguration answers them, too. */
export function configurationOf({ setup: { name, arn, properties }, variables: Variables }: LambdaFunction) {
  const { Handler, MemorySize, Runtime, Role, Timeout } = properties;
  const Environment = { Variables };
  return { FunctionName: name, FunctionArn: arn, Handler, MemorySize, Runtime, Role, Timeout, Environment };
}
