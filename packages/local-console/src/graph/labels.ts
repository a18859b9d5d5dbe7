import type { ChoiceRule } from "./definition.ts";

const LONGEST_LABEL = 30;

/** Stands at the arrow of a Choice's Default. */
export const OTHERWISE = "otherwise";

/** A text at an arrow, and the whole of it for the tooltip. */
export interface EdgeText {
  readonly label: string;
  readonly title: string;
}

/** The rule's comment, or its JSONata condition without the wrapping that every condition has. */
export function conditionLabel({ Condition = "", Comment }: ChoiceRule): EdgeText {
  const condition = Condition.replace(/^\{%\s*|\s*%\}$/g, "");
  const bare = condition.replaceAll("$states.input.", "").replaceAll(/\s+/g, " ");
  return { label: shorten(Comment ?? bare), title: condition || (Comment ?? "") };
}

/** The first error's name, and how many others lead the same way. */
export function errorLabel(names: readonly string[]): EdgeText {
  const [first = "", ...others] = names.map((name) => (name === "States.ALL" ? "any error" : name));
  const more = others.length === 0 ? "" : ` +${others.length}`;
  return { label: `${shorten(first)}${more}`, title: `Catch ${names.join(", ")}` };
}

/** The label of several arrows drawn as one; "otherwise" says it for all rules beside it. */
export function mergedLabel([first = "", ...others]: readonly string[]): string {
  if (others.length === 0) return first;
  return others.includes(OTHERWISE) ? OTHERWISE : `${first} +${others.length}`;
}

/** Cuts a text that would not fit, with an ellipsis. */
export function shorten(text: string, longest = LONGEST_LABEL): string {
  return text.length <= longest ? text : `${text.slice(0, longest - 1).trimEnd()}…`;
}
