import { ClockBar } from "./clock-bar.ts";
import { h, replaceContent } from "./dom.ts";
import { errorNotice, showError } from "./error-notice.ts";
import { openView, SECTIONS } from "./sections.ts";
import type { View } from "./view.ts";

const POLL_MS = 1000;

const main = h("main", { id: "main", tabindex: "-1" });
const clock = new ClockBar(() => refresh());
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
  errorNotice,
  main,
);

/** Shows the view that the address names, once it has its first data, so that no empty view flashes up. */
async function openAddress(): Promise<void> {
  const opened = openView(location.hash);
  view = opened;
  const section = location.hash.split("/")[1] || "executions";
  for (const link of links) link.ariaCurrent = link.hash === `#/${section}` ? "page" : null;
  await refresh();
  if (view !== opened) return;
  document.title = `${opened.title} · Local console`;
  replaceContent(main, opened.element);
}

async function refresh(): Promise<void> {
  try {
    await Promise.all([view?.refresh(), clock.refresh()]);
    errorNotice.textContent = "";
  } catch (error) {
    showError(error);
  }
}

async function poll(): Promise<void> {
  if (document.visibilityState === "visible") await refresh();
  setTimeout(poll, POLL_MS);
}

function skipToMain(event: Event): void {
  event.preventDefault();
  main.focus();
}

addEventListener("hashchange", () => void openAddress());
document.addEventListener("visibilitychange", () => void refresh());
void openAddress();
setTimeout(poll, POLL_MS);
