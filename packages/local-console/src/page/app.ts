import { ClockBar } from "./clock-bar.ts";
import { h, swap } from "./dom.ts";
import { complain, notice } from "./error-notice.ts";
import { openView, SECTIONS } from "./sections.ts";
import type { View } from "./view.ts";

const POLL_MS = 1000;

const main = h("main", { id: "main", tabindex: "-1" });
const clock = new ClockBar(() => look());
const links = SECTIONS.map(({ name, text }) => h("a", { href: `#/${name}` }, text));
let view: View | undefined;

document.body.replaceChildren(
  h("a", { class: "skip", href: "#main", click: skipToMain }, "Skip to content"),
  h(
    "header",
    {},
    h("a", { class: "brand", href: "#/executions" }, "Local console"),
    h("nav", { "aria-label": "Sections" }, ...links),
    clock.element,
  ),
  notice,
  main,
);

/** Opens what the address says once its first data are here, so that nothing flickers. */
async function open(): Promise<void> {
  const opened = openView(location.hash);
  view = opened;
  const section = location.hash.split("/")[1] || "executions";
  for (const link of links) link.ariaCurrent = link.hash === `#/${section}` ? "page" : null;
  await look();
  if (view !== opened) return;
  document.title = `${opened.title} · Local console`;
  swap(main, opened.element);
}

async function look(): Promise<void> {
  try {
    await Promise.all([view?.refresh(), clock.refresh()]);
    notice.textContent = "";
  } catch (error) {
    complain(error);
  }
}

async function poll(): Promise<void> {
  if (document.visibilityState === "visible") await look();
  setTimeout(poll, POLL_MS);
}

function skipToMain(event: Event): void {
  event.preventDefault();
  main.focus();
}

addEventListener("hashchange", () => void open());
document.addEventListener("visibilitychange", () => void look());
void open();
setTimeout(poll, POLL_MS);
