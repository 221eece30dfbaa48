"""Carry graphs from other programs into linchpin, and networks from linchpin into other programs.

    python formats.py PATH/TO/linchpin

There: NetworkX and igraph write each format they have; linchpin reads the file without options and must find the same
actors, ties and numbers. Back: linchpin writes every bundled study and the graphs above in each format that NetworkX or
igraph reads, and what they read must have the same actors, and for each pair the same strength, parallel ties added up.
Prints a table in Markdown; the exit code is 1 when anything differs. Gephi and Pajek themselves do not run here: their
files are written by hand, in the form their programs use, in tests/it.
"""

import html
import itertools
import json
import math
import random
import subprocess
import sys
import tempfile
import warnings
from collections import defaultdict
from pathlib import Path

import igraph
import networkx

NUMBERS = ("strength", "delay", "availability")


def graphs():
    """Name -> NetworkX graph with names as nodes and three numbers on each edge."""
    rng = random.Random(2019)
    every = {
        "star": networkx.star_graph(5),
        "karate": networkx.karate_club_graph(),
        "two parts": networkx.disjoint_union(networkx.cycle_graph(4), networkx.path_graph(3)),
        "isolated": networkx.Graph([(0, 1), (1, 2)]),
        "one-way": networkx.gnp_random_graph(9, 0.3, seed=5, directed=True),
        "one-way ring": networkx.cycle_graph(5, create_using=networkx.DiGraph),
        "parallel": networkx.MultiGraph([(0, 1), (0, 1), (1, 2)]),
        "parallel one-way": networkx.MultiDiGraph([(0, 1), (0, 1), (1, 0), (1, 2)]),
    }
    every["isolated"].add_node(3)
    named = {}
    for name, graph in every.items():
        graph = networkx.relabel_nodes(graph, {v: f"Å {v}" if v == 1 else f"S{v}" for v in graph})
        for *_, data in graph.edges(data=True):
            data.clear()
            data.update(strength=rng.uniform(0.1, 5), delay=rng.uniform(0.2, 9), availability=rng.uniform(0.3, 1))
        for _, data in graph.nodes(data=True):
            data.clear()
        graph.graph.clear()
        named[name] = graph
    return named


def weighted(graph):
    """The same graph with its strength as the bare weight, for formats that have no other number."""
    copy = graph.copy()
    for *_, data in copy.edges(data=True):
        strength = data["strength"]
        data.clear()
        data["weight"] = strength
    return copy


def pajek(graph, path):
    networkx.write_pajek(weighted(graph), path)


def node_link(key):
    return lambda graph, path: Path(path).write_text(json.dumps(networkx.node_link_data(graph, edges=key)))


def matrix(graph, path):
    """As a spreadsheet has it: names along both sides."""
    table = networkx.to_numpy_array(graph, weight="strength")
    rows = [",".join([name, *map(str, row)]) for name, row in zip(graph, table.tolist(), strict=True)]
    Path(path).write_text("\n".join([",".join(["", *graph]), *rows]) + "\n", encoding="utf-8")


def edge_list(graph, path):
    """As a European spreadsheet saves it: a byte-order mark, semicolons, decimal commas."""
    rows = [";".join([u, v, *(str(d[n]).replace(".", ",") for n in NUMBERS)]) for u, v, d in graph.edges(data=True)]
    Path(path).write_text("\ufeffSource;Target;Strength;Delay;Availability\r\n" + "\r\n".join(rows), encoding="utf-8")


def in_igraph(write, numbers=NUMBERS):
    def writer(graph, path):
        ids = list(graph)
        other = igraph.Graph(directed=graph.is_directed())
        other.add_vertices(len(ids))
        other.vs["id"] = other.vs["name"] = ids
        other.add_edges([(ids.index(u), ids.index(v)) for u, v in graph.edges()])
        for number in numbers:
            values = [data["strength" if number == "weight" else number] for *_, data in graph.edges(data=True)]
            other.es[number] = values
        write(other, str(path))

    return writer


# Writer -> (ending, how, numbers that the format carries, whether it carries parallel ties and isolated nodes).
WRITERS = {
    "NetworkX, GraphML": ("graphml", networkx.write_graphml_xml, NUMBERS, True, True),
    "NetworkX, GEXF 1.2": ("gexf", lambda g, p: networkx.write_gexf(g, p, version="1.2draft"), NUMBERS, True, True),
    "NetworkX, GML": ("gml", networkx.write_gml, NUMBERS, True, True),
    "NetworkX, Pajek": ("net", pajek, ("strength",), True, True),
    "NetworkX, node-link `links`": ("json", node_link("links"), NUMBERS, True, True),
    "NetworkX, node-link `edges`": ("json", node_link("edges"), NUMBERS, True, True),
    "NetworkX, matrix": ("csv", matrix, ("strength",), False, True),
    "edge list of a spreadsheet": ("csv", edge_list, NUMBERS, True, False),
    "igraph, GraphML": ("graphml", in_igraph(lambda g, p: g.write_graphml(p, prefixattr=False)), NUMBERS, True, True),
    "igraph, GML": ("gml", in_igraph(lambda g, p: g.write_gml(p)), NUMBERS, True, True),
    "igraph, Pajek": ("net", in_igraph(lambda g, p: g.write_pajek(p), ("weight",)), ("strength",), True, True),
    "igraph, DOT": ("dot", in_igraph(lambda g, p: g.write_dot(p)), NUMBERS, True, True),
}


