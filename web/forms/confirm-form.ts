import type { Confirmation } from "../net/link.ts";
import { texts } from "../texts/texts.ts";
import { codeField } from "./code-form.ts";
import { textField } from "./fields.ts";
import { createForm } from "./form.ts";
import { passwordFields } from "./password-form.ts";
import { passwordError } from "./password-rules.ts";

/** The form behind Cognito's code mail. It shows the user name to the person and to password managers. */
export function confirmForm({ username, code }: Confirmation) {
  const passwords = passwordFields();
  const name = textField({ id: "username", label: texts.confirm.username }, { autocomplete: "username", readonly: "" });
  const typedCode = codeField(texts.confirm.code);
  name.input.value = username;
  typedCode.input.value = code;
  const form = createForm({
    fields: { code: typedCode, ...passwords.fields },
    content: [...name.nodes, ...typedCode.nodes, ...passwords.nodes],
    buttonTexts: texts.password,
    findError: () => typedCode.findError() ?? passwordError(passwords.entries()),
  });
  return {
    ...form,
    clear: passwords.clear,
    request: () => ({ username, code: typedCode.value(), newPassword: passwords.entries().newPassword }),
  };
}
