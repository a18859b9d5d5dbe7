import type { Sign } from "./inline-edges.ts";
import type { PlacedEdge, Point } from "./layout.ts";
import { type Svg, svg } from "./svg.ts";

/** The arrow of an edge: solid for Next and Choice, dashed (by the style sheet) for Catch. */
export function drawEdge({ kind, points }: PlacedEdge): Svg {
  const head = kind === "catch" ? "catch" : "plain";
  return svg`<path class="${`edge ${kind}`}" d="${curve(points)}" marker-end="${`url(#arrow-${head})`}"/>`;
}

/** The text on an edge, on a plate above all arrows so that none crosses it out. */
export function drawLabel({ kind, label, title, labelBox: { x, y, width, height } }: PlacedEdge): Svg {
  if (label === "") return svg``;
  return svg`<g class="${`label ${kind}`}"><title>${title}</title>
<rect x="${x - width / 2}" y="${y - height / 2}" width="${width}" height="${height}" rx="4"/>
<text x="${x}" y="${y + 4}">${label}</text></g>`;
}

/** A way that has no arrow, in words in the box of the state that it leaves. */
export function drawSign({ kind, text, title, x, y }: Sign): Svg {
  return svg`<g class="${`signpost ${kind}`}"><title>${title}</title><text x="${x}" y="${y + 4}">${text}</text></g>`;
}

/** A line through the points that passes each of them downward or upward, as the layers lie. */
function curve([first, ...rest]: readonly Point[]): string {
  if (first === undefined) return "";
  const bends = rest.map((point, index) => {
    const from = rest[index - 1] ?? first;
    const y = (from.y + point.y) / 2;
    return `C${pair({ x: from.x, y })} ${pair({ x: point.x, y })} ${pair(point)}`;
  });
  return [`M${pair(first)}`, ...bends].join(" ");
}

function pair({ x, y }: Point): string {
  return `${x.toFixed(1)},${y.toFixed(1)}`;
}
