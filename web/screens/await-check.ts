import { h } from "../dom.ts";
import { nextEvent } from "../net/next-event.ts";
import { texts } from "../texts/texts.ts";
import { show } from "./frame.ts";
import type { Checking, Scene, Surroundings } from "./screen.ts";

const FIRST_MS = 400;
const LONGEST_MS = 5_000;
const SLOW_MS = 20_000;

/** Asks, ever more gently, until the password, or the code, was taken or refused. */
export async function awaitCheck(
  view: Checking,
  { look, signal }: Pick<Surroundings, "look" | "signal">,
): Promise<Scene> {
  const { note, about = "password" } = view;
  const say = texts.checking[about];
  const slow = h("p", { class: "slow", role: "status" });
  const before = note === undefined ? [] : [h("p", { class: "note" }, note)];
  const bar = h("div", { class: "bar" }, h("span"));
  show({ title: say.title, body: [...before, h("p", {}, say.body), bar, slow] });
  const start = performance.now();
  for (let ms = FIRST_MS; ; ms = Math.min(1.4 * ms, LONGEST_MS)) {
    await nextEvent(signal, [], ms);
    const next = await look();
    if (next.state !== "checking") return note === undefined || next.state !== "activated" ? next : { ...next, note };
    if (slow.textContent === "" && performance.now() - start > SLOW_MS) slow.textContent = texts.checking.slow;
  }
}
