import { describe, expect, it } from "vitest";
import { accountWith, allow, deny, document, getItem, QUEUE, TABLE } from "./policies-of-a-role.ts";

const two = () => accountWith(allow(["dynamodb:GetItem", "dynamodb:PutItem"], [TABLE, QUEUE]), deny("s3:*", "*"));
const ofTheRole = (iam: ReturnType<typeof two>) => iam.grants().filter(({ policyOf }) => policyOf === "role/writer");
const line = ({ action, resource }: { readonly action: string; readonly resource: string }) => `${action} ${resource}`;

describe("grants", () => {
  it("are each action on each resource, without denials", () => {
    const expected = ["GetItem", "PutItem"].flatMap((name) => [
      `dynamodb:${name} ${TABLE}`,
      `dynamodb:${name} ${QUEUE}`,
    ]);
    expect(ofTheRole(two()).map(line)).toEqual(expected);
  });

  it("are used once they have allowed a request; the first one counts", () => {
    const iam = two();
    expect([...iam.used()]).toEqual([]);
    getItem(iam);
    getItem(iam, "others");
    expect([...iam.used()].map(line)).toEqual([`dynamodb:GetItem ${TABLE}`]);
  });

  it("can be withdrawn one by one", () => {
    const iam = two();
    for (const grant of ofTheRole(iam).slice(1)) iam.withdraw(grant);
    expect(ofTheRole(iam).map(line)).toEqual([`dynamodb:GetItem ${TABLE}`]);
    expect(getItem(iam)).toBe("allowed");
    for (const grant of ofTheRole(iam)) iam.withdraw(grant);
    expect(getItem(iam)).toMatch(/no identity-based policy allows/);
  });

  it("have denials beside them, which can be withdrawn, too", () => {
    const iam = accountWith(allow("dynamodb:GetItem", TABLE), deny("dynamodb:*", TABLE));
    expect(iam.denials().map(line)).toEqual([`dynamodb:* ${TABLE}`]);
    expect(getItem(iam)).toMatch(/explicit deny/);
    for (const denial of iam.denials()) iam.withdraw(denial);
    expect(iam.denials()).toEqual([]);
    expect(getItem(iam)).toBe("allowed");
  });

  it("include those of the trust policy", () => {
    const iam = two();
    const roleArn = "arn:aws:iam::000000000000:role/writer";
    expect(iam.isTrusted(roleArn, "lambda.amazonaws.com")).toBe(true);
    expect(iam.isTrusted(roleArn, "states.amazonaws.com")).toBe(false);
    expect([...iam.used()].map(line)).toEqual(["sts:AssumeRole *"]);
  });
});

describe("a policy is refused by name that has", () => {
  const statement = { Effect: "Allow", Action: "*", Resource: "*" };
  it.each([
    ["NotAction", { Effect: "Allow", NotAction: "s3:*", Resource: "*" }],
    ["NotResource", { Effect: "Allow", Action: "*", NotResource: "*" }],
    ["NotPrincipal", { ...statement, NotPrincipal: "*" }],
    ["Federated", { ...statement, Principal: { Federated: "idp" } }],
    ["policy variable", { ...statement, Resource: `${TABLE}/\${aws:username}` }],
    ["DateLessThan", { ...statement, Condition: { DateLessThan: { "events:source": "2026-01-01" } } }],
  ])("%s", (name, wrong) => {
    expect(() => accountWith(wrong)).toThrow(name);
  });

  it.each([
    ["ManagedPolicyArns", { ManagedPolicyArns: ["arn:aws:iam::aws:policy/AdministratorAccess"] }],
    ["PermissionsBoundary", { PermissionsBoundary: "arn:aws:iam::aws:policy/AdministratorAccess" }],
  ])("%s, on a role", (name, more) => {
    const create = () => accountWith().policies.createRole("wrong", { AssumeRolePolicyDocument: document(), ...more });
    expect(create).toThrow(name);
  });
});
