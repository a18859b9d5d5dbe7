import { type Facts, type RequiredPermission, textOf } from "./required-permission.ts";

/**
 * The permissions of a REST request to SES v2; undefined for a request to another service. SendEmail requires permission
 * for the sender's identity, which is the mail address here, and for the configuration set.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsimpleemailservicev2.html
 */
export function ses(
  method: string,
  path: string,
  body: unknown,
  facts: Facts,
): readonly RequiredPermission[] | undefined {
  if (method === "GET" && path === "/v2/email/account") return [{ action: "ses:GetAccount", resource: "*" }];
  if (method !== "POST" || path !== "/v2/email/outbound-emails") return undefined;
  const arn = (resource: string) => `arn:aws:ses:${facts.region}:${facts.accountId}:${resource}`;
  const from = addressOf(textOf(body, "FromEmailAddress") ?? "");
  const set = textOf(body, "ConfigurationSetName");
  const common = { action: "ses:SendEmail", context: { "ses:fromaddress": [from] } };
  const sender = { ...common, resource: arn(`identity/${from}`) };
  return set === undefined ? [sender] : [sender, { ...common, resource: arn(`configuration-set/${set}`) }];
}

/** The address without a display name. */
function addressOf(sender: string): string {
  return /<([^<>]*)>\s*$/.exec(sender)?.[1] ?? sender.trim();
}
