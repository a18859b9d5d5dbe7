import type { Problem } from "../../contracts/portal-api.ts";
import { h } from "../dom.ts";
import { confirmForm } from "../forms/confirm-form.ts";
import { confirmPassword } from "../net/api.ts";
import { type Confirmation, removeLink } from "../net/link.ts";
import { submitUntilAnswered } from "../net/submit-until-answered.ts";
import { texts } from "../texts/texts.ts";
import { show } from "./frame.ts";
import type { EndScreen } from "./screen.ts";

/** Shows the form of Cognito's code mail until the password is set. Calls the portal only when the form is submitted. */
export async function askConfirmation(confirmation: Confirmation, signal: AbortSignal): Promise<EndScreen> {
  const form = confirmForm(confirmation);
  const send = (attempt: AbortSignal) => confirmPassword(form.request(), attempt);
  show({ title: texts.confirm.title, body: [h("p", {}, texts.confirm.body), form.element] });
  try {
    for (;;) {
      const answer = await submitUntilAnswered(form, send, signal);
      if (answer.kind === "success") break;
      form.showError(errorIn(answer.problem, answer.isFirstTry));
    }
    removeLink();
    return { state: "password-set" };
  } finally {
    form.clear();
  }
}

function errorIn({ rejection, error, detail }: Problem, isFirstTry: boolean) {
  const { unexpected, codeAge, maybeSet } = texts.confirm;
  if (rejection !== undefined) return { field: "newPassword", message: rejection.message } as const;
  if (error === undefined) return { field: "form", message: detail === "" ? unexpected : detail } as const;
  // On this route the portal passes on no other errors than those about the code and those about the password.
  if (error !== "CodeMismatchException") return { field: "newPassword", message: detail } as const;
  // A code works once. If an earlier answer was lost, the code may be wrong now because that try had set the password.
  return { field: "code", message: `${detail} ${isFirstTry ? codeAge : maybeSet}` } as const;
}
