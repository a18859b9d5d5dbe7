import type { ApiCall, RoleCall, ServiceCall } from "./calls.ts";
import { decide } from "./decide.ts";
import { accessDenied, missingToken, unrecognizedClient } from "./denial.ts";
import { Policies, type Role } from "./policies.ts";
import type { ConditionContext } from "./policy/condition.ts";
import type { Grant } from "./policy/rule.ts";
import { administratorOf, type Principal, serviceOf, sessionOf } from "./principal.ts";
import type { Facts, RequiredPermission } from "./requests/required-permission.ts";
import { permissionsOf } from "./requests/required-permissions.ts";

/** The access key of the administrator. Only a resource policy that denies an action to everybody restricts it. */
const ADMINISTRATOR = "local";

/** AWS IAM: the policies of roles and resources, the decision about each request, and which grants were used. */
export class Iam {
  /** The policies of the account. */
  readonly policies: Policies;
  readonly #facts: Facts;
  readonly #administrator: Principal;
  /** By access key. */
  readonly #sessions = new Map<string, Principal>();
  readonly #used = new Set<Grant>();

  /** `facts` are those of the account; `policies` are its existing policies, empty by default. */
  constructor(facts: Facts, policies = new Policies(facts)) {
    this.#facts = facts;
    this.#administrator = administratorOf(facts.accountId);
    this.policies = policies;
  }

  /**
   * Whether the role's trust policy lets a service of this account assume it. `context` has the values of further condition
   * keys, by key in lower case. Throws NoSuchEntity.
   */
  isTrusted(roleArn: string, service: string, context: ConditionContext = {}): boolean {
    const source = { "aws:sourceaccount": [this.#facts.accountId] };
    const asked = { action: "sts:AssumeRole", resource: roleArn, context: { ...source, ...context } };
    return this.#decide(serviceOf(service), asked, this.#roleOf(roleArn).trust).isAllowed;
  }

  /** Registers the role's name as the access key of a function. Throws NoSuchEntity. */
  openSession(roleArn: string, functionName: string): void {
    const role = this.#roleOf(roleArn);
    this.#sessions.set(role.name, sessionOf(role, functionName));
  }

  /**
   * Throws AccessDeniedException for a request that is not allowed, UnrecognizedClientException for an unknown access key,
   * and MissingAuthenticationTokenException for a request without one.
   */
  authorize({ accessKeyId, request }: ApiCall): void {
    const permissions = permissionsOf(request, this.#facts);
    if (permissions.length === 0) return;
    const status = "target" in request ? 400 : 403;
    if (accessKeyId === undefined) throw missingToken(status);
    const principal = accessKeyId === ADMINISTRATOR ? this.#administrator : this.#sessions.get(accessKeyId);
    if (principal === undefined) throw unrecognizedClient(status);
    for (const permission of permissions) this.#require(principal, permission);
  }

  /** Throws AccessDeniedException unless the policy of the resource allows the service's call. */
  authorizeService({ service, sourceArn, ...permission }: ServiceCall): void {
    const source = { "aws:sourcearn": [sourceArn], "aws:sourceaccount": [this.#facts.accountId] };
    this.#require(serviceOf(service), { ...permission, context: { ...permission.context, ...source } });
  }

  /** Throws AccessDeniedException unless the role may make the call, and NoSuchEntity. */
  authorizeRole({ roleArn, session, ...permission }: RoleCall): void {
    this.#require(sessionOf(this.#roleOf(roleArn), session), permission);
  }

  /** Every grant: one for each action on each resource of each statement. */
  grants(): readonly Grant[] {
    return this.policies.grants("Allow");
  }

  /** Every explicit denial, likewise. */
  denials(): readonly Grant[] {
    return this.policies.grants("Deny");
  }

  /** The grants that have allowed a request so far. */
  used(): ReadonlySet<Grant> {
    return this.#used;
  }

  /** Removes one grant, or one denial, from its policy. */
  withdraw(grant: Grant): void {
    this.policies.remove(grant);
  }

  #require(principal: Principal, { action, resource, context }: RequiredPermission): void {
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
