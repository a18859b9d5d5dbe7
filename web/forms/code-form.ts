import type { Code } from "../screens/screen.ts";
import { texts } from "../texts/texts.ts";
import { choiceField } from "./choice-field.ts";
import { codeIn, faultOfCode } from "./code.ts";
import { textField } from "./fields.ts";
import { formOf } from "./form.ts";

const say = texts.code;

/** Asks for a code, or which second factor it shall be. */
export function codeForm({ challenge, options = [] }: Code) {
  return challenge === "SELECT_MFA_TYPE" ? choiceForm(options) : typedForm();
}

function typedForm() {
  const code = textField(
    { id: "code", label: say.label },
    { class: "code", inputmode: "numeric", autocomplete: "one-time-code" },
  );
  const form = formOf({ fields: { code }, parts: code.parts, say, check: () => faultOfCode(code.input.value) });
  return { ...form, answer: () => codeIn(code.input.value) };
}

function choiceForm(options: readonly string[]) {
  const code = choiceField({ id: "code", label: say.choose, nameOf: say.choice }, options);
  const form = formOf({
    fields: { code },
    parts: code.parts,
    say: { submit: say.choiceSubmit, sending: say.sending },
    check: () => (code.chosen() === undefined ? { place: "code", message: texts.fault.noChoice } : undefined),
  });
  return { ...form, answer: () => code.chosen() ?? "" };
}
