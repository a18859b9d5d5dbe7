import type { Role } from "./policies.ts";
import type { ConditionContext } from "./policy/condition.ts";
import type { Policy } from "./policy/policy.ts";
import type { Rule } from "./policy/rule.ts";

/** Whoever asks. */
export interface Principal {
  readonly kind: "administrator" | "role" | "service";
  /** As AWS calls it in an error: the ARN of a session or a user, the name of a service. */
  readonly name: string;
  /** What policies of resources may name: the ARN of a role or a user, the name of a service. */
  readonly named: string;
  /** What its own policies say; administrators need none, services have none. */
  readonly policy: Policy | undefined;
  /** What conditions see of it. */
  readonly context: ConditionContext;
}

/** As AWS is reached with TLS only, so does the loopback address count. */
const secure = { "aws:securetransport": ["true"] };

export function administratorOf(accountId: string): Principal {
  const arn = `arn:aws:iam::${accountId}:user/local`;
  const context = { ...secure, "aws:principalarn": [arn] };
  return { kind: "administrator", name: arn, named: arn, policy: undefined, context };
}

export function serviceOf(name: string): Principal {
  return { kind: "service", name, named: name, policy: undefined, context: secure };
}

export function sessionOf({ name, arn, policy }: Role, session: string): Principal {
  const accountId = arn.split(":")[4] ?? "";
  const context = { ...secure, "aws:principalarn": [arn] };
  return {
    kind: "role",
    name: `arn:aws:sts::${accountId}:assumed-role/${name}/${session}`,
    named: arn,
    policy,
    context,
  };
}

/** Whether a rule of a resource's policy means this principal, by its name or with all others. */
export function isMeant(principal: Principal): (rule: Rule) => boolean {
  return ({ principals }) => principals.has("*") || principals.has(principal.named);
}

/** Whether a rule of a resource's policy means the whole account: its principals then need a policy of their own. */
export function isAccount(accountId: string): (rule: Rule) => boolean {
  const root = `arn:aws:iam::${accountId}:root`;
  return ({ principals }) => principals.has(root) || principals.has(accountId);
}
