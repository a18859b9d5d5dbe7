import type { ConditionContext } from "./condition.ts";
import { parsePolicy } from "./document.ts";
import { type Grant, type Rule, rulesOf } from "./rule.ts";

/** What is asked of a policy. */
export interface Asked {
  readonly action: string;
  readonly resource: string;
  readonly context: ConditionContext;
}

/** Everything that the policies of one role, or of one resource, say. */
export class Policy {
  readonly #owner: string;
  #rules: readonly Rule[] = [];
  /** Rules by the action that they cover, as they were asked for. */
  readonly #byAction = new Map<string, readonly Rule[]>();

  /** `owner`: what its grants say as `policyOf`. */
  constructor(owner: string) {
    this.#owner = owner;
  }

  /** Adds the statements of a document. Throws what `parsePolicy` throws, and NotSupported for conditions. */
  add(document: unknown): void {
    const rules = parsePolicy(document).flatMap((statement) => rulesOf(statement, this.#owner));
    this.#replace([...this.#rules, ...rules]);
  }

  /** The first rule that says `effect` to what is asked, and that `concerns` whoever asks. */
  find(effect: Rule["effect"], asked: Asked, concerns: (rule: Rule) => boolean = always): Rule | undefined {
    return this.#covering(asked.action).find(
      (rule) =>
        rule.effect === effect && rule.coversResource(asked.resource) && concerns(rule) && rule.isMet(asked.context),
    );
  }

  /** What is allowed, or else what is denied. */
  grants(wanted: Rule["effect"]): Grant[] {
    return this.#rules.filter(({ effect }) => effect === wanted).map(({ grant }) => grant);
  }

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
