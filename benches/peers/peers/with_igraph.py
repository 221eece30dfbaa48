"""python-igraph: the fastest public call for each work, and its loops around numpy for counterfactuals."""

import numpy
from scipy.linalg import eigh, lapack

from .graph import Each, Whole, marks, unit


def others(graph):
    return (graph.n - 1) * (graph.n - 2) / 2


def pairs(graph):
    return graph.n * (graph.n - 1) / 2


def over(count):
    return lambda values: [x / count for x in values]


def betweenness(delay):
    return lambda g: Whole(lambda: g.igraph.betweenness(weights=g.number if delay else None), over(others(g)))


def tie_betweenness(delay):
    return lambda g: Whole(lambda: g.igraph.edge_betweenness(weights=g.number if delay else None), over(pairs(g)))


def closeness(delay):
    return lambda g: Whole(lambda: g.igraph.closeness(weights=g.number if delay else None))


def harmonic(delay):
    return lambda g: Whole(lambda: g.igraph.harmonic_centrality(weights=g.number if delay else None))


def three(delay):
    """Efficiency is the mean of what harmonic centrality gives."""

    def work(g):
        weights = g.number if delay else None

        def run():
            near, far = g.igraph.closeness(weights=weights), g.igraph.harmonic_centrality(weights=weights)
            return near + far + [sum(far) / g.n]

        return Whole(run)

    return work


def sampled_sources(call):
    """A centrality of all actors whose cost is one search from each: 50 actors a call, so that calls cost nothing."""

    def work(g):
        block = 50
        return Each(
            items=g.n // block,
            one=lambda _, i: getattr(g.igraph, call)(vertices=range(i * block, (i + 1) * block), weights=g.number),
        )

    return work


def cuts(g):
    def run():
        return g.igraph.articulation_points(), g.igraph.bridges()

    return Whole(run, lambda found: marks(found[0], g.n) + marks(found[1], g.m))


def routes(g):
    """Between neighbours igraph counts what is left without their tie."""
    tied = set(g.ties)

    def one(_, i):
        a, b = g.pairs[i]
        return [g.igraph.vertex_connectivity(a, b, neighbors="ignore") + ((a, b) in tied)]

    return Each(len(g.pairs), one)


def laplacian(g):
    matrix = numpy.zeros((g.n, g.n))
    for (u, v), s in zip(g.ties, g.strength):
        matrix[u, v] -= s
        matrix[v, u] -= s
        matrix[u, u] += s
        matrix[v, v] += s
    return matrix


def join(matrix, a, b, strength):
    matrix[a, a] += strength
    matrix[b, b] += strength
    matrix[a, b] -= strength
    matrix[b, a] -= strength


def trace_of_inverse(matrix):
    """By Cholesky of L + J/n, whose inverse is L⁺ + J/n."""
    n = len(matrix)
    factor, _ = lapack.dpotrf(matrix + 1.0 / n, lower=1, overwrite_a=1)
    inverse, _ = lapack.dpotri(factor, lower=1, overwrite_c=1)
    return numpy.trace(inverse) - 1.0


class Loop:
    """One graph that is tied, measured and untied again, beside its Laplacian: nothing is copied."""

    def __init__(self, g):
        self.g, self.graph, self.weights, self.laplacian = g, g.igraph.copy(), g.number + [1.0], laplacian(g)

    def __call__(self, pair, measures):
        self.graph.add_edges([pair])
        join(self.laplacian, *pair, 1.0)
        found = [x for measure in measures for x in measure(self)]
        join(self.laplacian, *pair, -1.0)
        self.graph.delete_edges([self.g.m])
        return found


MEASURES = {
    "efficiency-delay": lambda loop: [sum(loop.graph.harmonic_centrality(weights=loop.weights)) / loop.g.n],
    "kirchhoff": lambda loop: [loop.g.n * trace_of_inverse(loop.laplacian)],
    "algebraic-connectivity": lambda loop: eigh(
        loop.laplacian, eigvals_only=True, subset_by_index=[1, 1], check_finite=False, driver="evr"
    ).tolist(),
    "top": lambda loop: [loop.graph.betweenness(vertices=loop.g.top, weights=loop.weights) / others(loop.g)],
    "betweenness-delay": lambda loop: over(others(loop.g))(loop.graph.betweenness(weights=loop.weights)),
}
FOUR = list(MEASURES)[:4]


def added(names):
    def work(g):
        g.top
        measures = [MEASURES[name] for name in names]
        return Each(len(g.absent), lambda loop, i: loop(g.absent[i], measures), start=lambda: Loop(g))

    return work


def left(graph, number):
    """Efficiency by delay, and components."""
    return [sum(graph.harmonic_centrality(weights=number)) / graph.vcount(), len(graph.connected_components())]


def ties_lost(g):
    def one(_, i):
        graph = g.igraph.copy()
        graph.delete_edges([i])
        return left(graph, g.number[:i] + g.number[i + 1 :])

    return Each(g.m, one)


def actors_lost(g):
    def start():
        graph = g.igraph.copy()
        graph.es["delay"] = g.number
        return graph

    def one(base, i):
        graph = base.copy()
        graph.delete_vertices([i])
        return left(graph, "delay")

    return Each(g.n, one, start)


# What its works need of a graph.
FORMS = ["igraph"]
WORKS = {
    "betweenness": betweenness(False),
    "betweenness-delay": betweenness(True),
    "tie-betweenness": tie_betweenness(False),
    "tie-betweenness-delay": tie_betweenness(True),
    "closeness": closeness(False),
    "closeness-delay": closeness(True),
    "harmonic": harmonic(False),
    "harmonic-delay": harmonic(True),
    "closeness-delay sampled": sampled_sources("closeness"),
    "harmonic-delay sampled": sampled_sources("harmonic_centrality"),
    "three": three(False),
    "three-delay": three(True),
    "constraint": lambda g: Whole(lambda: g.igraph.constraint(weights=g.strength)),
    "cuts": cuts,
    "coreness": lambda g: Whole(g.igraph.coreness),
    "clustering": lambda g: Whole(lambda: g.igraph.transitivity_local_undirected(mode="zero")),
    "pagerank": lambda g: Whole(lambda: g.igraph.pagerank(weights=g.strength, damping=0.85)),
    "eigenvector": lambda g: Whole(lambda: g.igraph.eigenvector_centrality(weights=g.strength), unit),
    "routes": routes,
    "add:all": added(FOUR),
    "add:efficiency-delay": added(["efficiency-delay"]),
    "add:kirchhoff": added(["kirchhoff"]),
    "add:algebraic-connectivity": added(["algebraic-connectivity"]),
    "add:top": added(["top"]),
    "add:betweenness-delay": added(["betweenness-delay"]),
    "lose:tie": ties_lost,
    "lose:actor": actors_lost,
}
