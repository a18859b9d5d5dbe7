import { lookAgain } from "./api.ts";
import { h } from "./dom.ts";
import { show } from "./frame.ts";
import { handIn } from "./hand-in.ts";
import { childOf, nextEvent } from "./next-event.ts";
import { passwordForm } from "./password-form.ts";
import type { Ready, Scene } from "./scene.ts";
import { texts } from "./texts.ts";

interface Surroundings {
  readonly link: string;
  readonly look: () => Promise<Scene>;
  readonly signal: AbortSignal;
}

/** Shows the form until a password was handed in, or the link turns out to be used or dead meanwhile. */
export async function askPassword(view: Ready, { link, look, signal }: Surroundings): Promise<Scene> {
  const form = passwordForm(view.passwordPolicy);
  const here = childOf(signal);
  const say = texts.ready;
  show({
    title: view.rejection === undefined ? say.title : say.titleAfterRejection,
    heading: say.heading(view.firstName),
    body: [
      h("p", {}, say.body(view.companyName, view.maskedAddress)),
      h("p", { class: "small" }, say.expiry(view.expiresAt)),
      form.element,
    ],
  });
  if (view.rejection !== undefined) form.complain({ place: "newPassword", message: view.rejection.message });
  try {
    return await Promise.race([handIn({ view, form, link, look, signal: here.signal }), changed(link, here.signal)]);
  } finally {
    here.abort();
    form.clear();
  }
}

/** The link's state, once it is no more ready when the person comes back to this tab: another one may have used it. */
async function changed(link: string, signal: AbortSignal): Promise<Scene> {
  for (;;) {
    await nextEvent(signal, [
      [document, "visibilitychange"],
      [window, "pageshow"],
    ]);
    if (document.visibilityState === "hidden") continue;
    const reply = await lookAgain(link, signal);
    if (reply.kind === "answer" && reply.body.state !== "ready") return reply.body;
  }
}
