import type { DueFactor } from "../../contracts/portal-api.ts";
import { texts } from "../texts/texts.ts";
import { choiceField, textField } from "./fields.ts";
import { createForm, type FieldError } from "./form.ts";

/** The form for a code or, when the person has several second factors, for the choice of one. */
export function codeForm({ challenge, options = [] }: DueFactor) {
  return challenge === "SELECT_MFA_TYPE" ? choiceForm(options) : typedCodeForm();
}

function typedCodeForm() {
  const code = codeField(texts.code.label, { class: "code" });
  const form = createForm({
    fields: { code },
    content: code.nodes,
    buttonTexts: texts.code,
    findError: code.findError,
  });
  return { ...form, answer: code.value };
}

function choiceForm(options: readonly string[]) {
  const code = choiceField({ id: "code", label: texts.code.choose, nameOf: texts.code.choice }, options);
  const form = createForm({
    fields: { code },
    content: code.nodes,
    buttonTexts: { submit: texts.code.choiceSubmit, sending: texts.code.sending },
    findError: () => (code.chosen() === undefined ? { field: "code", message: texts.error.noChoice } : undefined),
  });
  return { ...form, answer: () => code.chosen() ?? "" };
}

/** A field for a code that Cognito sent or an app shows. */
export function codeField(label: string, attributes: Readonly<Record<string, string>> = {}) {
  const field = textField(
    { id: "code", label },
    { inputmode: "numeric", autocomplete: "one-time-code", ...attributes },
  );
  const value = () => normalizeCode(field.input.value);
  return { ...field, value, findError: () => codeError(value()) };
}

/** A code as the portal expects it. People and clipboards group digits, and some keyboards type full-width digits. */
function normalizeCode(typed: string): string {
  return typed.normalize("NFKC").replace(/[\s-]/g, "");
}

function codeError(code: string): FieldError<"code"> | undefined {
  if (code === "") return { field: "code", message: texts.error.noCode };
  // Cognito's codes have six or eight digits, and Cognito counts an incomplete code as a failed attempt.
  return /^\d{6,8}$/.test(code) ? undefined : { field: "code", message: texts.error.code };
}
