import type { ConditionContext } from "./condition.ts";
import { parsePolicy } from "./document.ts";
import { type Grant, type Rule, rulesOf } from "./rule.ts";

/** An action on a resource, with the values of condition keys. */
export interface AccessRequest {
  readonly action: string;
  readonly resource: string;
  readonly context: ConditionContext;
}

/** The policies of one role, or of one resource. */
export class Policy {
  readonly #owner: string;
  #rules: readonly Rule[] = [];
  /** A cache: the rules that cover an action. */
  readonly #byAction = new Map<string, readonly Rule[]>();

  /** `owner` is the `policyOf` of the grants. */
  constructor(owner: string) {
    this.#owner = owner;
  }

  /** Adds the statements of a document. Throws what `parsePolicy` throws, and NotSupported for conditions. */
  add(document: unknown): void {
    const rules = parsePolicy(document).flatMap((statement) => rulesOf(statement, this.#owner));
    this.#replace([...this.#rules, ...rules]);
  }

  /** The first rule with this effect that covers the request and for which `concerns` is true. */
  find(effect: Rule["effect"], asked: AccessRequest, concerns: (rule: Rule) => boolean = always): Rule | undefined {
    return this.#covering(asked.action).find(
      (rule) =>
        rule.effect === effect && rule.coversResource(asked.resource) && concerns(rule) && rule.isMet(asked.context),
    );
  }

  /** Every grant (`Allow`), or every denial (`Deny`). */
  grants(wanted: Rule["effect"]): Grant[] {
    return this.#rules.filter(({ effect }) => effect === wanted).map(({ grant }) => grant);
  }

  /** Removes one grant or denial. */
  remove(grant: Grant): void {
    this.#replace(this.#rules.filter((rule) => rule.grant !== grant));
  }

  #covering(action: string): readonly Rule[] {
    const known = this.#byAction.get(action);
    if (known !== undefined) return known;
    const covering = this.#rules.filter((rule) => rule.coversAction(action));
    this.#byAction.set(action, covering);
    return covering;
  }

  #replace(rules: readonly Rule[]): void {
    this.#rules = rules;
    this.#byAction.clear();
  }
}

function always(): boolean {
  return true;
}
