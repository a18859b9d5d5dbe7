import type { Role } from "./policies.ts";
import type { ConditionContext } from "./policy/condition.ts";
import type { Policy } from "./policy/policy.ts";
import type { Rule } from "./policy/rule.ts";

/** Who makes a request. */
export interface Principal {
  readonly kind: "administrator" | "role" | "service";
  /** Its name in error texts: the ARN of a session or a user, or the name of a service. */
  readonly name: string;
  /** Its name in resource policies: the ARN of a role or a user, or the name of a service. */
  readonly policyName: string;
  /** Its own policies. Administrators and services have none. */
  readonly policy: Policy | undefined;
  /** The values of condition keys about it. */
  readonly context: ConditionContext;
}

/** AWS accepts TLS only, so the loopback address counts as secure. */
const secure = { "aws:securetransport": ["true"] };

/** The principal of the access key `local`. */
export function administratorOf(accountId: string): Principal {
  const arn = `arn:aws:iam::${accountId}:user/local`;
  const context = { ...secure, "aws:principalarn": [arn] };
  return { kind: "administrator", name: arn, policyName: arn, policy: undefined, context };
}

/** A service, for example `events.amazonaws.com`. */
export function serviceOf(name: string): Principal {
  return { kind: "service", name, policyName: name, policy: undefined, context: secure };
}

/** A session of a role. */
export function sessionOf({ name, arn, policy }: Role, session: string): Principal {
  const accountId = arn.split(":")[4] ?? "";
  const context = { ...secure, "aws:principalarn": [arn] };
  return {
    kind: "role",
    name: `arn:aws:sts::${accountId}:assumed-role/${name}/${session}`,
    policyName: arn,
    policy,
    context,
  };
}

/** Whether a rule of a resource policy names this principal, or everybody. */
export function matchesPrincipal(principal: Principal): (rule: Rule) => boolean {
  return ({ principals }) => principals.has("*") || principals.has(principal.policyName);
}

/** Whether a rule of a resource policy names the account. It then leaves the decision to the policies of the account's principals. */
export function matchesAccount(accountId: string): (rule: Rule) => boolean {
  const root = `arn:aws:iam::${accountId}:root`;
  return ({ principals }) => principals.has(root) || principals.has(accountId);
}
