import { h } from "../dom.ts";
import { alertBox, type Field } from "./form.ts";

interface Wording {
  readonly id: string;
  readonly label: string;
  readonly hint?: string;
}

/** An entry of one line, below its label. */
export function textField({ id, label, hint }: Wording, attributes: Readonly<Record<string, string>>) {
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
  const small = hint === undefined ? [] : [h("p", { id: `${id}-hint`, class: "small" }, hint)];
  const field: Field = {
    parts: [h("label", { for: id }, label), ...small, alert, input],
    complain(message) {
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
