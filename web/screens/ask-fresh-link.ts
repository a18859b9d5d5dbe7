import { h, nextEvent } from "../dom.ts";
import { requestFreshLink } from "../net/api.ts";
import { retryUntilAnswered } from "../net/retry-until-answered.ts";
import { texts } from "../texts/texts.ts";
import { show } from "./frame.ts";
import { endAfter } from "./handle-problem.ts";
import type { EndScreen, ScreenContext } from "./screen.ts";

/** Offers a fresh link in place of an expired one. */
export async function askFreshLink({ link, signal }: Pick<ScreenContext, "link" | "signal">): Promise<EndScreen> {
  const { title, body, resend, sending } = texts.expired;
  const button = h("button", { type: "button", class: "wide" }, resend);
  show({ title, body: [h("p", {}, body), button] });
  await nextEvent(signal, [[button, "click"]]);
  button.setAttribute("aria-disabled", "true");
  button.textContent = sending;
  const answer = await retryUntilAnswered(() => requestFreshLink(link, signal), signal);
  return answer.kind === "success" ? { state: "requested" } : endAfter(answer.problem);
}
