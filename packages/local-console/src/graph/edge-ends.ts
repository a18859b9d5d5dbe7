import type { Box, PlacedEdge, Point } from "./layout.ts";

type End = "start" | "end";

interface Arrival {
  readonly edge: number;
  readonly end: End;
  /** The point that the arrow comes from or goes to. */
  readonly toward: Point;
}

/**
 * Lets arrows leave and enter boxes by their upper and lower sides, each at a place of its own: straight ones in the
 * middle, the others on the side that they bend to, so that no two arrow heads lie on each other.
 */
export function withPorts(edges: readonly PlacedEdge[], boxes: ReadonlyMap<string, Box>): PlacedEdge[] {
  const points = edges.map((edge) => [...edge.points]);
  for (const [name, box] of boxes) {
    const arrivals = edges.flatMap((edge, index) => arrivalsAt(name, edge, index));
    for (const isBelow of [true, false]) {
      const side = arrivals.filter(({ toward }) => toward.y > box.y === isBelow);
      const y = box.y + (isBelow ? 1 : -1) * (box.height / 2);
      for (const [{ edge, end }, x] of spread(side, box)) points[edge]?.splice(end === "start" ? 0 : -1, 1, { x, y });
    }
  }
  return edges.map((edge, index) => ({ ...edge, points: points[index] ?? [] }));
}

function arrivalsAt(name: string, { from, to, points }: PlacedEdge, edge: number): Arrival[] {
  const [, second] = points;
  const beforeLast = points.at(-2);
  return [
    ...(from === name && second !== undefined ? [{ edge, end: "start", toward: second } as const] : []),
    ...(to === name && beforeLast !== undefined ? [{ edge, end: "end", toward: beforeLast } as const] : []),
  ];
}

const STRAIGHT = 3;

function spread(arrivals: readonly Arrival[], box: Box): (readonly [Arrival, number])[] {
  const offset = ({ toward }: Arrival) => toward.x - box.x;
  const bending = arrivals.filter((arrival) => Math.abs(offset(arrival)) > STRAIGHT);
  const room = box.width * 0.42;
  const share = (direction: 1 | -1) => {
    const own = bending.filter((arrival) => offset(arrival) * direction > 0);
    const outward = own.sort((a, b) => (offset(a) - offset(b)) * direction);
    return outward.map((one, index) => [one, box.x + (direction * room * (index + 1)) / (own.length + 1)] as const);
  };
  const straight = arrivals.filter((arrival) => !bending.includes(arrival)).map((one) => [one, box.x] as const);
  return [...straight, ...share(1), ...share(-1)];
}
