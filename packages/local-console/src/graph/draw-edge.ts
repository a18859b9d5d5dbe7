import type { PlacedEdge, Point } from "./geometry.ts";
import type { InlineEdge } from "./inline-edges.ts";
import { type Svg, svg } from "./svg.ts";

/** The arrow of an edge: solid for Next and Choice, dashed (by the style sheet) for Catch. */
export function drawArrow({ kind, points }: PlacedEdge): Svg {
  const head = kind === "catch" ? "catch" : "plain";
  return svg`<path class="${`edge ${kind}`}" d="${curve(points)}" marker-end="${`url(#arrow-${head})`}"/>`;
}

/** The text at an arrow. Its background covers the arrows below it, so that none crosses the text. */
export function drawLabel({ kind, label, title, labelBox: { x, y, width, height } }: PlacedEdge): Svg {
  if (label === "") return svg``;
  return svg`<g class="${`label ${kind}`}"><title>${title}</title>
<rect x="${x - width / 2}" y="${y - height / 2}" width="${width}" height="${height}" rx="4"/>
<text x="${x}" y="${y + 4}">${label}</text></g>`;
}

/** An edge without an arrow, as text in the box of the state that it leaves. */
export function drawInlineEdge({ kind, text, title, x, y }: InlineEdge): Svg {
  return svg`<g class="${`inline-edge ${kind}`}"><title>${title}</title><text x="${x}" y="${y + 4}">${text}</text></g>`;
}

/** A curve through the points that is vertical at each of them. */
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
