import { h } from "../dom.ts";
import { requestLink } from "../net/api.ts";
import { nextEvent } from "../net/next-event.ts";
import { keepTrying } from "../net/retry-until-answered.ts";
import { texts } from "../texts/texts.ts";
import { show } from "./frame.ts";
import { type Ended, type Surroundings, stopOf } from "./screen.ts";

const say = texts.expired;

/** Offers a fresh link in place of one that has expired. */
export async function askFreshLink({ link, signal }: Pick<Surroundings, "link" | "signal">): Promise<Ended> {
  const button = h("button", { type: "button", class: "wide" }, say.resend);
  show({ title: say.title, body: [h("p", {}, say.body), button] });
  await nextEvent(signal, [[button, "click"]]);
  const send = () => {
    button.setAttribute("aria-disabled", "true");
    button.textContent = say.sending;
    return requestLink(link, signal);
  };
  const reply = await keepTrying(send, signal);
  return reply.kind === "answer" ? { state: "requested" } : stopOf(reply.problem);
}
