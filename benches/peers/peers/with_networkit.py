"""networkit. Tolerances of iterations are as tight as it takes to agree with the others to 1e-8."""

from functools import partial

import numpy
from networkit import centrality

from .graph import Whole, unit
from .with_igraph import others, over, pairs
from .with_numpy import sparse


def scores(make):
    return lambda: make().run().scores()


def betweenness(name):
    """Counts ordered pairs: twice what the others count."""
    return lambda g: Whole(scores(lambda: centrality.Betweenness(getattr(g, name))), over(2 * others(g)))


def tie_betweenness(name):
    def work(g):
        graph = getattr(g, name)
        place = [graph.edgeId(u, v) for u, v in g.ties]
        return Whole(
            lambda: centrality.Betweenness(graph, computeEdgeCentrality=True).run().edgeScores(),
            lambda found: [found[at] / (2 * pairs(g)) for at in place],
        )

    return work


def closeness(name):
    """On connected graphs it is normalised whether asked or not."""
    return lambda g: Whole(scores(lambda: centrality.Closeness(getattr(g, name), False, False)))


def harmonic(name):
    return lambda g: Whole(
        scores(lambda: centrality.HarmonicCloseness(getattr(g, name), False)), lambda found: [x / (g.n - 1) for x in found]
    )


def three(name):
    def work(g):
        near, far = closeness(name)(g), harmonic(name)(g)

        def normal(found):
            mean = far.normal(found[1])
            return near.normal(found[0]) + mean + [sum(mean) / g.n]

        return Whole(lambda: (near.run(), far.run()), normal)

    return work


def summing_to_one(found):
    total = sum(found)
    return [x / total for x in found]


def katz(g):
    """The greatest eigenvalue, which sets α, comes from igraph, the fastest way to it here. networkit's vector is the
    others' less a constant; the constant is found, outside the clock, as the one with which (I − αS)·x is level."""
    kept = {}

    def run():
        _, value = g.igraph.eigenvector_centrality(weights=g.strength, return_eigenvalue=True)
        kept["alpha"] = 0.9 / value
        return centrality.KatzCentrality(g.networkit_strength, kept["alpha"], 1.0, 1e-11).run().scores()

    def normal(found):
        found = numpy.array(found)
        matrix = sparse(g, g.strength)
        down = lambda x: x - kept["alpha"] * (matrix @ x)
        sides = numpy.stack([down(numpy.ones(g.n)), -numpy.ones(g.n)], axis=1)
        missing, _ = numpy.linalg.lstsq(sides, -down(found))[0]
        return unit((found + missing).tolist())

    return Whole(run, normal)


# What its works need of a graph.
FORMS = ["networkit_hops", "networkit_delay", "networkit_strength", "igraph"]
WORKS = {
    "betweenness": betweenness("networkit_hops"),
    "betweenness-delay": betweenness("networkit_delay"),
    # Its scores are twice the share of routes, and so is its bound.
    "betweenness drawn": lambda g: Whole(
        scores(lambda: centrality.KadabraBetweenness(g.networkit_hops, 0.02, 0.05)), lambda found: [x / 2 for x in found]
    ),
    "tie-betweenness": tie_betweenness("networkit_hops"),
    "tie-betweenness-delay": tie_betweenness("networkit_delay"),
    "closeness": closeness("networkit_hops"),
    "closeness-delay": closeness("networkit_delay"),
    "harmonic": harmonic("networkit_hops"),
    "harmonic-delay": harmonic("networkit_delay"),
    "three": three("networkit_hops"),
    "three-delay": three("networkit_delay"),
    "coreness": lambda g: Whole(scores(partial(centrality.CoreDecomposition, g.networkit_hops))),
    "clustering": lambda g: Whole(scores(lambda: centrality.LocalClusteringCoefficient(g.networkit_hops, turbo=True))),
    "pagerank": lambda g: Whole(
        scores(lambda: centrality.PageRank(g.networkit_strength, 0.85, 1e-12)), summing_to_one
    ),
    "eigenvector": lambda g: Whole(scores(lambda: centrality.EigenvectorCentrality(g.networkit_strength, 1e-12)), unit),
    "katz": katz,
}
