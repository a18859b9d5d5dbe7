import type { Box, PlacedEdge, Point } from "./geometry.ts";

interface EdgeEnd {
  readonly edgeIndex: number;
  readonly side: "start" | "end";
  /** The point of the edge that is next to this end. */
  readonly neighbour: Point;
}

/**
 * Moves the ends of all edges to the top and bottom sides of their boxes, each to a place of its own: a straight edge
 * ends in the middle, any other on the side that it bends to. So no two arrow heads cover each other.
 */
export function spreadEdgeEnds(edges: readonly PlacedEdge[], boxes: ReadonlyMap<string, Box>): PlacedEdge[] {
  const points = edges.map((edge) => [...edge.points]);
  for (const [name, box] of boxes) {
    const ends = edges.flatMap((edge, index) => endsAt(name, edge, index));
    for (const isBelow of [true, false]) {
      const endsOfSide = ends.filter(({ neighbour }) => neighbour.y > box.y === isBelow);
      const y = box.y + (isBelow ? 1 : -1) * (box.height / 2);
      for (const [{ edgeIndex, side }, x] of spread(endsOfSide, box))
        points[edgeIndex]?.splice(side === "start" ? 0 : -1, 1, { x, y });
    }
  }
  return edges.map((edge, index) => ({ ...edge, points: points[index] ?? [] }));
}

/** The ends of one edge at the box with this name; two for an edge from a state to itself. */
function endsAt(name: string, { from, to, points }: PlacedEdge, edgeIndex: number): EdgeEnd[] {
  const ends: EdgeEnd[] = [];
  const second = points[1];
  const beforeLast = points.at(-2);
  if (from === name && second !== undefined) ends.push({ edgeIndex, side: "start", neighbour: second });
  if (to === name && beforeLast !== undefined) ends.push({ edgeIndex, side: "end", neighbour: beforeLast });
  return ends;
}

/** An edge whose neighbouring point is off the centre by no more pixels than these counts as straight. */
const STRAIGHT = 3;
/** The part of a side's half that ends are spread over. */
const SPREAD = 0.84;

/** Each end with its `x`. The further an edge goes to a side, the further out it ends. */
function spread(ends: readonly EdgeEnd[], box: Box): (readonly [EdgeEnd, number])[] {
  const offset = ({ neighbour }: EdgeEnd) => neighbour.x - box.x;
  const isStraight = (end: EdgeEnd) => Math.abs(offset(end)) <= STRAIGHT;
  const bending = ends.filter((end) => !isStraight(end));
  const halfWidth = (box.width / 2) * SPREAD;
  const spreadTo = (direction: 1 | -1) => {
    const own = bending.filter((end) => offset(end) * direction > 0);
    const outward = own.sort((a, b) => (offset(a) - offset(b)) * direction);
    const step = (direction * halfWidth) / (own.length + 1);
    return outward.map((end, index) => [end, box.x + step * (index + 1)] as const);
  };
  const straight = ends.filter(isStraight).map((end) => [end, box.x] as const);
  return [...straight, ...spreadTo(1), ...spreadTo(-1)];
}
