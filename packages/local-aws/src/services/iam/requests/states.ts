import { type NeedsOf, textOf } from "./required-permission.ts";

/**
 * An answer to a task is asked of the state machine that issued its token. A token that no machine issued is the
 * service's to refuse.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsstepfunctions.html
 */
export const states: NeedsOf = (operation, body, { machineOfToken }) => {
  const action = `states:${operation}`;
  const token = textOf(body, "taskToken");
  if (token === undefined)
    return [{ action, resource: textOf(body, "stateMachineArn") ?? textOf(body, "executionArn") ?? "*" }];
  const resource = machineOfToken(token);
  return resource === undefined ? [] : [{ action, resource }];
};
