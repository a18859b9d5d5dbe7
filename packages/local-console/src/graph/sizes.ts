import { END, type GraphEdge } from "./edges.ts";
import type { Box, Point } from "./geometry.ts";
import { shorten } from "./labels.ts";

/** The most characters of a state's name that its box shows. */
export const LONGEST_NAME = 36;

/** The layout sets the real place. */
const NO_PLACE_YET: Point = { x: 0, y: 0 };

/** The circles at start and end. */
export const CIRCLE: Box = { width: 40, height: 40, ...NO_PLACE_YET };

/** What the layout must know about an edge: the size of its label, and how straight it should be. */
export interface EdgeAttributes extends Box {
  /** The layout draws an edge of more weight shorter and straighter. */
  readonly weight: number;
  readonly labelpos: "c";
  /** The layout sets them. */
  readonly points?: readonly Point[];
}

const WEIGHT = { next: 12, choice: 4, catch: 1 } as const;

export function edgeAttributes({ label, kind }: GraphEdge): EdgeAttributes {
  const size = label === "" ? { width: 0, height: 0 } : { width: textWidth(label, 6.6) + 12, height: 18 };
  return { ...size, ...NO_PLACE_YET, weight: WEIGHT[kind], labelpos: "c" };
}

export const STATE_HEIGHT = 46;

export function stateBox(name: string): Box {
  const width = Math.max(170, textWidth(shorten(name, LONGEST_NAME), 7.6) + 66);
  return { width, height: STATE_HEIGHT, ...NO_PLACE_YET };
}

/** The text of an inline edge: `Rejected → Ask again`. */
export function inlineEdgeText({ label, to }: Pick<GraphEdge, "label" | "to">): string {
  return `${label} → ${to === END ? "End" : shorten(to, LONGEST_NAME)}`.trim();
}

export function inlineEdgeWidth(edge: GraphEdge): number {
  return textWidth(inlineEdgeText(edge), 6.6);
}

/** An estimate from the number of characters: the server that draws the graph has no font to measure with. */
function textWidth(text: string, pixelsPerCharacter: number): number {
  return Math.ceil(text.length * pixelsPerCharacter);
}
