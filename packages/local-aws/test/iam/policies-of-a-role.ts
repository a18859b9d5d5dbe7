import { Iam } from "../../src/services/iam/iam.ts";

export const place = { region: "eu-west-1", accountId: "000000000000" };
export const KEY = "arn:aws:kms:eu-west-1:000000000000:key/answers";
export const QUEUE = "arn:aws:sqs:eu-west-1:000000000000:letters";
export const TABLE = "arn:aws:dynamodb:eu-west-1:000000000000:table/people";
export const ROLE_ARN = "arn:aws:iam::000000000000:role/writer";

export const document = (...Statement: readonly object[]) => ({ Version: "2012-10-17", Statement });
export const allow = (Action: string | string[], Resource: string | string[], Condition: object = {}) => ({
  Effect: "Allow",
  Action,
  Resource,
  Condition,
});
export const deny = (Action: string | string[], Resource: string | string[], Condition: object = {}) => ({
  ...allow(Action, Resource, Condition),
  Effect: "Deny",
});
const trust = document({ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "lambda.amazonaws.com" } });

/** An account with the role `writer` of the function `write`, with these policy statements. */
export function accountWith(...statements: readonly object[]): Iam {
  const iam = new Iam({
    ...place,
    keyArn: ({ keyId }) => (keyId === "answers" ? KEY : undefined),
    machineOfToken: (token) =>
      token === "known" ? "arn:aws:states:eu-west-1:000000000000:stateMachine:one" : undefined,
  });
  iam.policies.createRole("writer", { AssumeRolePolicyDocument: trust });
  if (statements.length > 0)
    iam.policies.attach({ PolicyName: "rights", PolicyDocument: document(...statements), Roles: ["writer"] });
  iam.openSession(ROLE_ARN, "write");
  return iam;
}

/** The result of a request: `allowed`, or the text of the refusal. */
export function outcome(work: () => void): string {
  try {
    work();
    return "allowed";
  } catch (error) {
    return error instanceof Error ? error.message : "no error";
  }
}

export function getItem(iam: Iam, TableName = "people", accessKeyId: string | undefined = "writer"): string {
  return outcome(() =>
    iam.authorize({ accessKeyId, request: { target: "DynamoDB_20120810.GetItem", body: { TableName } } }),
  );
}
