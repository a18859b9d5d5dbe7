import { type Condition, type ConditionBlock, compileConditions } from "./condition.ts";
import type { Statement } from "./document.ts";
import { compileAction, compilePattern, type Matches } from "./pattern.ts";

/** One action that a policy allows on one resource. */
export interface Grant {
  /** The owner of the policy: `role/<name>`, or the ARN of the resource. */
  readonly policyOf: string;
  readonly sid: string | undefined;
  readonly action: string;
  readonly resource: string;
  /** The principals that a resource policy names. */
  readonly principals: readonly string[];
  readonly condition: ConditionBlock;
}

/** A compiled grant or denial. */
export interface Rule {
  readonly grant: Grant;
  readonly effect: Statement["Effect"];
  readonly coversAction: Matches;
  readonly coversResource: Matches;
  readonly isMet: Condition;
  /** ARNs of roles and users, and names of services, as the policy has them. */
  readonly principals: ReadonlySet<string>;
}

/** Compiles a statement: one rule for each of its actions on each of its resources. */
export function rulesOf(statement: Statement, policyOf: string): Rule[] {
  const { Sid: sid, Effect: effect, Action, Resource = ["*"], Principal, Condition: condition } = statement;
  const isMet = compileConditions(condition);
  const principals = new Set([...(Principal?.AWS ?? []), ...(Principal?.Service ?? [])]);
  return Action.flatMap((action) =>
    Resource.map((resource) => ({
      grant: { policyOf, sid, action, resource, principals: [...principals], condition },
      effect,
      coversAction: compileAction(action),
      coversResource: compilePattern(resource),
      isMet,
      principals,
    })),
  );
}
