import type { PasswordPolicy } from "../../contracts/portal-api.ts";
import { h } from "../dom.ts";
import { texts } from "../texts/texts.ts";
import { textField } from "./fields.ts";
import { policyList } from "./password-rules.ts";
import type { Entries } from "./policy.ts";

const say = texts.password;

/** The new password, its repeat, and the rules. Without a policy, only whether both are the same. */
export function passwordFields(policy?: PasswordPolicy) {
  const hint = policy === undefined ? say.hint : say.hintWithPolicy;
  const newPassword = textField({ id: "new-password", label: say.newPassword, hint }, hidden);
  const repeat = textField({ id: "repeat", label: say.repeat }, hidden);
  const inputs = [newPassword.input, repeat.input];
  const list = policyList(policy);
  const entries = (): Entries => ({ newPassword: newPassword.input.value, repeat: repeat.input.value });
  for (const input of inputs) input.addEventListener("input", () => list.update(entries()));
  return {
    fields: { newPassword, repeat },
    parts: [...newPassword.parts, ...repeat.parts, showToggle(inputs), list.element],
    entries,
    clear() {
      for (const input of inputs) input.value = "";
    },
  };
}

const hidden = { type: "password", autocomplete: "new-password" } as const;

/** Its name stays the same; `aria-pressed` tells the state. */
function showToggle(inputs: readonly HTMLInputElement[]): HTMLElement {
  const ids = inputs.map((input) => input.id).join(" ");
  const toggle = h(
    "button",
    { type: "button", class: "toggle", "aria-pressed": "false", "aria-controls": ids },
    say.show,
  );
  toggle.addEventListener("click", () => {
    const pressed = toggle.getAttribute("aria-pressed") !== "true";
    toggle.setAttribute("aria-pressed", String(pressed));
    for (const input of inputs) input.type = pressed ? "text" : "password";
  });
  return toggle;
}
