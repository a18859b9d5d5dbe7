import { type PermissionsOf, textOf } from "./required-permission.ts";

/**
 * A task callback requires permission for the state machine that issued the token. A token that no state machine issued
 * requires none: Step Functions itself answers its error.
 * https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsstepfunctions.html
 */
export const states: PermissionsOf = (operation, body, { machineOfToken }) => {
  const action = `states:${operation}`;
  const token = textOf(body, "taskToken");
  if (token === undefined)
    return [{ action, resource: textOf(body, "stateMachineArn") ?? textOf(body, "executionArn") ?? "*" }];
  const resource = machineOfToken(token);
  return resource === undefined ? [] : [{ action, resource }];
};
