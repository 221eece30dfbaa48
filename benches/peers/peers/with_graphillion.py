"""graphillion: all-terminal reliability, in each of the orders of ties that it offers; the default is `greedy`. Its diagram belongs to the
universe, so setting the universe, which is cheap, is outside the clock."""

from graphillion import GraphSet

from .graph import Whole


def order(traversal):
    def work(g):
        options = {} if traversal is None else {"traversal": traversal}
        # From 1, since a source of 0 would be taken for none.
        ties = [(u + 1, v + 1) for u, v in g.ties]
        GraphSet.set_universe(ties, **options)
        chance = dict(zip(ties, g.number))
        everyone = list(range(1, g.n + 1))
        return Whole(lambda: GraphSet.reliability(chance, everyone), lambda value: [value])

    return work


# What its works need of a graph.
FORMS = []
WORKS = {"default": order(None)} | {name: order(name) for name in ["as-is", "bfs", "dfs"]}
