import { h, nextEvent } from "../dom.ts";
import { texts } from "../texts/texts.ts";
import { show } from "./frame.ts";
import type { CheckingScreen, Screen, ScreenContext } from "./screen.ts";

const FIRST_DELAY_MS = 400;
const LONGEST_DELAY_MS = 5_000;
const SLOW_MS = 20_000;

/** Asks at growing intervals until the password or the code is accepted or rejected. */
export async function awaitCheck(
  { note, about }: CheckingScreen,
  { refresh, signal }: Pick<ScreenContext, "refresh" | "signal">,
): Promise<Screen> {
  const { title, body } = texts.checking[about ?? "password"];
  const slow = h("p", { class: "slow", role: "status" });
  const notes = note === undefined ? [] : [h("p", { class: "note" }, note)];
  const bar = h("div", { class: "bar" }, h("span"));
  show({ title, body: [...notes, h("p", {}, body), bar, slow] });
  const start = performance.now();
  for (let delay = FIRST_DELAY_MS; ; delay = Math.min(1.4 * delay, LONGEST_DELAY_MS)) {
    await nextEvent(signal, [], delay);
    const next = await refresh();
    if (next.state !== "checking") return note === undefined || next.state !== "activated" ? next : { ...next, note };
    if (slow.textContent === "" && performance.now() - start > SLOW_MS) slow.textContent = texts.checking.slow;
  }
}
