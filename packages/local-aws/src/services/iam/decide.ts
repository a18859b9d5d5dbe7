import type { AccessRequest, Policy } from "./policy/policy.ts";
import type { Rule } from "./policy/rule.ts";
import { matchesAccount, matchesPrincipal, type Principal } from "./principal.ts";

/** What a decision depends on. */
export interface DecisionInput {
  readonly asked: AccessRequest;
  readonly principal: Principal;
  /** Undefined when the resource has no policy. */
  readonly resourcePolicy: Policy | undefined;
  readonly accountId: string;
}

type PolicyType = "identity-based" | "resource-based";

/** Allowed, by these rules (none for the administrator), or refused, with the reason. */
export type Decision =
  | { readonly isAllowed: true; readonly by: readonly Rule[] }
  | { readonly isAllowed: false; readonly isExplicit: boolean; readonly policyType: PolicyType };

/**
 * Decides a request within one account. An explicit deny wins; otherwise the policy of the principal or of the resource
 * may allow the request. For a key, the key policy must allow it, or must leave the decision to the account's policies.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
export function decide(input: DecisionInput): Decision {
  const { asked, principal, resourcePolicy } = input;
  const concernsPrincipal = matchesPrincipal(principal);
  const concernsAccount = matchesAccount(input.accountId);
  const isOfAccount = principal.kind !== "service";
  const denied = resourcePolicy?.find(
    "Deny",
    asked,
    (rule) => concernsPrincipal(rule) || (isOfAccount && concernsAccount(rule)),
  );
  if (denied !== undefined) return refused("resource-based", true);
  if (principal.policy?.find("Deny", asked) !== undefined) return refused("identity-based", true);
  if (principal.kind === "administrator") return { isAllowed: true, by: [] };
  const direct = resourcePolicy?.find("Allow", asked, concernsPrincipal);
  if (direct !== undefined) return { isAllowed: true, by: [direct] };
  if (principal.policy === undefined) return refused("resource-based", false);
  const isKeyAction = asked.action.startsWith("kms:");
  const delegating = isKeyAction ? resourcePolicy?.find("Allow", asked, concernsAccount) : undefined;
  if (resourcePolicy !== undefined && isKeyAction && delegating === undefined) return refused("resource-based", false);
  const own = principal.policy.find("Allow", asked);
  if (own === undefined) return refused("identity-based", false);
  return { isAllowed: true, by: delegating === undefined ? [own] : [delegating, own] };
}

function refused(policyType: PolicyType, isExplicit: boolean): Decision {
  return { isAllowed: false, isExplicit, policyType };
}
