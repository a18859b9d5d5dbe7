import type { ChoiceRule } from "./definition.ts";

const LONGEST_LABEL = 30;

/** The label of a Choice's `Default`. */
export const OTHERWISE = "otherwise";

/** The text at an arrow, and the whole text for the tooltip. */
export interface EdgeText {
  readonly label: string;
  readonly title: string;
}

/** The rule's comment or, without one, its JSONata condition, less what every condition has around it. */
export function conditionLabel({ Condition = "", Comment }: ChoiceRule): EdgeText {
  const condition = Condition.replace(/^\{%\s*|\s*%\}$/g, "");
  const short = condition.replaceAll("$states.input.", "").replaceAll(/\s+/g, " ");
  return { label: shorten(Comment ?? short), title: condition || (Comment ?? "") };
}

/** The name of the first error, and the number of the others in the same catcher. */
export function errorLabel(names: readonly string[]): EdgeText {
  const [first = "", ...others] = names.map((name) => (name === "States.ALL" ? "any error" : name));
  const more = others.length === 0 ? "" : ` +${others.length}`;
  return { label: `${shorten(first)}${more}`, title: `Catch ${names.join(", ")}` };
}

/** The label of several edges that are drawn as one. "otherwise" covers the rules beside it. */
export function mergedLabel([first = "", ...others]: readonly string[]): string {
  if (others.length === 0) return first;
  return others.includes(OTHERWISE) ? OTHERWISE : `${first} +${others.length}`;
}

/** Cuts a text that is too long, and ends it with an ellipsis. */
export function shorten(text: string, longest = LONGEST_LABEL): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`;
}
