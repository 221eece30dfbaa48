"""rustworkx: it has no weighted betweenness, and its weighted closeness inverts weights, so those are left out."""

import rustworkx

from .graph import Whole, marks, unit
from .with_igraph import others, pairs
from .with_networkit import summing_to_one


def values(g):
    return lambda found: [found[actor] for actor in range(g.n)]


def tie_betweenness(g):
    index = {tuple(sorted(ends[:2])): at for at, ends in g.rustworkx.edge_index_map().items()}
    return Whole(
        lambda: rustworkx.edge_betweenness_centrality(g.rustworkx, normalized=False),
        lambda found: [found[index[tie]] / pairs(g) for tie in g.ties],
    )


def cuts(g):
    place = {tie: at for at, tie in enumerate(g.ties)}
    return Whole(
        lambda: (rustworkx.articulation_points(g.rustworkx), rustworkx.bridges(g.rustworkx)),
        lambda found: marks(found[0], g.n) + marks([place[tuple(sorted(tie))] for tie in found[1]], g.m),
    )


def katz(g):
    def run():
        _, value = g.igraph.eigenvector_centrality(weights=g.strength, return_eigenvalue=True)
        return rustworkx.graph_katz_centrality(
            g.rustworkx, alpha=0.9 / value, beta=1.0, weight_fn=float, max_iter=10_000, tol=1e-12
        )

    return Whole(run, lambda found: unit(values(g)(found)))


# What its works need of a graph.
FORMS = ["rustworkx", "rustworkx_both_ways", "igraph"]
WORKS = {
    "betweenness": lambda g: Whole(
        lambda: rustworkx.betweenness_centrality(g.rustworkx, normalized=False),
        lambda found: [x / others(g) for x in values(g)(found)],
    ),
    "tie-betweenness": tie_betweenness,
    "closeness": lambda g: Whole(lambda: rustworkx.closeness_centrality(g.rustworkx), values(g)),
    "coreness": lambda g: Whole(lambda: rustworkx.core_number(g.rustworkx), values(g)),
    "cuts": cuts,
    "pagerank": lambda g: Whole(
        lambda: rustworkx.pagerank(g.rustworkx_both_ways, alpha=0.85, weight_fn=float, tol=1e-15, max_iter=10_000),
        lambda found: summing_to_one(values(g)(found)),
    ),
    "eigenvector": lambda g: Whole(
        lambda: rustworkx.graph_eigenvector_centrality(g.rustworkx, weight_fn=float, max_iter=10_000, tol=1e-12),
        lambda found: unit(values(g)(found)),
    ),
    "katz": katz,
}