def read_node_link(path):
    return networkx.node_link_graph(json.loads(Path(path).read_text(encoding="utf-8")), edges="edges")


def from_igraph(read, name):
    def reader(path):
        other = read(str(path))
        ids = [html.unescape(id) for id in other.vs[name]]  # igraph leaves GML's &#197; as it stands
        graph = networkx.MultiDiGraph() if other.is_directed() else networkx.MultiGraph()
        graph.add_nodes_from(ids)
        graph.add_edges_from((ids[e.source], ids[e.target], e.attributes()) for e in other.es)
        return graph

    return reader


# Format -> (ending, reader, name of the strength).
READERS = {
    "graphml, NetworkX": ("graphml", networkx.read_graphml, "strength"),
    "gexf, NetworkX": ("gexf", lambda p: networkx.read_gexf(p, version="1.3"), "weight"),
    "gml, NetworkX": ("gml", networkx.read_gml, "strength"),
    "pajek, NetworkX": ("net", networkx.read_pajek, "weight"),
    "node-link, NetworkX": ("json", read_node_link, "strength"),
    "graphml, igraph": ("graphml", from_igraph(igraph.Graph.Read_GraphML, "id"), "strength"),
    "gml, igraph": ("gml", from_igraph(igraph.Graph.Read_GML, "label"), "strength"),
    "pajek, igraph": ("net", from_igraph(igraph.Graph.Read_Pajek, "name"), "weight"),
}


def run(binary, *arguments):
    return subprocess.run([binary, *arguments], check=True, capture_output=True, text=True).stdout


def ties(directed, edges, numbers):
    """Ordered or sorted pair -> the numbers of its ties, each rounded to 12 digits, in any order."""
    found = defaultdict(list)
    for u, v, data in edges:
        key = (u, v) if directed else tuple(sorted((u, v)))
        found[key].append(tuple(float(f"{data[n]:.12g}") for n in numbers))
    return {key: sorted(values) for key, values in found.items()}


def added(directed, edges, name):
    sums = defaultdict(float)
    for u, v, data in edges:
        sums[(u, v) if directed else tuple(sorted((u, v)))] += float(data.get(name, 1.0))
    return sums


def there(binary, folder):
    """Files of other programs, read by linchpin."""
    for (title, (ending, write, numbers, parallel, isolated)), (name, graph) in itertools.product(WRITERS.items(), graphs().items()):
        if graph.is_multigraph() and not parallel or not isolated and (networkx.number_of_isolates(graph) or graph.is_directed()):
            continue
        path = Path(folder, f"there.{ending}")
        write(graph, path)
        study = json.loads(run(binary, "convert", str(path), "-", "--to", "json", "--quiet"))
        label = {actor["id"]: actor.get("name", actor["id"]) for actor in study["actor"]}
        mine = [(label[t["a"]], label[t["b"]], t) for t in study["tie"]]
        same = (
            set(label.values()) == set(graph)
            and study.get("directed", False) == graph.is_directed()
            and ties(graph.is_directed(), mine, numbers) == ties(graph.is_directed(), graph.edges(data=True), numbers)
        )
        yield title, name, same


def back(binary, folder):
    """Files of linchpin, read by other programs."""
    bundled = json.loads(run(binary, "networks", "--format", "json"))[0]["rows"]
    sources = {name: name for name, *_ in bundled}
    for name, graph in graphs().items():
        path = Path(folder, f"{name}.graphml")
        networkx.write_graphml_xml(graph, path)
        sources[name] = str(path)
    for name, source in sources.items():
        text = Path(folder, "plain.graphml")
        run(binary, "convert", source, str(text), "--quiet", "--force")
        plain = networkx.read_graphml(text, force_multigraph=True)
        directed = plain.is_directed()
        expected = added(directed, plain.edges(data=True), "strength")
        for title, (ending, read, strength) in READERS.items():
            path = Path(folder, f"back.{ending}")
            run(binary, "convert", source, str(path), "--to", title.split(",")[0], "--quiet", "--force")
            text = path.read_text(encoding="utf-8")
            # Layers are Pajek's relations: igraph knows none, NetworkX takes the head of the second for an edge.
            if title == "pajek, igraph" and " :1 " in text or title == "pajek, NetworkX" and " :2 " in text:
                continue
            graph = read(path)
            found = added(directed, graph.edges(data=True), strength)
            close = expected.keys() == found.keys() and all(math.isclose(found[k], x, rel_tol=1e-9) for k, x in expected.items())
            yield title, name, close and set(graph) == set(plain) and graph.is_directed() == directed


def main():
    binary = sys.argv[1]
    warnings.simplefilter("ignore")
    failed = 0
    for heading, carry in [("Read here", there), ("Written here", back)]:
        counts, wrong = defaultdict(int), []
        with tempfile.TemporaryDirectory() as folder:
            for title, name, same in carry(binary, folder):
                counts[title] += 1
                if not same:
                    wrong.append((title, name))
        print(f"{heading}: {sum(counts.values())} files, {len(wrong)} differ.\n\n| format and program | files | differ |\n|---|--:|---|")
        for title, count in counts.items():
            names = ", ".join(name for t, name in wrong if t == title)
            print(f"| {title} | {count} | {names or '·'} |")
        print()
        failed += len(wrong)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
