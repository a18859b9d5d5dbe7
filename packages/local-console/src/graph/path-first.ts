import type { EdgeLabel, Graph, GraphLabel, NodeLabel } from "@dagrejs/dagre";

type LayeredGraph = Graph<GraphLabel, NodeLabel, EdgeLabel>;

/**
 * Orders each layer with the states of `path`, and the arrows (by name) that lead along it, at its left end: the path
 * can then be drawn as one straight line, and all that may go wrong lies beside it.
 */
export function pathFirst(path: ReadonlySet<string>, steps: ReadonlySet<string>) {
  return (graph: LayeredGraph, order: (graph: LayeredGraph) => void): void => {
    order(graph);
    const nodes = graph.nodes().map((name) => ({ name, label: graph.node(name) }));
    // A long arrow has stand-ins in the layers that it crosses; they know the arrow as `edgeObj`.
    const side = ({ name, label }: (typeof nodes)[number]) =>
      path.has(name) || steps.has(label.edgeObj?.name ?? "") ? 0 : 1;
    nodes.sort((a, b) => side(a) - side(b) || (a.label.order ?? 0) - (b.label.order ?? 0));
    const filled = new Map<number | undefined, number>();
    for (const { label } of nodes) {
      label.order = filled.get(label.rank) ?? 0;
      filled.set(label.rank, label.order + 1);
    }
  };
}
