import type { Facts, Need } from "./required-permission.ts";

const ADDRESS = /^\/\d{4}-\d\d-\d\d\/functions\/([^/?]+)\/(invocations|concurrency|configuration)(?:\?(.*))?$/;

const actions: ReadonlyMap<string, string> = new Map([
  ["POST invocations", "lambda:InvokeFunction"],
  ["GET configuration", "lambda:GetFunctionConfiguration"],
  ["PUT configuration", "lambda:UpdateFunctionConfiguration"],
  ["PUT concurrency", "lambda:PutFunctionConcurrency"],
  ["DELETE concurrency", "lambda:DeleteFunctionConcurrency"],
]);

/**
 * What a REST request to Lambda needs; undefined when it is none.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html
 */
export function lambda(method: string, path: string, facts: Facts): readonly Need[] | undefined {
  const [, name = "", what = "", query = ""] = ADDRESS.exec(path) ?? [];
  const action = actions.get(`${method} ${what}`);
  if (action === undefined) return undefined;
  const qualifier = new URLSearchParams(query).get("Qualifier");
  const arn = functionArn(decodeURIComponent(name), facts);
  return [{ action, resource: qualifier === null ? arn : `${arn}:${qualifier}` }];
}

/** From a name, a partial ARN or an ARN. */
function functionArn(name: string, { region, accountId }: Facts): string {
  if (name.startsWith("arn:")) return name;
  return `arn:aws:lambda:${region}:${accountId}:function:${name.replace(`${accountId}:function:`, "")}`;
}
