import { Graph, layout } from "@dagrejs/dagre";
import type { Definition } from "./definition.ts";
import { spreadEdgeEnds } from "./edge-ends.ts";
import { END, type GraphEdge, graphEdges, START } from "./edges.ts";
import type { Box, PlacedEdge } from "./geometry.ts";
import { happyPath } from "./happy-path.ts";
import {
  boxWithInlineEdges,
  type InlineEdge,
  isPathEdge,
  placeInlineEdges,
  type SplitEdges,
  splitEdges,
} from "./inline-edges.ts";
import { pathFirst } from "./path-first.ts";
import { CIRCLE, type EdgeAttributes, edgeAttributes, stateBox } from "./sizes.ts";

export interface Layout {
  /** The left border of the picture; it can be below 0. */
  readonly left: number;
  readonly width: number;
  readonly height: number;
  /** By state name, and the circles `START` and `END`. */
  readonly boxes: ReadonlyMap<string, Box>;
  /** The edges that are drawn as arrows. */
  readonly arrows: readonly PlacedEdge[];
  readonly inlineEdges: readonly InlineEdge[];
}

const MARGIN = 16;
const SPACING = { rankdir: "TB", nodesep: 36, edgesep: 26, ranksep: 42, marginx: MARGIN, marginy: MARGIN } as const;

type LayoutGraph = Graph<typeof SPACING & { width?: number; height?: number }, Box, EdgeAttributes>;

/** Places the states in layers from top to bottom, with the happy path as a straight line on the left. */
export function layOut(definition: Definition): Layout {
  const path = happyPath(definition);
  const edges = splitEdges(graphEdges(definition), path, definition);
  const graph = graphOf(definition, edges);
  const pathEdges = new Set(edges.arrows.flatMap((edge, index) => (isPathEdge(edge, path) ? [`${index}`] : [])));
  layout(graph, { customOrder: pathFirst(new Set(path.map(idOf)), pathEdges) });
  const boxes = boxesOf(graph, path);
  const pathBoxes = path.flatMap((name) => boxes.get(name) ?? []);
  const pathX = pathBoxes[0]?.x ?? 0;
  const placed = edges.arrows.map((edge, index) => {
    const attributes = graph.edge(idOf(edge.from), idOf(edge.to), `${index}`);
    return placedEdge(edge, pathEdges.has(`${index}`) ? moveTo(pathX, attributes) : attributes);
  });
  const left = Math.min(0, ...pathBoxes.map((box) => pathX - box.width / 2 - MARGIN));
  const { width = 0, height = 0 } = graph.graph();
  const inlineEdges = [...boxes].flatMap(([name, box]) => placeInlineEdges(box, inlineEdgesOf(name, edges)));
  return { left, width: width - left, height, boxes, arrows: spreadEdgeEnds(placed, boxes), inlineEdges };
}

/** The name of a state in the layout library, whose objects have keys such as `constructor` already. */
const idOf = (name: string) => `:${name}`;
const nameOf = (id: string) => id.slice(1);

function graphOf(definition: Definition, edges: SplitEdges): LayoutGraph {
  const graph: LayoutGraph = new Graph({ multigraph: true });
  graph.setGraph({ ...SPACING });
  graph.setNode(idOf(START), { ...CIRCLE });
  for (const name of Object.keys(definition.States))
    graph.setNode(idOf(name), boxWithInlineEdges(stateBox(name), inlineEdgesOf(name, edges)));
  if (edges.arrows.some((edge) => edge.to === END)) graph.setNode(idOf(END), { ...CIRCLE });
  for (const [index, edge] of edges.arrows.entries())
    graph.setEdge(idOf(edge.from), idOf(edge.to), edgeAttributes(edge), `${index}`);
  return graph;
}

function inlineEdgesOf(name: string, { inline }: SplitEdges): GraphEdge[] {
  return inline.filter(({ from }) => from === name);
}

/** All boxes; those of the path get the same `x`. */
function boxesOf(graph: LayoutGraph, path: readonly string[]): Map<string, Box> {
  const boxes = graph.nodes().map((id): [string, Box] => [nameOf(id), graph.node(id)]);
  const pathX = Math.min(...boxes.flatMap(([name, box]) => (path.includes(name) ? [box.x] : [])));
  return new Map(boxes.map(([name, box]) => [name, path.includes(name) ? { ...box, x: pathX } : box]));
}

/** Makes an edge of the path a vertical line. Nothing lies to the left of the path, so the edge covers nothing there. */
function moveTo(x: number, attributes: EdgeAttributes): EdgeAttributes {
  return { ...attributes, x, points: (attributes.points ?? []).map((point) => ({ ...point, x })) };
}

function placedEdge(edge: GraphEdge, { points = [], x, y, width, height }: EdgeAttributes): PlacedEdge {
  return { ...edge, points, labelBox: { x, y, width, height } };
}
