import { h } from "../dom.ts";

const LEGEND = ["succeeded", "running", "caught", "failed", "not-reached"] as const;

const SMALLEST_SCALE = 0.75;

/** The graph with its legend. A click on a state, or Enter, chooses it. */
export function graphNodes(svg: string, address: string, chosen: string | undefined): Node[] {
  const picture = document.importNode(new DOMParser().parseFromString(svg, "image/svg+xml").documentElement, true);
  // Below this scale the text is too small to read, so the frame scrolls instead.
  picture.style.minWidth = `${Number(picture.getAttribute("width")) * SMALLEST_SCALE}px`;
  for (const state of picture.querySelectorAll<SVGElement>("[data-state]")) {
    const name = state.dataset["state"] ?? "";
    const isChosen = name === chosen;
    state.classList.toggle("chosen", isChosen);
    state.ariaPressed = String(isChosen);
    state.dataset["key"] = `state ${name}`;
    const target = isChosen ? address : `${address}/${encodeURIComponent(name)}`;
    state.addEventListener("click", () => location.assign(target));
    state.addEventListener("keydown", (event) => {
      if (event.key === "Enter" || event.key === " ") follow(event, target);
    });
  }
  const legend = LEGEND.map((status) => h("li", { class: `legend ${status}` }, status.replace("-", " ")));
  return [picture, h("ul", { class: "legends", "aria-label": "Colours" }, ...legend)];
}

function follow(event: Event, target: string): void {
  event.preventDefault();
  location.assign(target);
}
