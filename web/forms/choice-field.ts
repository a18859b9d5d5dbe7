import { h } from "../dom.ts";
import { alertBox, type Field } from "./form.ts";

interface Wording {
  readonly id: string;
  readonly label: string;
  readonly nameOf: (option: string) => string;
}

/** One out of several; none is chosen beforehand, because a choice may send a message. */
export function choiceField({ id, label, nameOf }: Wording, options: readonly string[]) {
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
    parts: [group],
    complain(message) {
      alert.textContent = message;
      group.setAttribute("aria-invalid", String(message !== ""));
      if (message !== "") (inputs.find((input) => input.checked) ?? inputs[0])?.focus();
    },
    setReadOnly(readOnly) {
      // Radio buttons have no read-only state; those that are not chosen need no focus.
      for (const input of inputs) input.disabled = readOnly && !input.checked;
    },
  };
  return { ...field, chosen: () => inputs.find((input) => input.checked)?.value };
}
