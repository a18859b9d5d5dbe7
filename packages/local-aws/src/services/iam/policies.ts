import { AwsError } from "../../kernel/aws-error.ts";
import { Policy } from "./policy/policy.ts";
import type { Grant, Rule } from "./policy/rule.ts";
import { permissionProperties, queuePolicyProperties } from "./resources/resource-policy.ts";
import { policyProperties, roleProperties } from "./resources/role.ts";

/** A role with its policies. */
export interface Role {
  readonly name: string;
  readonly arn: string;
  readonly policy: Policy;
  /** The trust policy: which services may assume the role. */
  readonly trust: Policy;
}

/** The policies of the account: those of roles by role name, and those of resources by ARN. */
export class Policies {
  readonly #roles = new Map<string, Role>();
  readonly #ofResources = new Map<string, Policy>();
  readonly #account: { readonly region: string; readonly accountId: string };

  constructor(account: { readonly region: string; readonly accountId: string }) {
    this.#account = account;
  }

  /** Creates a role from the properties of `AWS::IAM::Role`. Throws as `parsePolicy`. */
  createRole(logicalName: string, properties: unknown): Role {
    const { AssumeRolePolicyDocument, Policies: inline, RoleName } = roleProperties.parse(properties);
    const name = RoleName ?? logicalName;
    const arn = `arn:aws:iam::${this.#account.accountId}:role/${name}`;
    const role = { name, arn, policy: new Policy(`role/${name}`), trust: new Policy(arn) };
    role.trust.add(AssumeRolePolicyDocument);
    for (const { PolicyDocument } of inline) role.policy.add(PolicyDocument);
    this.#roles.set(name, role);
    return role;
  }

  /** Adds the policy of an `AWS::IAM::Policy` to its roles. Throws NoSuchEntity, and as `parsePolicy`. */
  attach(properties: unknown): { name: string } {
    const { PolicyName: name, PolicyDocument, Roles } = policyProperties.parse(properties);
    for (const role of Roles) this.role(role).policy.add(PolicyDocument);
    return { name };
  }

  /** Adds an `AWS::Lambda::Permission` to the policy of its function. */
  addPermission(properties: unknown): void {
    const { Action, FunctionName, Principal, SourceArn, SourceAccount } = permissionProperties.parse(properties);
    const { region, accountId } = this.#account;
    const arn = FunctionName.startsWith("arn:")
      ? FunctionName
      : `arn:aws:lambda:${region}:${accountId}:function:${FunctionName}`;
    const Condition = {
      ...(SourceArn === undefined ? {} : { ArnLike: { "aws:SourceArn": SourceArn } }),
      ...(SourceAccount === undefined ? {} : { StringEquals: { "aws:SourceAccount": SourceAccount } }),
    };
    const statement = { Effect: "Allow", Action, Resource: arn, Principal: { Service: Principal }, Condition };
    this.addToResource(arn, { Version: "2012-10-17", Statement: [statement] });
  }

  /** Adds an `AWS::SQS::QueuePolicy` to the policies of its queues. */
  addQueuePolicy(properties: unknown): void {
    const { PolicyDocument, Queues } = queuePolicyProperties.parse(properties);
    const { region, accountId } = this.#account;
    for (const url of Queues)
      this.addToResource(`arn:aws:sqs:${region}:${accountId}:${url.split("/").at(-1)}`, PolicyDocument);
  }

  /** Adds a policy document to a resource, for example the key policy of a key. Throws as `parsePolicy`. */
  addToResource(arn: string, document: unknown): void {
    const policy = this.#ofResources.get(arn) ?? new Policy(arn);
    policy.add(document);
    this.#ofResources.set(arn, policy);
  }

  /** The policy of a resource; undefined when it has none. */
  ofResource(arn: string): Policy | undefined {
    return this.#ofResources.get(arn);
  }

  /** Throws NoSuchEntity. */
  role(name: string): Role {
    const role = this.#roles.get(name);
    if (role === undefined) throw new AwsError("NoSuchEntity", `The role with name ${name} cannot be found.`, 404);
    return role;
  }

  /** Every grant (`Allow`), or every denial (`Deny`). */
  grants(wanted: Rule["effect"]): Grant[] {
    return this.#all().flatMap((policy) => policy.grants(wanted));
  }

  /** Removes one grant or denial. */
  remove(grant: Grant): void {
    for (const policy of this.#all()) policy.remove(grant);
  }

  #all(): Policy[] {
    const ofRoles = [...this.#roles.values()].flatMap(({ policy, trust }) => [policy, trust]);
    return [...ofRoles, ...this.#ofResources.values()];
  }
}
