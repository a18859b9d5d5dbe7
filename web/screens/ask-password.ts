import { childController, h } from "../dom.ts";
import { passwordForm } from "../forms/password-form.ts";
import { sendPassword } from "../net/api.ts";
import { submitUntilAnswered } from "../net/submit-until-answered.ts";
import { watchLink } from "../net/watch-link.ts";
import { texts } from "../texts/texts.ts";
import { show } from "./frame.ts";
import { handleProblem } from "./handle-problem.ts";
import type { ReadyScreen, Screen, ScreenContext } from "./screen.ts";

type PasswordForm = ReturnType<typeof passwordForm>;

/** Shows the password form until the portal has accepted a password, or the link's state changes in another way. */
export async function askPassword(screen: ReadyScreen, { link, refresh, signal }: ScreenContext): Promise<Screen> {
  const form = passwordForm(screen.passwordPolicy);
  const here = childController(signal);
  showForm(screen, form.element);
  if (screen.rejection !== undefined) form.showError({ field: "newPassword", message: screen.rejection.message });
  try {
    return await Promise.race([
      submitPassword(screen, form, { link, refresh, signal: here.signal }),
      watchLink({ link, isShown: ({ state }) => state === "ready", signal: here.signal }),
    ]);
  } finally {
    here.abort();
    form.clear();
  }
}

function showForm({ purpose, firstName, ...screen }: ReadyScreen, form: HTMLFormElement): void {
  const { title, heading, body } = texts.ready[purpose];
  show({
    title: screen.rejection === undefined ? title : texts.ready.titleAfterRejection,
    heading: heading(firstName),
    body: [
      h("p", {}, body(screen.companyName, screen.maskedAddress)),
      h("p", { class: "small" }, texts.ready.expiry(screen.expiresAt)),
      form,
    ],
  });
}

async function submitPassword(screen: ReadyScreen, form: PasswordForm, context: ScreenContext): Promise<Screen> {
  const { link, refresh, signal } = context;
  const send = (attempt: AbortSignal) => sendPassword(link, form.newPassword(), attempt);
  for (;;) {
    const answer = await submitUntilAnswered(form, send, signal);
    if (answer.kind === "success") return { ...screen, state: "checking" };
    const { rejection } = answer.problem;
    if (rejection !== undefined) {
      form.showError({ field: "newPassword", message: rejection.message });
      continue;
    }
    const next = await handleProblem(answer.problem, { state: "ready", refresh });
    if (next !== undefined) return answer.isFirstTry ? withNote(next) : next;
    form.showError({ field: "form", message: texts.error.unexpected });
  }
}

/**
 * Tells the person that another password counts. Not after a repeated try: an earlier one may have arrived, and then
 * the password that counts is this one.
 */
function withNote(next: Screen): Screen {
  const hasPassword = next.state === "checking" || next.state === "activated";
  return hasPassword ? { ...next, note: texts.firstCounts } : next;
}
