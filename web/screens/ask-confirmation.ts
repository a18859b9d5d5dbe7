import type { Problem } from "../../contracts/portal-api.ts";
import { h } from "../dom.ts";
import { confirmForm } from "../forms/confirm-form.ts";
import { confirmPassword } from "../net/api.ts";
import type { Confirmation } from "../net/confirmation.ts";
import { forgetLink } from "../net/link.ts";
import { handIn } from "../net/submit-until-answered.ts";
import { texts } from "../texts/texts.ts";
import { show } from "./frame.ts";
import type { Ended } from "./screen.ts";

/** Shows the form of Cognito's code mail until the password is set. Asks the portal for nothing before that. */
export async function askConfirmation(confirmation: Confirmation, signal: AbortSignal): Promise<Ended> {
  const form = confirmForm(confirmation);
  const refused = (problem: Problem, atOnce: boolean) => void form.complain(faultIn(problem, atOnce));
  show({ title: texts.confirm.title, body: [h("p", {}, texts.confirm.body), form.element] });
  try {
    const send = (until: AbortSignal) => confirmPassword(form.request(), until);
    const next = await handIn({ form, send, accepted: { state: "password-set" } as const, refused, signal });
    forgetLink();
    return next;
  } finally {
    form.clear();
  }
}

function faultIn({ rejection, error, detail }: Problem, atOnce: boolean) {
  const say = texts.confirm;
  if (rejection !== undefined) return { place: "newPassword", message: rejection.message } as const;
  if (error === undefined) return { place: "form", message: detail === "" ? say.unexpected : detail } as const;
  // What is not about the code is about the password: the portal tells nothing else.
  if (error !== "CodeMismatchException") return { place: "newPassword", message: detail } as const;
  // A code works once: when an answer got lost on the way, this refusal may be of the second time.
  return { place: "code", message: `${detail} ${atOnce ? say.codeAge : say.maybeSet}` } as const;
}
