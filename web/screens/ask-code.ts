import type { LinkView } from "../../contracts/portal-api.ts";
import { childController, h } from "../dom.ts";
import { codeForm } from "../forms/code-form.ts";
import { sendCode } from "../net/api.ts";
import { submitUntilAnswered } from "../net/submit-until-answered.ts";
import { watchLink } from "../net/watch-link.ts";
import { texts } from "../texts/texts.ts";
import { authenticatorSteps } from "./authenticator-steps.ts";
import { show } from "./frame.ts";
import { handleProblem } from "./handle-problem.ts";
import type { CodeScreen, Screen, ScreenContext } from "./screen.ts";

type CodeForm = ReturnType<typeof codeForm>;

/** A code is valid for a few minutes only, and the person may be waiting for its mail with this page open. */
const WATCH_MS = 10_000;

/** Shows the form for the second factor until the portal has accepted a code, or the time for it is over. */
export async function askCode(screen: CodeScreen, { link, refresh, signal }: ScreenContext): Promise<Screen> {
  const form = codeForm(screen);
  const here = childController(signal);
  // While a code is being sent, the page expects the link's state to change.
  const isShown = (now: LinkView) => form.isSending() || JSON.stringify(now) === JSON.stringify(screen);
  showForm(screen, form.element);
  if (screen.rejection !== undefined) form.showError({ field: "code", message: screen.rejection.message });
  try {
    return await Promise.race([
      submitCode(screen, form, { link, refresh, signal: here.signal }),
      watchLink({ link, isShown, signal: here.signal, everyMs: WATCH_MS }).then(withoutCode),
    ]);
  } finally {
    here.abort();
  }
}

function showForm({ challenge, authenticator, ...screen }: CodeScreen, form: HTMLFormElement): void {
  const { title, body } = texts.code[challenge];
  show({
    title: screen.rejection === undefined ? title : texts.code.titleAfterRejection,
    heading: title,
    body: [
      h("p", { class: "note" }, texts.code.done),
      h("p", {}, body(screen.destination)),
      h("p", { class: "small" }, texts.code.expiry(screen.expiresAt)),
      authenticator === undefined ? form : authenticatorSteps(authenticator, form),
    ],
  });
}

async function submitCode(screen: CodeScreen, form: CodeForm, context: ScreenContext): Promise<Screen> {
  const { link, refresh, signal } = context;
  const send = (attempt: AbortSignal) => sendCode(link, form.answer(), attempt);
  for (;;) {
    const answer = await submitUntilAnswered(form, send, signal);
    if (answer.kind === "success") return { ...screen, state: "checking", about: "code" };
    const next = await handleProblem(answer.problem, { state: "code", refresh });
    // The password is set already, so nobody needs a fresh link, and the time for the code ends by itself.
    if (next?.state === "too-many-attempts") form.showError({ field: "form", message: texts.code.tooMany });
    else if (next !== undefined) return withoutCode(next);
    else form.showError({ field: "form", message: texts.error.codeUnexpected });
  }
}

/** Adds to the next screen, when no code was accepted here, that the person gives it when signing in. */
function withoutCode(next: Screen): Screen {
  if (next.state === "checking") return { ...next, about: "end", note: texts.code.over };
  return next.state === "activated" ? { ...next, note: texts.code.over } : next;
}
