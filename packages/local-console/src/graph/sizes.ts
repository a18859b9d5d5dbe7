import { END, type GraphEdge } from "./edges.ts";
import { shorten } from "./labels.ts";
import type { Box, Point } from "./layout.ts";

/** A name that is longer is cut in its box. */
export const LONGEST_NAME = 36;

const LAID_OUT_LATER = { x: 0, y: 0 } as const;

/** The circles at start and end. */
export const CIRCLE = { width: 40, height: 40, ...LAID_OUT_LATER } as const;

/** What the layout must know of an arrow: the room of its label, and how straight it should be. */
export interface EdgeRoom extends Box {
  readonly weight: number;
  readonly labelpos: "c";
  /** Set by the layout. */
  readonly points?: readonly Point[];
}

const WEIGHT = { next: 12, choice: 4, catch: 1 } as const;

export function edgeRoom({ label, kind }: GraphEdge): EdgeRoom {
  const room = label === "" ? { width: 0, height: 0 } : { width: textWidth(label, 6.6) + 12, height: 18 };
  return { ...room, ...LAID_OUT_LATER, weight: WEIGHT[kind], labelpos: "c" };
}

export const STATE_HEIGHT = 46;

export function stateBox(name: string): Box {
  const width = Math.max(170, textWidth(shorten(name, LONGEST_NAME), 7.6) + 66);
  return { width, height: STATE_HEIGHT, ...LAID_OUT_LATER };
}

/** `ResendRequested → Send link` */
export function signText({ label, to }: Pick<GraphEdge, "label" | "to">): string {
  return `${label} → ${to === END ? "End" : shorten(to, LONGEST_NAME)}`.trim();
}

export function signWidth(way: GraphEdge): number {
  return textWidth(signText(way), 6.6);
}

/** Text is measured by its length: where the graph is drawn there is no font to ask. */
function textWidth(text: string, perLetter: number): number {
  return Math.ceil(text.length * perLetter);
}
