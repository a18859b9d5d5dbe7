import { api, type ClockReading } from "./api.ts";
import { h } from "./dom.ts";
import { complain } from "./error-notice.ts";
import { moment, span } from "./format.ts";
import { Region } from "./region.ts";

const HOUR = 3600;
const SKIPS = [
  { text: "+1 hour", seconds: HOUR },
  { text: "+1 day", seconds: 24 * HOUR },
  { text: "+7 days", seconds: 7 * 24 * HOUR },
] as const;

/** The time of the local run and buttons to skip some of it, on top of every view. */
export class ClockBar {
  readonly element = h("div", { class: "clock", role: "group", "aria-label": "Clock of the local run" });
  readonly #time = new Region<ClockReading>(h("span", { class: "now" }), ({ now, aheadSeconds }) => [
    moment(now),
    h("span", { class: "ahead" }, aheadSeconds === 0 ? "" : `${span(aheadSeconds)} ahead`),
  ]);

  constructor(afterSkip: () => Promise<void>) {
    this.element.append(
      this.#time.element,
      ...SKIPS.map((skip) => skipButton(skip.text, () => skip.seconds, afterSkip)),
    );
  }

  async refresh(): Promise<void> {
    this.#time.show(await api.clock());
  }
}

/** A button that skips time, and cannot be pressed again until what fell due has settled. */
export function skipButton(text: string, seconds: () => number, after: () => Promise<void>): HTMLElement {
  const button = h("button", { type: "button", click: () => void skip() }, text);
  async function skip(): Promise<void> {
    button.disabled = true;
    try {
      await api.advanceClock(seconds());
      await after();
    } catch (error) {
      complain(error);
    }
    button.disabled = false;
  }
  return button;
}
