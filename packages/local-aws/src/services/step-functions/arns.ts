import { AwsError } from "../../kernel/aws-error.ts";

/** Where the service stands; the first half of its ARNs. */
export interface Place {
  readonly region: string;
  readonly accountId: string;
}

export function stateMachineArn(place: Place, name: string): string {
  return `arn:aws:states:${place.region}:${place.accountId}:stateMachine:${name}`;
}

export function executionArn(place: Place, machine: string, name: string): string {
  return `arn:aws:states:${place.region}:${place.accountId}:execution:${machine}:${name}`;
}

/** A `FunctionName` may be a name or an ARN; the answer is always an ARN. */
export function functionArn(place: Place, name: string): string {
  return name.startsWith("arn:") ? name : `arn:aws:lambda:${place.region}:${place.accountId}:function:${name}`;
}

/** Throws InvalidArn for what is no ARN at all. */
export function requireArn(arn: string): void {
  if (!arn.startsWith("arn:")) throw new AwsError("InvalidArn", `Invalid Arn: 'Invalid ARN prefix: ${arn}'`);
}
