import { type PermissionsOf, textOf } from "./required-permission.ts";

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsqs.html */
export const sqs: PermissionsOf = (operation, body, { region, accountId }) => {
  const name = textOf(body, "QueueUrl")?.split("/").at(-1) ?? textOf(body, "QueueName");
  const resource = name === undefined ? "*" : `arn:aws:sqs:${region}:${accountId}:${name}`;
  return [{ action: `sqs:${operation}`, resource }];
};
