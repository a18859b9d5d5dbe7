import type { LinkView, Problem } from "../../contracts/portal-api.ts";
import { h } from "../dom.ts";
import { codeForm } from "../forms/code-form.ts";
import { sendCode } from "../net/api.ts";
import { childOf } from "../net/next-event.ts";
import { handIn } from "../net/submit-until-answered.ts";
import { linkChange } from "../net/watch-link.ts";
import { texts } from "../texts/texts.ts";
import { authenticatorSteps } from "./authenticator-steps.ts";
import { show } from "./frame.ts";
import { afterRefusal } from "./handle-problem.ts";
import type { Code, Scene, Surroundings } from "./screen.ts";

/** A second factor's time is over within minutes, and the person may be waiting for a mail in front of this page. */
const LOOK_MS = 10_000;

/** Asks for the second factor until a code was handed in, or its time is over. */
export async function askCode(view: Code, { link, look, signal }: Surroundings): Promise<Scene> {
  const form = codeForm(view);
  const here = childOf(signal);
  const refused = (problem: Problem) => afterCode(problem, { form, look });
  const send = (until: AbortSignal) => sendCode(link, form.answer(), until);
  const accepted: Scene = { ...view, state: "checking", about: "code" };
  // An answer on its way is no surprise.
  const isShown = (now: LinkView) => form.isSending() || JSON.stringify(now) === JSON.stringify(view);
  showForm(view, form.element);
  if (view.rejection !== undefined) form.complain({ place: "code", message: view.rejection.message });
  try {
    return await Promise.race([
      handIn<unknown, Scene>({ form, send, accepted, refused, signal: here.signal }),
      linkChange({ link, isShown, signal: here.signal, everyMs: LOOK_MS }).then(withoutCode),
    ]);
  } finally {
    here.abort();
  }
}

function showForm(view: Code, form: HTMLFormElement): void {
  const { challenge, authenticator } = view;
  const say = texts.code[challenge];
  show({
    title: view.rejection === undefined ? say.title : texts.code.titleAfterRejection,
    heading: say.title,
    body: [
      h("p", { class: "note" }, texts.code.done),
      h("p", {}, say.body(view.destination)),
      h("p", { class: "small" }, texts.code.expiry(view.expiresAt)),
      ...(authenticator === undefined ? [form] : [authenticatorSteps(authenticator, form)]),
    ],
  });
}

interface Refused extends Pick<Surroundings, "look"> {
  readonly form: ReturnType<typeof codeForm>;
}

async function afterCode(problem: Problem, { form, look }: Refused): Promise<Scene | undefined> {
  const puzzled = () => form.complain({ place: "form", message: texts.fault.codeUnexpected });
  const next = await afterRefusal(problem, { state: "code", puzzled, look });
  if (next?.state !== "too-many-attempts") return next && withoutCode(next);
  // The password is set, so nobody needs a fresh link, and the time of this step ends by itself.
  form.complain({ place: "form", message: texts.code.tooMany });
  return undefined;
}

/** What comes when no code was taken here. */
function withoutCode(next: Scene): Scene {
  if (next.state === "checking") return { ...next, about: "end", note: texts.code.over };
  return next.state === "activated" ? { ...next, note: texts.code.over } : next;
}
