import type { PasswordPolicy } from "../tasks/portal/contract.ts";
import { h } from "./dom.ts";
import type { Entries, Fault } from "./policy.ts";
import { policyList } from "./policy-list.ts";
import { texts } from "./texts.ts";

const say = texts.ready;

/**
 * The one form. It has no user name field: the name is not known yet, and a masked address would be saved by password
 * managers as if it were one. The last screen asks to add the name instead.
 */
export function passwordForm(policy: PasswordPolicy) {
  const newPassword = field("new-password", say.newPassword, say.hint);
  const repeat = field("repeat", say.repeat);
  const inputs = [newPassword.input, repeat.input];
  const list = policyList(policy);
  const submit = h("button", { type: "submit" }, say.submit);
  const places = { newPassword, repeat, form: { alert: alertBox("form"), input: submit } } satisfies Record<
    Fault["place"],
    unknown
  >;
  const element = h(
    "form",
    { novalidate: "" },
    ...newPassword.parts,
    ...repeat.parts,
    showToggle(inputs),
    list.element,
    places.form.alert,
    submit,
  );
  const entries = (): Entries => ({ newPassword: newPassword.input.value, repeat: repeat.input.value });
  element.addEventListener("input", () => list.update(entries()));
  element.addEventListener("submit", (event) => event.preventDefault());

  return {
    element,
    entries,
    /** Says what is wrong where it can be mended, and goes there; without a fault, takes the last one back. */
    complain(fault?: Fault) {
      for (const [place, { alert, input }] of Object.entries(places)) {
        const here = place === fault?.place;
        alert.textContent = here ? fault.message : "";
        if (input !== submit) input.setAttribute("aria-invalid", String(here));
        if (here) input.focus();
      }
    },
    /** Not `disabled`, which would drop the keyboard focus. */
    setSending(sending: boolean) {
      submit.setAttribute("aria-disabled", String(sending));
      submit.textContent = sending ? say.sending : say.submit;
      for (const input of inputs) input.readOnly = sending;
    },
    clear() {
      for (const input of inputs) input.value = "";
    },
  };
}

function field(id: string, label: string, hint?: string) {
  const alert = alertBox(id);
  const input = h("input", {
    id,
    type: "password",
    autocomplete: "new-password",
    autocapitalize: "none",
    autocorrect: "off",
    spellcheck: "false",
    "aria-describedby": hint === undefined ? alert.id : `${id}-hint ${alert.id}`,
    required: "",
  });
  const small = hint === undefined ? [] : [h("p", { id: `${id}-hint`, class: "small" }, hint)];
  return { input, alert, parts: [h("label", { for: id }, label), ...small, alert, input] };
}

function alertBox(of: string): HTMLElement {
  return h("div", { id: `${of}-fault`, class: "fault", role: "alert" });
}

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
