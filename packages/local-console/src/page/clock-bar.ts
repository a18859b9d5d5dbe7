import { api, type ClockReading } from "./api.ts";
import { h } from "./dom.ts";
import { showError } from "./error-notice.ts";
import { dateTime, timeSpan } from "./format.ts";
import { Region } from "./view.ts";

const HOUR = 3600;
const SKIPS = [
  { text: "+1 hour", seconds: HOUR },
  { text: "+1 day", seconds: 24 * HOUR },
  { text: "+7 days", seconds: 7 * 24 * HOUR },
] as const;

/** The clock in the header: its time, and buttons that skip some. */
export class ClockBar {
  readonly element = h("div", { class: "clock", role: "group", "aria-label": "Clock of the local run" });
  readonly #time = new Region<ClockReading>(h("span", { class: "now" }), ({ now, aheadSeconds }) => [
    dateTime(now),
    h("span", { class: "ahead" }, aheadSeconds === 0 ? "" : `${timeSpan(aheadSeconds)} ahead`),
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

/** A button that skips time. It is disabled until everything that is due by then is done. */
export function skipButton(text: string, seconds: () => number, afterSkip: () => Promise<void>): HTMLElement {
  const button = h("button", { type: "button", click: () => void skip() }, text);
  async function skip(): Promise<void> {
    button.disabled = true;
    try {
      await api.advanceClock(seconds());
      await afterSkip();
    } catch (error) {
      showError(error);
    }
    button.disabled = false;
  }
  return button;
}
