import type { Context } from "hono";
import { z } from "zod";
import { AwsError } from "../../../kernel/aws-error.ts";
import type { LambdaFunction } from "../lambda-function.ts";
import type { LambdaState } from "../state.ts";

/** The function that the path's `:name` names. Throws ResourceNotFoundException. */
export function functionOf({ find }: LambdaState, context: Context): LambdaFunction {
  return find(context.req.param("name") ?? "");
}

/** Parses the request body. Throws InvalidParameterValueException. */
export async function bodyOf<T>(schema: z.ZodType<T>, context: Context): Promise<T> {
  const parsed = schema.safeParse(JSON.parse(await context.req.text()));
  if (parsed.success) return parsed.data;
  throw new AwsError("InvalidParameterValueException", z.prettifyError(parsed.error));
}
