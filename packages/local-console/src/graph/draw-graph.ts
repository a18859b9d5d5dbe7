import type { StateOutcome } from "../execution/state-statuses.ts";
import type { Definition } from "./definition.ts";
import { drawEdge, drawLabel, drawSign } from "./draw-edge.ts";
import { drawState } from "./draw-state.ts";
import { END, START } from "./edges.ts";
import { type Box, layOut } from "./layout.ts";
import { type Svg, svg } from "./svg.ts";

/** From this width on, in pixels, the picture wants a row of its own. */
const WIDE = 1000;

/**
 * The definition as a picture, each state in the class of what became of it (`succeeded`, `running`, `caught`, `failed`,
 * `not-reached`). Colours come from the page's style sheet, so the picture follows its light and dark themes.
 */
export function drawGraph(definition: Definition, outcomes: readonly StateOutcome[], name: string): string {
  const { left, width, height, boxes, edges, signs } = layOut(definition);
  const states = outcomes.flatMap((outcome) => {
    const box = boxes.get(outcome.name);
    return box === undefined ? [] : [drawState(outcome, box)];
  });
  const picture = svg`<svg xmlns="http://www.w3.org/2000/svg" class="${width > WIDE ? "graph wide" : "graph"}" role="group" aria-label="${`Graph of ${name}`}"
  width="${width}" height="${height}" viewBox="${left} 0 ${width} ${height}">
<defs>${ARROW_HEADS}</defs>
<g class="edges">${edges.map(drawEdge)}</g>
<g class="labels">${edges.map(drawLabel)}</g>
<g class="states">${circle(boxes.get(START), "Start")}${circle(boxes.get(END), "End")}${states}</g>
<g class="signs">${signs.map(drawSign)}</g>
</svg>`;
  return picture.text;
}

function circle(box: Box | undefined, text: string): Svg {
  if (box === undefined) return svg``;
  const { x, y, width } = box;
  return svg`<g class="terminal"><circle cx="${x}" cy="${y}" r="${width / 2}"/><text x="${x}" y="${y + 4}">${text}</text></g>`;
}

const ARROW_HEADS = ["plain", "catch"].map(
  (kind) => svg`<marker id="${`arrow-${kind}`}" class="${`arrow ${kind}`}" viewBox="0 0 10 10" refX="9" refY="5"
  markerWidth="7" markerHeight="7" orient="auto-start-reverse"><path d="M0 1 L10 5 L0 9 z"/></marker>`,
);
