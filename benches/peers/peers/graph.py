"""A workload graph as the peers see it, and the two shapes of a work."""

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, Callable


class Graph:
    """Ties in the order of their ends; `number` is a delay, or the probability that the tie works."""

    def __init__(self, folder, name):
        rows = [line.split() for line in Path(folder, f"{name}.txt").read_text().splitlines()]
        self.name = name
        self.ties = [(int(u), int(v)) for u, v, _ in rows]
        self.number = [float(x) for *_, x in rows]
        self.strength = [1.0 / x for x in self.number]
        self.n = 1 + max(v for _, v in self.ties)
        self.m = len(self.ties)

    @cached_property
    def pairs(self):
        return [(a, b) for a in range(self.n) for b in range(a + 1, self.n)]

    @cached_property
    def absent(self):
        there = set(self.ties)
        return [pair for pair in self.pairs if pair not in there]

    @cached_property
    def igraph(self):
        import igraph

        return igraph.Graph(n=self.n, edges=self.ties)

    @cached_property
    def networkx(self):
        import networkx

        graph = networkx.Graph()
        graph.add_nodes_from(range(self.n))
        for (u, v), x, s in zip(self.ties, self.number, self.strength):
            graph.add_edge(u, v, delay=x, strength=s, availability=1.0)
        return graph

    def _networkit(self, weights):
        import networkit

        graph = networkit.Graph(self.n, weighted=weights is not None)
        for i, (u, v) in enumerate(self.ties):
            graph.addEdge(u, v, 1.0 if weights is None else weights[i])
        graph.indexEdges()
        return graph

    @cached_property
    def networkit_hops(self):
        return self._networkit(None)

    @cached_property
    def networkit_delay(self):
        return self._networkit(self.number)

    @cached_property
    def networkit_strength(self):
        return self._networkit(self.strength)

    @cached_property
    def rustworkx(self):
        import rustworkx

        graph = rustworkx.PyGraph(multigraph=False)
        graph.add_nodes_from(range(self.n))
        graph.add_edges_from([(u, v, s) for (u, v), s in zip(self.ties, self.strength)])
        return graph

    @cached_property
    def rustworkx_both_ways(self):
        return self.rustworkx.to_directed()

    @cached_property
    def top(self):
        """The actor most in the middle by delay."""
        loads = self.igraph.betweenness(weights=self.number)
        return loads.index(max(loads))


@dataclass
class Whole:
    """A work that is one call. `normal` brings what it gives to linchpin's convention, outside the clock."""

    run: Callable[[], Any]
    normal: Callable[[Any], list] = list


@dataclass
class Each:
    """A work of many items, one after the other, which can be sampled. `start` is timed once, `one` for each item; each
    gives a list of numbers, in linchpin's convention after `normal`."""

    items: int
    one: Callable[[Any, int], list]
    start: Callable[[], Any] = lambda: None
    normal: Callable[[list], list] = list
    flat: Callable[[int], list] | None = field(default=None)
    """Where the numbers of an item stand in linchpin's answer; item by item unless given."""


def unit(vector):
    """Norm 1, without a negative sum."""
    norm = sum(x * x for x in vector) ** 0.5
    return [abs(x) / norm for x in vector]


def marks(members, count):
    """1 for who is a member."""
    marked = [0.0] * count
    for member in members:
        marked[member] = 1.0
    return marked
