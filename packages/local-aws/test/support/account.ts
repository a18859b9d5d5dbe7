import { randomBytes, randomUUID } from "node:crypto";
import { createServices } from "../../src/create-services.ts";
import { Activity } from "../../src/kernel/activity.ts";
import { ManualClock } from "./manual-clock.ts";
import { serve } from "./serve.ts";

export interface Right {
  readonly Action: string;
  readonly Resource: string | readonly string[];
}

const trust = (Service: string) => ({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service } }],
});

/** The services of an account, with functions that answer `null` and a clock that stands still. */
export function createAccount() {
  const clock = new ManualClock();
  const activity = new Activity();
  const invoked: { readonly name: string; readonly payload: string }[] = [];
  const failing = new Set<string>();
  const services = createServices({
    clock,
    activity,
    newId: randomUUID,
    randomBytes,
    random: () => 0.5,
    onOutput: () => undefined,
    region: "eu-west-1",
    accountId: "000000000000",
    endpoint: "http://127.0.0.1:4566",
    apiUrl: "http://127.0.0.1:8080",
    startRunner: ({ name }) => ({
      async run(payload) {
        invoked.push({ name, payload });
        return failing.has(name) ? { payload: "{}", functionError: "Unhandled" } : { payload: "null" };
      },
      renew: () => Promise.resolve(),
      stop: () => Promise.resolve(),
    }),
  });
  const { iam, lambda } = services;
  /** A role that a service may assume, with these permissions. */
  const createRole = (name: string, service: string, ...rights: readonly Right[]) => {
    const { arn } = iam.policies.createRole(name, { AssumeRolePolicyDocument: trust(service) });
    allow(name, ...rights);
    return arn;
  };
  const allow = (role: string, ...rights: readonly Right[]) => {
    const Statement = rights.map((right) => ({ Effect: "Allow", ...right }));
    const PolicyDocument = { Version: "2012-10-17", Statement };
    if (rights.length > 0) iam.policies.attach({ PolicyName: "rights", PolicyDocument, Roles: [role] });
  };
  /** A function with a role of the same name. */
  const createFunction = (name: string, ...rights: readonly Right[]) => {
    const Role = createRole(name, "lambda.amazonaws.com", ...rights);
    const Code = { S3Bucket: "assets", S3Key: name };
    const { arn } = lambda.createFunction(name, { Code, Handler: "index.handler", Runtime: "nodejs24.x", Role });
    iam.openSession(Role, name);
    return arn;
  };
  return { ...services, activity, clock, invoked, failing, allow, createRole, createFunction };
}

export type Account = ReturnType<typeof createAccount>;

/** An account behind the AWS endpoint, which checks every request with IAM. */
export async function serveAccount() {
  const account = createAccount();
  const { cognito, dynamodb, eventBridge, iam, kms, lambda, ses, sqs, stepFunctions } = account;
  const json = [cognito, dynamodb, eventBridge, kms, sqs, stepFunctions].map(({ service }) => service);
  const authorize = iam.authorize.bind(iam);
  const served = await serve({ json, rest: [lambda.router, ses.router], authorize });
  /** Options for any SDK client of a function with this role. */
  const as = (role: string) => ({
    ...served.client,
    credentials: { accessKeyId: role, secretAccessKey: role },
    maxAttempts: 1,
  });
  return { ...account, ...served, as };
}

export type ServedAccount = Awaited<ReturnType<typeof serveAccount>>;
