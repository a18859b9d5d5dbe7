import type { Definition } from "./definition.ts";
import { END, type GraphEdge } from "./edges.ts";
import type { Box } from "./geometry.ts";
import { inlineEdgeText, inlineEdgeWidth, STATE_HEIGHT } from "./sizes.ts";

const LINE_HEIGHT = 17;
const INSET = 16;
/** Below the last line. */
const BOTTOM_GAP = 6;
/** A graph with more arrows than these is hard to read. */
const MOST_ARROWS = 26;

/** The edges of a graph by how they are shown. */
export interface SplitEdges {
  readonly arrows: readonly GraphEdge[];
  /** Edges that are written as text into the box of the state that they leave: `Rejected → Ask again`. */
  readonly inline: readonly GraphEdge[];
}

/** One line of text in a state's box, with its place. */
export interface InlineEdge {
  readonly kind: GraphEdge["kind"];
  readonly text: string;
  readonly title: string;
  readonly x: number;
  readonly y: number;
}

/**
 * A graph of few edges shows all of them as arrows. In a larger one, each state has one arrow: the one that reaches it
 * first from the happy path. All other edges are inline edges, except the edge from a Succeed or Fail state to the end,
 * which is not shown.
 */
export function splitEdges(edges: readonly GraphEdge[], path: readonly string[], { States }: Definition): SplitEdges {
  if (edges.length <= MOST_ARROWS) return { arrows: edges, inline: [] };
  const arrows = new Set(edges.filter((edge) => isPathEdge(edge, path)));
  const reached = new Set(path);
  // The loop adds to the set that it goes through, so it also visits the states that are reached later.
  for (const name of reached) {
    for (const edge of edges) {
      if (edge.from !== name || reached.has(edge.to)) continue;
      reached.add(edge.to);
      arrows.add(edge);
    }
  }
  const leavesEndState = ({ from, to }: GraphEdge) => to === END && /^(Succeed|Fail)$/.test(States[from]?.Type ?? "");
  return {
    arrows: edges.filter((edge) => arrows.has(edge)),
    inline: edges.filter((edge) => !arrows.has(edge) && !leavesEndState(edge)),
  };
}

/** Whether an edge leads from one state of the path to the next. */
export function isPathEdge({ from, to, kind }: GraphEdge, path: readonly string[]): boolean {
  const index = path.indexOf(from);
  return kind !== "catch" && index >= 0 && path[index + 1] === to;
}

/** A state's box, enlarged so that its inline edges fit below its name. */
export function boxWithInlineEdges(box: Box, edges: readonly GraphEdge[]): Box {
  if (edges.length === 0) return box;
  const width = Math.max(box.width, ...edges.map((edge) => INSET + inlineEdgeWidth(edge) + INSET / 2));
  return { ...box, width, height: box.height + edges.length * LINE_HEIGHT + BOTTOM_GAP };
}

/** The lines of text in a state's box, from top to bottom. */
export function placeInlineEdges(box: Box, edges: readonly GraphEdge[]): InlineEdge[] {
  const top = box.y - box.height / 2 + STATE_HEIGHT;
  return edges.map((edge, index) => ({
    kind: edge.kind,
    text: inlineEdgeText(edge),
    title: edge.title,
    x: box.x - box.width / 2 + INSET,
    y: top + (index + 0.5) * LINE_HEIGHT,
  }));
}
