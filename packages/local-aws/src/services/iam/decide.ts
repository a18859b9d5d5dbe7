import type { Asked, Policy } from "./policy/policy.ts";
import type { Rule } from "./policy/rule.ts";
import { isAccount, isMeant, type Principal } from "./principal.ts";

export interface DecisionInput {
  readonly asked: Asked;
  readonly principal: Principal;
  /** The policy of the resource, where it has one. */
  readonly resourcePolicy: Policy | undefined;
  readonly accountId: string;
}

type PolicyType = "identity-based" | "resource-based";

/** Allowed by these rules (none: by being the administrator), or why not. */
export type Decision =
  | { readonly isAllowed: true; readonly by: readonly Rule[] }
  | { readonly isAllowed: false; readonly isExplicit: boolean; readonly policyType: PolicyType };

/**
 * Within one account: an explicit deny wins, then either policy may allow. A key is the exception: only its policy
 * allows, though it may leave that to the policies of the account's principals.
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html
 * https://docs.aws.amazon.com/kms/latest/developerguide/key-policy-default.html
 */
export function decide(input: DecisionInput): Decision {
  const { asked, principal, resourcePolicy } = input;
  const means = isMeant(principal);
  const ofAccount = isAccount(input.accountId);
  const isOfAccount = principal.kind !== "service";
  const denied = resourcePolicy?.find("Deny", asked, (rule) => means(rule) || (isOfAccount && ofAccount(rule)));
  if (denied !== undefined) return refused("resource-based", true);
  if (principal.policy?.find("Deny", asked) !== undefined) return refused("identity-based", true);
  if (principal.kind === "administrator") return { isAllowed: true, by: [] };
  const direct = resourcePolicy?.find("Allow", asked, means);
  if (direct !== undefined) return { isAllowed: true, by: [direct] };
  if (principal.policy === undefined) return refused("resource-based", false);
  const left = asked.action.startsWith("kms:") ? resourcePolicy?.find("Allow", asked, ofAccount) : undefined;
  if (resourcePolicy !== undefined && asked.action.startsWith("kms:") && left === undefined)
    return refused("resource-based", false);
  const own = principal.policy.find("Allow", asked);
  if (own === undefined) return refused("identity-based", false);
  return { isAllowed: true, by: left === undefined ? [own] : [left, own] };
}

function refused(policyType: PolicyType, isExplicit: boolean): Decision {
  return { isAllowed: false, isExplicit, policyType };
}
