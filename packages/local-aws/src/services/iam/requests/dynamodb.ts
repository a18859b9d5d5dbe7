import { memberOf, type PermissionsOf, textOf } from "./required-permission.ts";

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazondynamodb.html */
export const dynamodb: PermissionsOf = (operation, body, { region, accountId }) => {
  const action = `dynamodb:${operation}`;
  const tables = tablesOf(body);
  if (tables.length === 0) return [{ action, resource: "*" }];
  return tables.map((table) => ({ action, resource: `arn:aws:dynamodb:${region}:${accountId}:table/${table}` }));
};

/** The tables of a request. A batch has them as the keys of `RequestItems`. */
function tablesOf(body: unknown): readonly string[] {
  const table = textOf(body, "TableName");
  return table === undefined ? Object.keys(memberOf(body, "RequestItems") ?? {}) : [table];
}
