import { type Facts, memberOf, type PermissionsOf, type RequiredPermission, textOf } from "./required-permission.ts";

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridge.html */
export const events: PermissionsOf = (operation, body, facts) => {
  const action = `events:${operation}`;
  if (operation === "PutEvents") return putEvents(body, facts);
  const arn = (resource: string) => `arn:aws:events:${facts.region}:${facts.accountId}:${resource}`;
  if (operation === "DescribeEventBus") return [{ action, resource: busArn(textOf(body, "Name") ?? "default", facts) }];
  if (operation !== "ListTargetsByRule") return [{ action, resource: "*" }];
  const bus = textOf(body, "EventBusName") ?? "default";
  const rule = textOf(body, "Rule") ?? "*";
  return [{ action, resource: arn(bus === "default" ? `rule/${rule}` : `rule/${bus}/${rule}`) }];
};

/**
 * One permission for each bus of the request. Its context has the sources and detail types of all events for the bus.
 * https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-use-conditions.html
 */
function putEvents(body: unknown, facts: Facts): readonly RequiredPermission[] {
  const entries = memberOf(body, "Entries");
  const buses = new Map<string, unknown[]>();
  for (const entry of Array.isArray(entries) ? entries : []) {
    const resource = busArn(textOf(entry, "EventBusName") ?? "default", facts);
    buses.set(resource, [...(buses.get(resource) ?? []), entry]);
  }
  const action = "events:PutEvents";
  if (buses.size === 0) return [{ action, resource: "*" }];
  return [...buses].map(([resource, ofBus]) => {
    const values = (name: string) => ofBus.flatMap((entry) => textOf(entry, name) ?? []);
    return {
      action,
      resource,
      context: { "events:source": values("Source"), "events:detail-type": values("DetailType") },
    };
  });
}

function busArn(nameOrArn: string, { region, accountId }: Facts): string {
  return nameOrArn.startsWith("arn:") ? nameOrArn : `arn:aws:events:${region}:${accountId}:event-bus/${nameOrArn}`;
}
