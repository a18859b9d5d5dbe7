import type { Problem } from "../../contracts/portal-api.ts";
import { h } from "../dom.ts";
import { passwordForm } from "../forms/password-form.ts";
import { sendPassword } from "../net/api.ts";
import { childOf } from "../net/next-event.ts";
import { handIn } from "../net/submit-until-answered.ts";
import { linkChange } from "../net/watch-link.ts";
import { texts } from "../texts/texts.ts";
import { show } from "./frame.ts";
import { afterRefusal } from "./handle-problem.ts";
import type { Ready, Scene, Surroundings } from "./screen.ts";

/** Shows the form until a password was handed in, or the link turns out to be used or dead meanwhile. */
export async function askPassword(view: Ready, { link, look, signal }: Surroundings): Promise<Scene> {
  const form = passwordForm(view.passwordPolicy);
  const here = childOf(signal);
  const refused = (problem: Problem, atOnce: boolean) => afterPassword(problem, { form, atOnce, look });
  const send = (until: AbortSignal) => sendPassword(link, form.newPassword(), until);
  showForm(view, form.element);
  if (view.rejection !== undefined) form.complain({ place: "newPassword", message: view.rejection.message });
  try {
    return await Promise.race([
      handIn<unknown, Scene>({ form, send, accepted: { ...view, state: "checking" }, refused, signal: here.signal }),
      linkChange({ link, isShown: ({ state }) => state === "ready", signal: here.signal }),
    ]);
  } finally {
    here.abort();
    form.clear();
  }
}

function showForm(view: Ready, form: HTMLFormElement): void {
  const say = texts.ready[view.purpose];
  show({
    title: view.rejection === undefined ? say.title : texts.ready.titleAfterRejection,
    heading: say.heading(view.firstName),
    body: [
      h("p", {}, say.body(view.companyName, view.maskedAddress)),
      h("p", { class: "small" }, texts.ready.expiry(view.expiresAt)),
      form,
    ],
  });
}

interface Refused extends Pick<Surroundings, "look"> {
  readonly form: ReturnType<typeof passwordForm>;
  readonly atOnce: boolean;
}

async function afterPassword(problem: Problem, { form, atOnce, look }: Refused): Promise<Scene | undefined> {
  if (problem.rejection !== undefined) {
    form.complain({ place: "newPassword", message: problem.rejection.message });
    return undefined;
  }
  const puzzled = () => form.complain({ place: "form", message: texts.fault.unexpected });
  const next = await afterRefusal(problem, { state: "ready", puzzled, look });
  // When earlier tries got lost on the way, the password that counts may well be this one.
  const other = atOnce && (next?.state === "checking" || next?.state === "activated");
  return other ? { ...next, note: texts.firstCounts } : next;
}
