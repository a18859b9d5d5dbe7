import { lookAgain, openLink } from "./api.ts";
import { askPassword } from "./ask-password.ts";
import { awaitCheck } from "./await-check.ts";
import { activated, ended, opening } from "./endings.ts";
import { setCompany, show } from "./frame.ts";
import { keepTrying } from "./keep-trying.ts";
import { type Scene, stopOf } from "./scene.ts";

/** One person with one link, from opening it to where it ends. Rejects when `signal` aborts, as for another link. */
export async function visit(link: string | undefined, signal: AbortSignal): Promise<void> {
  if (link === undefined) return show(ended({ state: "no-link" }));
  show(opening());
  let scene: Scene | undefined = await seen(openLink, link, signal);
  while (scene !== undefined) {
    if ("companyName" in scene) setCompany(scene);
    scene = await play(scene, link, signal);
  }
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
    case "checking":
      return awaitCheck(scene, { look, signal });
    case "activated":
      return void show(activated(scene));
    default:
      return void show(ended(scene));
  }
}
