import type { Definition } from "./definition.ts";
import { END, type GraphEdge } from "./edges.ts";
import type { Box } from "./layout.ts";
import { STATE_HEIGHT, signText, signWidth } from "./sizes.ts";

const SIGN_HEIGHT = 17;
const SIGN_INSET = 16;
/** Below the last sign. */
const SIGN_GAP = 6;
/** With more arrows than these nobody can follow a long one. */
const MOST_ARROWS = 26;

export interface Ways {
  readonly arrows: readonly GraphEdge[];
  /** Ways that are written into the box of the state that they leave: `ResendRequested → Send link`. */
  readonly signposts: readonly GraphEdge[];
}

/** One line in a box. */
export interface Sign {
  readonly kind: GraphEdge["kind"];
  readonly text: string;
  readonly title: string;
  readonly x: number;
  readonly y: number;
}

/**
 * Few ways are all arrows. Of many, each state keeps the arrow that reaches it first, seen from the happy path; ways
 * that lead back or join are signposts, and a state that ends the execution needs no arrow to say so.
 */
export function waysOf(edges: readonly GraphEdge[], path: readonly string[], { States }: Definition): Ways {
  if (edges.length <= MOST_ARROWS) return { arrows: edges, signposts: [] };
  const steps = edges.filter((edge) => isStep(edge, path));
  const reached = new Set(path);
  const arrows = new Set(steps);
  // The set grows while it is walked: whom a state reaches comes after all that were reached before.
  for (const name of reached) {
    for (const edge of edges) {
      if (edge.from !== name || reached.has(edge.to)) continue;
      reached.add(edge.to);
      arrows.add(edge);
    }
  }
  const endsItself = ({ from, to }: GraphEdge) => to === END && /^(Succeed|Fail)$/.test(States[from]?.Type ?? "");
  return {
    arrows: edges.filter((edge) => arrows.has(edge)),
    signposts: edges.filter((edge) => !arrows.has(edge) && !endsItself(edge)),
  };
}

/** Whether an edge leads from one state of the path to the next. */
export function isStep({ from, to, kind }: GraphEdge, path: readonly string[]): boolean {
  const index = path.indexOf(from);
  return kind !== "catch" && index >= 0 && path[index + 1] === to;
}

/** A state's box with room for its signs, below its name. */
export function boxWithSigns(box: Box, signs: readonly GraphEdge[]): Box {
  if (signs.length === 0) return box;
  const width = Math.max(box.width, ...signs.map((sign) => SIGN_INSET + signWidth(sign) + SIGN_INSET / 2));
  return { ...box, width, height: box.height + signs.length * SIGN_HEIGHT + SIGN_GAP };
}

/** Where the signs of a state stand, from top to bottom. */
export function placeSigns(box: Box, signs: readonly GraphEdge[]): Sign[] {
  const top = box.y - box.height / 2 + STATE_HEIGHT;
  return signs.map(({ kind, title, ...way }, index) => ({
    kind,
    text: signText(way),
    title,
    x: box.x - box.width / 2 + SIGN_INSET,
    y: top + (index + 0.5) * SIGN_HEIGHT,
  }));
}
