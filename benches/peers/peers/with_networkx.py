"""networkx, where nothing else has the measure, and its catalogue."""

import math
import statistics
import time

import networkx
from networkx.algorithms import connectivity
from networkx.algorithms.flow import build_residual_network

from .graph import Whole
from .with_igraph import others

# What takes minutes is asked for some pairs or actors, evenly spread, and the time scaled to all.
SOME = 20


def in_order(g):
    return lambda found: [found[actor] for actor in range(g.n)]


def routes(g, build, call):
    """Some pairs, the auxiliary network and its residuals made once, as networkx advises for many pairs."""
    auxiliary = build(g.networkx)
    residual = build_residual_network(auxiliary, "capacity")
    chosen = [g.pairs[at * len(g.pairs) // SOME] for at in range(SOME)]
    start = time.perf_counter()
    for s, t in chosen:
        call(g.networkx, s, t, auxiliary=auxiliary, residual=residual)
    return (time.perf_counter() - start) * len(g.pairs) / SOME


def effective_size(g):
    chosen = [at * g.n // SOME for at in range(SOME)]
    start = time.perf_counter()
    networkx.effective_size(g.networkx, nodes=chosen, weight="strength")
    return (time.perf_counter() - start) * g.n / SOME


def indispensability(g):
    """One call for the resistances of all pairs, where the printed call asks tie by tie."""
    start = time.perf_counter()
    every = networkx.resistance_distance(g.networkx, weight="strength", invert_weight=False)
    [s * every[u][v] for u, v, s in g.networkx.edges(data="strength")]
    return time.perf_counter() - start


def node_routes(g):
    return routes(g, connectivity.build_auxiliary_node_connectivity, connectivity.local_node_connectivity)


# Metrics that are not evaluated as printed; None has the time of another.
OTHERWISE = {
    "routes": node_routes,
    "tie-routes": lambda g: routes(g, connectivity.build_auxiliary_edge_connectivity, connectivity.local_edge_connectivity),
    "effective-size": effective_size,
    "indispensability": indispensability,
    "mean-actor-connectivity": node_routes,
}
SAMPLED = ["routes", "tie-routes", "mean-actor-connectivity", "effective-size"]


def catalogue(g, calls):
    """Seconds of each metric, by the call that `linchpin metrics` prints for it, once. Calls of igraph (`H`) are left
    out, and what neither has."""
    space = {"G": g.networkx, "networkx": networkx, "math": math, "statistics": statistics}
    seconds = {}
    for name, call in calls.items():
        if not call or "H." in call:
            continue
        if name in OTHERWISE:
            seconds[name] = OTHERWISE[name](g)
            continue
        code = compile(call, name, "eval")
        start = time.perf_counter()
        found = eval(code, space)
        if hasattr(found, "__next__"):
            list(found)
        elif hasattr(found, "items"):
            dict(found)
        seconds[name] = time.perf_counter() - start
    return {"each": seconds, "sampled": SAMPLED}


# What its works need of a graph.
FORMS = ["networkx"]
WORKS = {
    "current-flow": lambda g: Whole(
        lambda: networkx.current_flow_betweenness_centrality(g.networkx, weight="strength", solver="full"), in_order(g)
    ),
    "kirchhoff": lambda g: Whole(
        lambda: networkx.effective_graph_resistance(g.networkx, weight="strength", invert_weight=False), lambda x: [x]
    ),
}
