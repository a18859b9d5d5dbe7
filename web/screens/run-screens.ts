import { lookAgain, openLink } from "../net/api.ts";
import { confirmationIn, isConfirmation } from "../net/confirmation.ts";
import { keepTrying } from "../net/retry-until-answered.ts";
import { askCode } from "./ask-code.ts";
import { askConfirmation } from "./ask-confirmation.ts";
import { askFreshLink } from "./ask-fresh-link.ts";
import { askPassword } from "./ask-password.ts";
import { awaitCheck } from "./await-check.ts";
import { activated, ended, opening } from "./end-screens.ts";
import { setCompany, show } from "./frame.ts";
import { type Scene, stopOf } from "./screen.ts";

/** One person with one link, from opening it to where it ends. Rejects when `signal` aborts, as for another link. */
export async function visit(link: string | undefined, signal: AbortSignal): Promise<void> {
  if (link === undefined) return show(ended({ state: "no-link" }));
  if (isConfirmation(link)) return confirm(link, signal);
  show(opening());
  let scene: Scene | undefined = await seen(openLink, link, signal);
  while (scene !== undefined) {
    if ("companyName" in scene) setCompany(scene);
    scene = await play(scene, link, signal);
  }
}

async function confirm(link: string, signal: AbortSignal): Promise<void> {
  const confirmation = confirmationIn(link);
  if (confirmation === undefined) return show(ended({ state: "no-link" }));
  show(ended(await askConfirmation(confirmation, signal)));
}

async function seen(ask: typeof openLink, link: string, signal: AbortSignal): Promise<Scene> {
  const reply = await keepTrying(() => ask(link, signal), signal);
  return reply.kind === "answer" ? reply.body : stopOf(reply.problem);
}

/** Shows a scene; gives the one that follows, unless it is the last. */
async function play(scene: Scene, link: string, signal: AbortSignal): Promise<Scene | undefined> {
  const look = () => seen(lookAgain, link, signal);
  switch (scene.state) {
    case "ready":
      return askPassword(scene, { link, look, signal });
    case "code":
      return askCode(scene, { link, look, signal });
    case "checking":
      return awaitCheck(scene, { look, signal });
    case "expired":
      return askFreshLink({ link, signal });
    case "activated":
      return void show(activated(scene));
    default:
      return void show(ended(scene));
  }
}
