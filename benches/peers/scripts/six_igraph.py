"""Six metrics of the network in a file, printed, with python-igraph: python six_igraph.py FILE."""

import sys

import igraph

rows = [line.split() for line in open(sys.argv[1])]
graph = igraph.Graph(edges=[(int(u), int(v)) for u, v, _ in rows])
strength = [1 / float(x) for *_, x in rows]
n = graph.vcount()
cut, bridge = set(graph.articulation_points()), set(graph.bridges())
vector = graph.eigenvector_centrality(weights=strength)
norm = sum(x * x for x in vector) ** 0.5
print(
    graph.degree()
    + [2 * x / ((n - 1) * (n - 2)) for x in graph.betweenness()]
    + graph.closeness()
    + [x / norm for x in vector]
    + [int(v in cut) for v in range(n)]
    + [int(e in bridge) for e in range(graph.ecount())]
)
