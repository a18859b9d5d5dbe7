import type { Definition } from "./definition.ts";
import { drawArrow, drawInlineEdge, drawLabel } from "./draw-edge.ts";
import { drawState, type StateOutcome } from "./draw-state.ts";
import { END, START } from "./edges.ts";
import type { Box } from "./geometry.ts";
import { layOut } from "./layout.ts";
import { type Svg, svg } from "./svg.ts";

/** A graph wider than this, in pixels, gets the full width of the page. */
const WIDE = 1000;

/**
 * Draws a definition as SVG. The class of each state is its status (`succeeded`, `running`, `caught`, `failed`,
 * `not-reached`); the page's style sheet has the colours, so the graph follows the light and the dark theme.
 */
export function drawGraph(definition: Definition, outcomes: readonly StateOutcome[], name: string): string {
  const { left, width, height, boxes, arrows, inlineEdges } = layOut(definition);
  const states = outcomes.flatMap((outcome) => {
    const box = boxes.get(outcome.name);
    return box === undefined ? [] : [drawState(outcome, box)];
  });
  const graph = svg`<svg xmlns="http://www.w3.org/2000/svg" class="${width > WIDE ? "graph wide" : "graph"}" role="group" aria-label="${`Graph of ${name}`}"
  width="${width}" height="${height}" viewBox="${left} 0 ${width} ${height}">
<defs>${ARROW_HEADS}</defs>
<g class="edges">${arrows.map(drawArrow)}</g>
<g class="labels">${arrows.map(drawLabel)}</g>
<g class="states">${circle(boxes.get(START), "Start")}${circle(boxes.get(END), "End")}${states}</g>
<g class="inline-edges">${inlineEdges.map(drawInlineEdge)}</g>
</svg>`;
  return graph.text;
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
