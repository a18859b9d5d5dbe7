import { h } from "../dom.ts";

/** Something that a person types or chooses. */
export interface Field {
  readonly nodes: readonly Node[];
  /** Shows what is wrong with the field and focuses it; an empty message removes the last one. */
  showError(message: string): void;
  setReadOnly(readOnly: boolean): void;
}

interface TextFieldOptions {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
}

/** An input of one line, below its label. */
export function textField({ id, label, hint }: TextFieldOptions, attributes: Readonly<Record<string, string>>) {
  const alert = alertBox(id);
  const input = h("input", {
    id,
    autocapitalize: "none",
    autocorrect: "off",
    spellcheck: "false",
    "aria-describedby": hint === undefined ? alert.id : `${id}-hint ${alert.id}`,
    required: "",
    ...attributes,
  });
  const hints = hint === undefined ? [] : [h("p", { id: `${id}-hint`, class: "small" }, hint)];
  const field: Field = {
    nodes: [h("label", { for: id }, label), ...hints, alert, input],
    showError(message) {
      alert.textContent = message;
      input.setAttribute("aria-invalid", String(message !== ""));
      if (message !== "") input.focus();
    },
    setReadOnly(readOnly) {
      input.readOnly = readOnly;
    },
  };
  return { ...field, input };
}

interface ChoiceFieldOptions {
  readonly id: string;
  readonly label: string;
  readonly nameOf: (option: string) => string;
}

/** A choice of one option. None is chosen at first, because submitting a choice may send a message. */
export function choiceField({ id, label, nameOf }: ChoiceFieldOptions, options: readonly string[]) {
  const alert = alertBox(id);
  const inputs = options.map((value) => h("input", { type: "radio", name: id, value, required: "" }));
  const group = h(
    "fieldset",
    { role: "radiogroup", "aria-describedby": alert.id },
    h("legend", {}, label),
    alert,
    ...inputs.map((input) => h("label", { class: "choice" }, input, h("span", {}, nameOf(input.value)))),
  );
  const field: Field = {
    nodes: [group],
    showError(message) {
      alert.textContent = message;
      group.setAttribute("aria-invalid", String(message !== ""));
      if (message !== "") (inputs.find((input) => input.checked) ?? inputs[0])?.focus();
    },
    setReadOnly(readOnly) {
      // A radio button has no read-only state. Disabling the others keeps the choice, and the focus on it.
      for (const input of inputs) input.disabled = readOnly && !input.checked;
    },
  };
  return { ...field, chosen: () => inputs.find((input) => input.checked)?.value };
}

/** The place of an error message. Screen readers read out a message as soon as it is shown there. */
export function alertBox(id: string): HTMLElement {
  return h("div", { id: `${id}-error`, class: "error", role: "alert" });
}
