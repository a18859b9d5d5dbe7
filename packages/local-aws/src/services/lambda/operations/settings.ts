import { type Context, Hono } from "hono";
import { z } from "zod";
import { AwsError } from "../../../kernel/aws-error.ts";
import type { Lambda } from "../lambda.ts";
import type { LambdaFunction } from "../lambda-function.ts";

const Concurrency = z.strictObject({ ReservedConcurrentExecutions: z.int().min(0) });
const Configuration = z.strictObject({ Environment: z.strictObject({ Variables: z.record(z.string(), z.string()) }) });

/**
 * What operations may change about a function while it is in use: how many of it run at once (0 stops it, and its
 * callers are told to come back), and its environment variables.
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_PutFunctionConcurrency.html
 * @see https://docs.aws.amazon.com/lambda/latest/api/API_UpdateFunctionConfiguration.html
 */
export function settings({ find }: Pick<Lambda, "find">): Hono {
  const found = (c: Context) => find(c.req.param("name") ?? "");
  return new Hono()
    .put("/2017-10-31/functions/:name/concurrency", async (c) => {
      const input = parse(Concurrency, await c.req.text());
      found(c).reserved = input.ReservedConcurrentExecutions;
      return c.json(input);
    })
    .delete("/2017-10-31/functions/:name/concurrency", (c) => {
      found(c).reserved = undefined;
      return c.body(null, 204);
    })
    .get("/2015-03-31/functions/:name/configuration", (c) => c.json(configurationOf(found(c))))
    .put("/2015-03-31/functions/:name/configuration", async (c) => {
      const { Environment } = parse(Configuration, await c.req.text());
      const target = found(c);
      await target.setVariables(Environment.Variables);
      return c.json(configurationOf(target));
    });
}

/** As GetFunctionConfiguration answers it. */
function configurationOf({ setup: { name, arn, properties }, variables: Variables }: LambdaFunction) {
  const { Handler, MemorySize, Runtime, Role, Timeout } = properties;
  const Environment = { Variables };
  return { FunctionName: name, FunctionArn: arn, Handler, MemorySize, Runtime, Role, Timeout, Environment };
}

function parse<T>(schema: z.ZodType<T>, text: string): T {
  const parsed = schema.safeParse(JSON.parse(text));
  if (parsed.success) return parsed.data;
  throw new AwsError("InvalidParameterValueException", z.prettifyError(parsed.error));
}
