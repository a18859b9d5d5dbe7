import type { ApiCall, RoleCall, ServiceCall } from "./calls.ts";
import { decide } from "./decide.ts";
import { accessDenied, missingToken, unrecognizedClient } from "./denial.ts";
import { Policies, type Role } from "./policies.ts";
import type { ConditionContext } from "./policy/condition.ts";
import type { Grant } from "./policy/rule.ts";
import { administratorOf, type Principal, serviceOf, sessionOf } from "./principal.ts";
import type { Facts, Need } from "./requests/required-permission.ts";
import { needsOf } from "./requests/required-permissions.ts";

/** The access key that may do everything but what the policy of a resource denies to all. */
const ADMINISTRATOR = "local";

/** AWS IAM: roles, policies of roles and of resources, what they allow, and what of that was of use. */
export class Iam {
  /** Makes roles and policies from the properties of their CloudFormation types. */
  readonly policies: Policies;
  readonly #facts: Facts;
  readonly #administrator: Principal;
  /** By access key. */
  readonly #sessions = new Map<string, Principal>();
  readonly #used = new Set<Grant>();

  /** `policies`: where the account has them already. */
  constructor(facts: Facts, policies = new Policies(facts)) {
    this.#facts = facts;
    this.#administrator = administratorOf(facts.accountId);
    this.policies = policies;
  }

  /**
   * Whether a service may assume a role, as the role's trust policy says. `context` has what conditions may look at,
   * in lower case. Throws NoSuchEntity.
   */
  isTrusted(roleArn: string, service: string, context: ConditionContext = {}): boolean {
    const asked = { action: "sts:AssumeRole", resource: roleArn, context };
    return this.#decide(serviceOf(service), asked, this.#roleOf(roleArn).trust).isAllowed;
  }

  /** Requests with the role's name as their access key are this function's from now on. Throws NoSuchEntity. */
  openSession(roleArn: string, functionName: string): void {
    const role = this.#roleOf(roleArn);
    this.#sessions.set(role.name, sessionOf(role, functionName));
  }

  /**
   * Throws the AwsError that AWS answers to a request that is not allowed: AccessDeniedException,
   * UnrecognizedClientException for an access key that is nobody's, MissingAuthenticationTokenException for none at all.
   */
  authorize({ accessKeyId, request }: ApiCall): void {
    const needs = needsOf(request, this.#facts);
    if (needs.length === 0) return;
    const status = "target" in request ? 400 : 403;
    if (accessKeyId === undefined) throw missingToken(status);
    const principal = accessKeyId === ADMINISTRATOR ? this.#administrator : this.#sessions.get(accessKeyId);
    if (principal === undefined) throw unrecognizedClient(status);
    for (const need of needs) this.#require(principal, need);
  }

  /** Throws AccessDeniedException unless the policy of the resource lets the service in. */
  authorizeService({ service, sourceArn, ...need }: ServiceCall): void {
    const source = { "aws:sourcearn": [sourceArn], "aws:sourceaccount": [this.#facts.accountId] };
    this.#require(serviceOf(service), { ...need, context: { ...need.context, ...source } });
  }

  /** Throws AccessDeniedException, NoSuchEntity. */
  authorizeRole({ roleArn, session, ...need }: RoleCall): void {
    this.#require(sessionOf(this.#roleOf(roleArn), session), need);
  }

  /** Everything that is allowed, one by one: each action on each resource of each statement. */
  grants(): readonly Grant[] {
    return this.policies.grants("Allow");
  }

  /** Everything that is denied explicitly, in the same way. */
  denials(): readonly Grant[] {
    return this.policies.grants("Deny");
  }

  /** The grants that have allowed something so far. */
  used(): ReadonlySet<Grant> {
    return this.#used;
  }

  /** Takes one grant, or one denial, out of its policy, and nothing else. */
  withdraw(grant: Grant): void {
    this.policies.remove(grant);
  }

  #require(principal: Principal, { action, resource, context }: Need): void {
    const asked = { action, resource, context: { ...context, ...principal.context } };
    const decision = this.#decide(principal, asked, this.policies.ofResource(resource));
    if (!decision.isAllowed) throw accessDenied(principal, asked, decision);
  }

  #decide(
    principal: Principal,
    asked: Parameters<typeof decide>[0]["asked"],
    resourcePolicy: Role["trust"] | undefined,
  ) {
    const decision = decide({ asked, principal, resourcePolicy, accountId: this.#facts.accountId });
    if (decision.isAllowed) for (const { grant } of decision.by) this.#used.add(grant);
    return decision;
  }

  #roleOf(roleArn: string): Role {
    return this.policies.role(roleArn.slice(roleArn.lastIndexOf("/") + 1));
  }
}
