import { AwsError } from "../../kernel/aws-error.ts";

/** The account and Region of an ARN. */
export interface Account {
  readonly region: string;
  readonly accountId: string;
}

/** ARN of a state machine. */
export function stateMachineArn(account: Account, name: string): string {
  return `arn:aws:states:${account.region}:${account.accountId}:stateMachine:${name}`;
}

/** ARN of an execution. */
export function executionArn(account: Account, machine: string, name: string): string {
  return `arn:aws:states:${account.region}:${account.accountId}:execution:${machine}:${name}`;
}

/** The ARN for a `FunctionName`, which is a name or an ARN. */
export function functionArn(account: Account, name: string): string {
  return name.startsWith("arn:") ? name : `arn:aws:lambda:${account.region}:${account.accountId}:function:${name}`;
}

/** Throws InvalidArn for a text that is not an ARN. */
export function requireArn(arn: string): void {
  if (!arn.startsWith("arn:")) throw new AwsError("InvalidArn", `Invalid Arn: 'Invalid ARN prefix: ${arn}'`);
}
