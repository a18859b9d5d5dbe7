import type { Confirmation } from "../net/confirmation.ts";
import { texts } from "../texts/texts.ts";
import { codeIn, faultOfCode } from "./code.ts";
import { textField } from "./fields.ts";
import { formOf } from "./form.ts";
import { passwordFields } from "./password-fields.ts";
import { faultOf } from "./policy.ts";

const say = texts.confirm;

/** The form behind Cognito's own code mail. The user name is there to be seen, and for password managers. */
export function confirmForm({ username, code }: Confirmation) {
  const passwords = passwordFields();
  const name = textField({ id: "username", label: say.username }, { autocomplete: "username", readonly: "" });
  const typed = textField({ id: "code", label: say.code }, { inputmode: "numeric", autocomplete: "one-time-code" });
  name.input.value = username;
  typed.input.value = code;
  const form = formOf({
    fields: { code: typed, ...passwords.fields },
    parts: [...name.parts, ...typed.parts, ...passwords.parts],
    say: texts.password,
    check: () => faultOfCode(typed.input.value) ?? faultOf(passwords.entries()),
  });
  return {
    ...form,
    clear: passwords.clear,
    request: () => ({ username, code: codeIn(typed.input.value), newPassword: passwords.entries().newPassword }),
  };
}
