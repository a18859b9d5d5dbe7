import type { EdgeLabel, Graph, GraphLabel, NodeLabel } from "@dagrejs/dagre";

type LayeredGraph = Graph<GraphLabel, NodeLabel, EdgeLabel>;

/**
 * Orders each layer so that the states of the path, and the edges between them (`pathEdges`, by name), come first, on
 * the left. The path can then be drawn as one straight line, with all errors to its right.
 */
export function pathFirst(path: ReadonlySet<string>, pathEdges: ReadonlySet<string>) {
  return (graph: LayeredGraph, order: (graph: LayeredGraph) => void): void => {
    order(graph);
    const nodes = graph.nodes().map((name) => ({ name, label: graph.node(name) }));
    // A long edge has a dummy node in each layer that it crosses; `edgeObj` is the edge.
    const group = ({ name, label }: (typeof nodes)[number]) =>
      path.has(name) || pathEdges.has(label.edgeObj?.name ?? "") ? 0 : 1;
    nodes.sort((a, b) => group(a) - group(b) || (a.label.order ?? 0) - (b.label.order ?? 0));
    const nextOrder = new Map<number | undefined, number>();
    for (const { label } of nodes) {
      label.order = nextOrder.get(label.rank) ?? 0;
      nextOrder.set(label.rank, label.order + 1);
    }
  };
}
