import type { PasswordPolicy } from "../../contracts/portal-api.ts";
import { h } from "../dom.ts";
import { texts } from "../texts/texts.ts";
import { textField } from "./fields.ts";
import { createForm } from "./form.ts";
import { type PasswordEntries, passwordError, passwordRuleList } from "./password-rules.ts";

/**
 * The form behind a link. It has no user name field: the portal does not send the name yet, and a password manager would
 * save a masked address as if it were the name. The last screen asks the person to add the name instead.
 */
export function passwordForm(policy: PasswordPolicy) {
  const { fields, nodes, entries, clear } = passwordFields(policy);
  const form = createForm({
    fields,
    content: nodes,
    buttonTexts: texts.password,
    findError: () => passwordError(entries(), policy),
  });
  return { ...form, clear, newPassword: () => entries().newPassword };
}

/** The new password, its repeat, and the rules. Without a policy, the only rule is that both are the same. */
export function passwordFields(policy?: PasswordPolicy) {
  const hint = policy === undefined ? texts.password.hint : texts.password.hintWithPolicy;
  const newPassword = textField({ id: "new-password", label: texts.password.newPassword, hint }, PASSWORD_INPUT);
  const repeat = textField({ id: "repeat", label: texts.password.repeat }, PASSWORD_INPUT);
  const inputs = [newPassword.input, repeat.input];
  const rules = passwordRuleList(policy);
  const entries = (): PasswordEntries => ({ newPassword: newPassword.input.value, repeat: repeat.input.value });
  for (const input of inputs) input.addEventListener("input", () => rules.update(entries()));
  return {
    fields: { newPassword, repeat },
    nodes: [...newPassword.nodes, ...repeat.nodes, showToggle(inputs), rules.element],
    entries,
    clear() {
      for (const input of inputs) input.value = "";
    },
  };
}

const PASSWORD_INPUT = { type: "password", autocomplete: "new-password" } as const;

/** A button that shows or hides what is typed. Its name stays the same; `aria-pressed` has its state. */
function showToggle(inputs: readonly HTMLInputElement[]): HTMLElement {
  const ids = inputs.map((input) => input.id).join(" ");
  const toggle = h(
    "button",
    { type: "button", class: "toggle", "aria-pressed": "false", "aria-controls": ids },
    texts.password.show,
  );
  toggle.addEventListener("click", () => {
    const pressed = toggle.getAttribute("aria-pressed") !== "true";
    toggle.setAttribute("aria-pressed", String(pressed));
    for (const input of inputs) input.type = pressed ? "text" : "password";
  });
  return toggle;
}
