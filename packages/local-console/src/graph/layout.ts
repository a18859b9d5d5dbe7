import { Graph, layout } from "@dagrejs/dagre";
import type { Definition } from "./definition.ts";
import { withPorts } from "./edge-ends.ts";
import { END, type GraphEdge, graphEdges, START } from "./edges.ts";
import { happyPath } from "./happy-path.ts";
import { boxWithSigns, isStep, placeSigns, type Sign, type Ways, waysOf } from "./inline-edges.ts";
import { pathFirst } from "./path-first.ts";
import { CIRCLE, type EdgeRoom, edgeRoom, stateBox } from "./sizes.ts";

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A box around its middle, in pixels. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export interface PlacedEdge extends GraphEdge {
  readonly points: readonly Point[];
  /** The room of its label. */
  readonly labelBox: Box;
}

export interface Layout {
  /** Where the picture begins; it can be below 0. */
  readonly left: number;
  readonly width: number;
  readonly height: number;
  /** By state name, and the circles `START` and `END`. */
  readonly boxes: ReadonlyMap<string, Box>;
  readonly edges: readonly PlacedEdge[];
  /** The ways that have no arrow. */
  readonly signs: readonly Sign[];
}

const MARGIN = 16;
const SPACING = { rankdir: "TB", nodesep: 36, edgesep: 26, ranksep: 42, marginx: MARGIN, marginy: MARGIN } as const;

type LayoutGraph = Graph<typeof SPACING & { width?: number; height?: number }, Box, EdgeRoom>;

/** Layers from top to bottom, the happy path straight down the left, room for the labels and signposts. */
export function layOut(definition: Definition): Layout {
  const path = happyPath(definition);
  const ways = waysOf(graphEdges(definition), path, definition);
  const graph = graphOf(definition, ways);
  const steps = new Set(ways.arrows.flatMap((edge, index) => (isStep(edge, path) ? [`${index}`] : [])));
  layout(graph, { customOrder: pathFirst(new Set(path.map(idOf)), steps) });
  const boxes = boxesOf(graph, path);
  const onPath = path.flatMap((name) => boxes.get(name) ?? []);
  const x = onPath[0]?.x ?? 0;
  const placed = ways.arrows.map((edge, index) => {
    const room = graph.edge(idOf(edge.from), idOf(edge.to), `${index}`);
    return placedEdge(edge, steps.has(`${index}`) ? straightened(room, x) : room);
  });
  const left = Math.min(0, ...onPath.map((box) => x - box.width / 2 - MARGIN));
  const { width = 0, height = 0 } = graph.graph();
  const signs = [...boxes].flatMap(([name, box]) => placeSigns(box, signsOf(name, ways)));
  return { left, width: width - left, height, boxes, edges: withPorts(placed, boxes), signs };
}

/** What the layout calls a box: its objects have keys such as `constructor` already. */
const idOf = (name: string) => `:${name}`;
const nameOf = (id: string) => id.slice(1);

function graphOf(definition: Definition, ways: Ways): LayoutGraph {
  const graph: LayoutGraph = new Graph({ multigraph: true });
  graph.setGraph({ ...SPACING });
  graph.setNode(idOf(START), { ...CIRCLE });
  for (const name of Object.keys(definition.States))
    graph.setNode(idOf(name), boxWithSigns(stateBox(name), signsOf(name, ways)));
  if (ways.arrows.some((edge) => edge.to === END)) graph.setNode(idOf(END), { ...CIRCLE });
  for (const [index, edge] of ways.arrows.entries())
    graph.setEdge(idOf(edge.from), idOf(edge.to), edgeRoom(edge), `${index}`);
  return graph;
}

function signsOf(name: string, { signposts }: Ways): GraphEdge[] {
  return signposts.filter(({ from }) => from === name);
}

/** All boxes, those on the path in one line. */
function boxesOf(graph: LayoutGraph, path: readonly string[]): Map<string, Box> {
  const boxes = graph.nodes().map((id): [string, Box] => [nameOf(id), graph.node(id)]);
  const x = Math.min(...boxes.flatMap(([name, box]) => (path.includes(name) ? [box.x] : [])));
  return new Map(boxes.map(([name, box]) => [name, path.includes(name) ? { ...box, x } : box]));
}

/** What lies on the path has nothing at its left, so it can move there freely until it is one line. */
function straightened(room: EdgeRoom, x: number): EdgeRoom {
  return { ...room, x, points: (room.points ?? []).map((point) => ({ ...point, x })) };
}

function placedEdge(edge: GraphEdge, { points = [], x, y, width, height }: EdgeRoom): PlacedEdge {
  return { ...edge, points, labelBox: { x, y, width, height } };
}
