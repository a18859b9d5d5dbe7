import type { GraphEdge } from "./edges.ts";

/** A point in the picture, in pixels. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A rectangle; `x` and `y` are its centre. In pixels. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

/** An edge that is drawn as an arrow, with its place in the picture. */
export interface PlacedEdge extends GraphEdge {
  /** The points that the arrow passes, from its start to its head. */
  readonly points: readonly Point[];
  readonly labelBox: Box;
}
