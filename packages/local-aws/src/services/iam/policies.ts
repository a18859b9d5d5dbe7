import { AwsError } from "../../kernel/aws-error.ts";
import { Policy } from "./policy/policy.ts";
import type { Grant, Rule } from "./policy/rule.ts";
import { PermissionProperties, PolicyProperties, QueuePolicyProperties, RoleProperties } from "./resources/role.ts";

export interface Role {
  readonly name: string;
  readonly arn: string;
  readonly policy: Policy;
  /** Who may assume it. */
  readonly trust: Policy;
}

/** The policies of the account: of roles, and of resources by their ARN. */
export class Policies {
  readonly #roles = new Map<string, Role>();
  readonly #ofResources = new Map<string, Policy>();
  readonly #place: { readonly region: string; readonly accountId: string };

  constructor(place: { readonly region: string; readonly accountId: string }) {
    this.#place = place;
  }

  createRole(logicalName: string, properties: unknown): Role {
    const { AssumeRolePolicyDocument, Policies: inline, RoleName } = RoleProperties.parse(properties);
    const name = RoleName ?? logicalName;
    const arn = `arn:aws:iam::${this.#place.accountId}:role/${name}`;
    const role = { name, arn, policy: new Policy(`role/${name}`), trust: new Policy(arn) };
    role.trust.add(AssumeRolePolicyDocument);
    for (const { PolicyDocument } of inline) role.policy.add(PolicyDocument);
    this.#roles.set(name, role);
    return role;
  }

  /** To roles that are there. */
  attach(properties: unknown): { name: string } {
    const { PolicyName: name, PolicyDocument, Roles } = PolicyProperties.parse(properties);
    for (const role of Roles) this.role(role).policy.add(PolicyDocument);
    return { name };
  }

  addPermission(properties: unknown): void {
    const { Action, FunctionName, Principal, SourceArn, SourceAccount } = PermissionProperties.parse(properties);
    const { region, accountId } = this.#place;
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

  addQueuePolicy(properties: unknown): void {
    const { PolicyDocument, Queues } = QueuePolicyProperties.parse(properties);
    const { region, accountId } = this.#place;
    for (const url of Queues)
      this.addToResource(`arn:aws:sqs:${region}:${accountId}:${url.split("/").at(-1)}`, PolicyDocument);
  }

  /** The policy that a resource brings along, as a key does. */
  addToResource(arn: string, document: unknown): void {
    const policy = this.#ofResources.get(arn) ?? new Policy(arn);
    policy.add(document);
    this.#ofResources.set(arn, policy);
  }

  ofResource(arn: string): Policy | undefined {
    return this.#ofResources.get(arn);
  }

  /** Throws NoSuchEntity. */
  role(name: string): Role {
    const role = this.#roles.get(name);
    if (role === undefined) throw new AwsError("NoSuchEntity", `The role with name ${name} cannot be found.`, 404);
    return role;
  }

  grants(wanted: Rule["effect"]): Grant[] {
    return this.#all().flatMap((policy) => policy.grants(wanted));
  }

  remove(grant: Grant): void {
    for (const policy of this.#all()) policy.remove(grant);
  }

  #all(): Policy[] {
    const ofRoles = [...this.#roles.values()].flatMap(({ policy, trust }) => [policy, trust]);
    return [...ofRoles, ...this.#ofResources.values()];
  }
}
