"""Six metrics of the network in a file, printed, with networkx alone: python six_networkx.py FILE.

Without numpy the eigenvector is found by iteration, which needs a tight tolerance to agree; on a star of even steps it
would not end, but networkx adds the vector itself at each step.
"""

import sys

import networkx

graph = networkx.Graph()
ties = []
for line in open(sys.argv[1]):
    u, v, x = line.split()
    ties.append((int(u), int(v)))
    graph.add_edge(int(u), int(v), strength=1 / float(x))
cut = set(networkx.articulation_points(graph))
bridge = {tuple(sorted(tie)) for tie in networkx.bridges(graph)}
betweenness, closeness = networkx.betweenness_centrality(graph), networkx.closeness_centrality(graph)
vector = networkx.eigenvector_centrality(graph, weight="strength", max_iter=10_000, tol=1e-11)
actors = sorted(graph)
print(
    [graph.degree(v) for v in actors]
    + [betweenness[v] for v in actors]
    + [closeness[v] for v in actors]
    + [vector[v] for v in actors]
    + [int(v in cut) for v in actors]
    + [int(tie in bridge) for tie in ties]
)
