import { api, type ClockReading } from "../api.ts";
import { skipButton } from "../clock-bar.ts";
import { h } from "../dom.ts";
import { heading } from "../elements.ts";
import { dateTime, timeSpan } from "../format.ts";
import { Region, type View } from "../view.ts";

const EXPLANATION =
  "Timeouts, reminders, expiries and token lifetimes all follow this clock. " +
  "Skipped time passes in order: what falls due first settles before what falls due next. It cannot be turned back.";

/** The clock in large letters, and a form that skips any number of seconds. */
export function clockView(): View {
  const time = new Region<ClockReading>(h("p", { class: "big-clock" }), ({ now, aheadSeconds }) => [
    dateTime(now),
    h(
      "span",
      { class: "hint" },
      aheadSeconds === 0 ? "the machine's own time" : `${timeSpan(aheadSeconds)} ahead of the machine's clock`,
    ),
  ]);
  const seconds = h("input", { id: "seconds", type: "number", min: "1", max: "31622400", step: "1", value: "600" });
  const refresh = async () => time.show(await api.clock());
  const skip = skipButton("Skip", () => seconds.valueAsNumber, refresh);
  const form = h("div", { class: "form" }, h("label", { for: "seconds" }, "Seconds to skip"), seconds, skip);
  return {
    title: "Clock",
    element: h("section", {}, heading("Clock", EXPLANATION), h("div", { class: "card" }, time.element, form)),
    refresh,
  };
}
