import type { Facts, RequiredPermission } from "./required-permission.ts";

const ADDRESS = /^\/\d{4}-\d\d-\d\d\/functions\/([^/?]+)\/(invocations|concurrency|configuration)(?:\?(.*))?$/;

const actions: ReadonlyMap<string, string> = new Map([
  ["POST invocations", "lambda:InvokeFunction"],
  ["GET configuration", "lambda:GetFunctionConfiguration"],
  ["PUT configuration", "lambda:UpdateFunctionConfiguration"],
  ["PUT concurrency", "lambda:PutFunctionConcurrency"],
  ["DELETE concurrency", "lambda:DeleteFunctionConcurrency"],
]);

/**
 * The permissions of a REST request to Lambda; undefined for a request to another service.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awslambda.html
 */
export function lambda(method: string, path: string, facts: Facts): readonly RequiredPermission[] | undefined {
  const [, name = "", what = "", query = ""] = ADDRESS.exec(path) ?? [];
  const action = actions.get(`${method} ${what}`);
  if (action === undefined) return undefined;
  const qualifier = new URLSearchParams(query).get("Qualifier");
  const arn = functionArn(decodeURIComponent(name), facts);
  return [{ action, resource: qualifier === null ? arn : `${arn}:${qualifier}` }];
}

/** The ARN of a function's name, partial ARN or ARN. */
function functionArn(name: string, { region, accountId }: Facts): string {
  if (name.startsWith("arn:")) return name;
  return `arn:aws:lambda:${region}:${accountId}:function:${name.replace(`${accountId}:function:`, "")}`;
}
