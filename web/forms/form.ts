import { h } from "../dom.ts";
import { alertBox, type Field } from "./fields.ts";

/** An error message, and the field to correct; `form` when it is not about a field. */
export interface FieldError<Name extends string> {
  readonly field: Name | "form";
  readonly message: string;
}

interface FormOptions<Fields> {
  readonly fields: Fields;
  /** Everything above the button, the fields included. */
  readonly content: readonly Node[];
  readonly buttonTexts: { readonly submit: string; readonly sending: string };
  /** The first error that the page can find by itself; the portal validates again. */
  readonly findError: () => FieldError<keyof Fields & string> | undefined;
}

/** A form that shows its own errors. Only the page's script sends its content; the browser never submits it. */
export function createForm<Fields extends Readonly<Record<string, Field>>>(options: FormOptions<Fields>) {
  const { fields, content, buttonTexts, findError } = options;
  const alert = alertBox("form");
  const button = h("button", { type: "submit" }, buttonTexts.submit);
  const element = h("form", { novalidate: "" }, ...content, alert, button);
  element.addEventListener("submit", (event) => event.preventDefault());

  /** Shows an error in place of the last one; without an error, removes the last one. */
  const showError = (error?: FieldError<keyof Fields & string>) => {
    for (const [name, field] of Object.entries(fields)) field.showError(name === error?.field ? error.message : "");
    alert.textContent = error?.field === "form" ? error.message : "";
    if (error?.field === "form") button.focus();
  };
  return {
    element,
    showError,
    /** Shows the first error, if there is one. Returns whether the form is valid. */
    validate(): boolean {
      const error = findError();
      showError(error);
      return error === undefined;
    },
    isSending: () => button.getAttribute("aria-disabled") === "true",
    /** Sets `aria-disabled`, because `disabled` would remove the keyboard focus. */
    setSending(sending: boolean) {
      button.setAttribute("aria-disabled", String(sending));
      button.textContent = sending ? buttonTexts.sending : buttonTexts.submit;
      for (const field of Object.values(fields)) field.setReadOnly(sending);
    },
  };
}
