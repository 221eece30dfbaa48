"""Compare every metric that another tool also has, on many graphs, with that tool.

    python compare.py PATH/TO/linchpin [--out RESULTS.md]

For each graph the program lets `linchpin measure` measure it and `linchpin convert` export it as GraphML, reads the
export with NetworkX (`G`) and hands it to igraph (`H`), evaluates each metric's `reproduce` string on it just as
`linchpin metrics` prints it, and sets the two results side by side. Graphs that are made here are also built in
NetworkX directly, and the export must equal them, so a fault of the exporter cannot hide a fault of a metric.

What counts as what, for one score:
  equal              the numbers agree to 1e-9 relative (1e-6 where an eigenvector is computed); sets are 0 or 1
  equal if exact     they agree once the peer gets the delays as fractions: it compares sums of floating-point
                     numbers exactly (0.1 + 0.2 is not 0.3), linchpin with a relative tolerance of 1e-9
  equal elsewhere    the peer refuses, or is wrong itself; the definition, evaluated below by another way, agrees
  undefined in both  linchpin says undefined or infinite, the peer raises, leaves out, or says inf or nan
  undefined in one   only one of the two has a number
  differs            two different numbers
  error              the string cannot be evaluated at all (a wrong name, a wrong argument)
A graph counts for a metric as the gravest of its scores. A metric that linchpin defines for undirected networks only
is not compared on directed ones, and the other way round. The exit code is 1 when anything is left that EXPLAINED
does not account for.
"""

import argparse
import json
import math
import random
import subprocess
import sys
import tempfile
import warnings
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from pathlib import Path

import igraph
import networkx
import numpy

TOLERANCE = 1e-9
LOOSE = {"eigenvector": 1e-6}
# One letter an outcome, in the table of metrics by graphs; a dot where the metric is not for that kind of network.
LETTERS = {
    "equal": "=",
    "equal if exact": "~",
    "equal elsewhere": "e",
    "undefined in both": "u",
    "undefined in one": "1",
    "differs": "#",
    "error": "!",
}
ORDER = ["equal", "equal if exact", "equal elsewhere", "undefined in both", "undefined in one", "differs", "error"]

# Differences on purpose: (metric, outcome) -> [(whether it applies to the graph, why)].
EXPLAINED = {}


def explain(metrics, outcome, applies, why):
    for metric in metrics.split():
        EXPLAINED.setdefault((metric, outcome), []).append((applies, why))


explain(
    "betweenness betweenness-delay betweenness-centralization betweenness-centralization-delay",
    "undefined in one",
    lambda graph: len(graph) < 3,
    "fewer than 3 actors: there is no pair of others, so a share of them does not exist; NetworkX says 0",
)
explain(
    "betweenness-flow",
    "differs",
    lambda graph: max(s for *_, s in graph.edges(data="strength")) > 1e9 * min(s for *_, s in graph.edges(data="strength")),
    "strengths 12 powers of ten apart: differences of potentials keep few digits",
)
explain(
    "eccentricity eccentricity-delay",
    "undefined in one",
    lambda graph: graph.is_directed() and not networkx.is_strongly_connected(graph),
    "NetworkX gives nobody a number as soon as one actor does not reach all; linchpin gives one to those that do",
)
explain(
    "hub authority",
    "undefined in one",
    lambda graph: graph.is_directed() and leading_is_shared(graph),
    "two parts weigh the same, so that any mixture would do; NetworkX gives one of them, at times with negative scores",
)


def leading_is_shared(graph):
    values = numpy.linalg.svd(networkx.to_numpy_array(graph, weight=None), compute_uv=False)
    return len(values) > 1 and values[0] ** 2 - values[1] ** 2 <= TOLERANCE * values[0] ** 2


# --- graphs ---------------------------------------------------------------------------------------------


def plain(pairs, strength=1.0, availability=0.9):
    """Ties of one strength; the delay is left to be 1/strength."""
    return [(str(u), str(v), strength, None, availability) for u, v in pairs]


def coded(pairs, seed):
    """Ties with strengths, delays and availabilities that never tie in length."""
    rng = random.Random(seed)
    return [
        (str(u), str(v), rng.uniform(0.1, 5), rng.uniform(0.2, 9) if rng.random() < 0.7 else None, rng.uniform(0.3, 1))
        for u, v in pairs
    ]


def tied(pairs, seed):
    """Delays 0.1, 0.2, 0.3 … as reciprocals of strengths: many routes of the same length."""
    rng = random.Random(seed)
    return [(str(u), str(v), rng.choice([10, 5, 10 / 3, 2.5, 2, 1]), None, rng.choice([0.5, 0.8, 0.9, 1])) for u, v in pairs]


def named(prefix, graph):
    """The ties of a NetworkX graph, its nodes named in one width so that every order of names is the same."""
    return [(f"{prefix}{u:02d}", f"{prefix}{v:02d}") for u, v in networkx.convert_node_labels_to_integers(graph).edges]


@dataclass
class Case:
    """A graph to measure: ties (ends, strength, delay, availability), actors without a tie, whether ties run one way."""

    ties: list
    alone: list = field(default_factory=list)
    directed: bool = False


def graphs():
    """Name -> case; the same on every run."""
    nx = networkx
    classic = {
        "single edge": nx.path_graph(2),
        "path 3": nx.path_graph(3),
        "path 7": nx.path_graph(7),
        "star 6": nx.star_graph(5),
        "star 6 + 1": nx.Graph([*nx.star_graph(5).edges, (1, 2)]),
        "ring 4": nx.cycle_graph(4),
        "ring 9": nx.cycle_graph(9),
        "wheel 7": nx.wheel_graph(7),
        "complete 3": nx.complete_graph(3),
        "complete 6": nx.complete_graph(6),
        "two hubs": nx.Graph([(0, 1), *[(h, s) for h in (0, 1) for s in range(2, 7)]]),
        "two hubs apart": nx.complete_bipartite_graph(2, 5),
        "Petersen": nx.petersen_graph(),
        "karate": nx.karate_club_graph(),
        "barbell": nx.barbell_graph(4, 2),
        "grid": nx.grid_2d_graph(3, 4),
        "cube": nx.hypercube_graph(3),
        "Krackhardt kite": nx.krackhardt_kite_graph(),
        "Florentine families": nx.florentine_families_graph(),
    }
    every = {name: (plain(named("A", graph)), []) for name, graph in classic.items()}
    every["one strong tie"] = ([("JPN", "USA", 5, None, 0.9), ("KOR", "USA", 5, None, 0.9), ("JPN", "KOR", 1, None, 0.9)], [])
    every["tie of lengths"] = ([("A", "B", 10, None, 1), ("B", "C", 5, None, 1), ("A", "C", 10 / 3, None, 1)], [])
    for seed in range(4):
        graph = nx.gnp_random_graph(8 + 2 * seed, 0.45, seed=seed)
        graph.add_edges_from(nx.path_graph(len(graph)).edges)
        every[f"random connected {seed}"] = (plain(named("R", graph)), [])
        every[f"random connected, coded {seed}"] = (coded(named("R", graph), seed), [])
        every[f"random connected, ties in length {seed}"] = (tied(named("R", graph), seed), [])
        tree = nx.random_labeled_tree(6 + seed, seed=seed)
        every[f"tree, coded {seed}"] = (coded(named("T", tree), 100 + seed), [])
    for seed in range(3):
        sparse = nx.gnm_random_graph(9, 7, seed=20 + seed)
        alone = [f"A{node:02d}" for node in nx.isolates(sparse)]
        every[f"random sparse {seed}"] = (coded([(f"A{u:02d}", f"A{v:02d}") for u, v in sparse.edges], seed), alone)
        left = nx.gnp_random_graph(5, 0.7, seed=30 + seed)
        right = nx.gnp_random_graph(4, 0.8, seed=40 + seed)
        every[f"two unequal blocks {seed}"] = (coded(named("A", left) + named("B", right), seed), [])
    block = [(0, 1), (1, 2), (2, 0), (2, 3)]
    every["two equal blocks"] = (plain([(f"{side}{u}", f"{side}{v}") for side in "AB" for u, v in block]), [])
    every["two equal blocks, ties in length"] = (tied([(f"{s}{u}", f"{s}{v}") for s in "AB" for u, v in block], 3), [])
    every["ring, ties in length"] = (tied(named("A", nx.cycle_graph(8)), 5), [])
    every["complete 7, coded"] = (coded(named("A", nx.complete_graph(7)), 6), [])
    every["two single ties"] = (plain([("A", "B"), ("C", "D")]), [])
    every["a tie and an isolated actor"] = (plain([("A", "B")]), ["C"])
    every["star 6 and an isolated actor"] = (plain(named("A", nx.star_graph(5))), ["Z"])
    every["parallel ties"] = (coded([("A", "B"), ("A", "B"), ("B", "C"), ("C", "A"), ("A", "C"), ("C", "D")], 8), [])
    every["extreme strengths"] = ([("A", "B", 1e-6, None, 1), ("B", "C", 1e6, None, 0), ("C", "A", 1, None, 0.5), ("C", "D", 1, None, 1)], [])
    every = {name: Case(*case) for name, case in every.items()}
    return {**every, **one_way()}


def one_way():
    """Graphs whose ties run one way."""
    nx = networkx
    mutual = [("A", "B"), ("B", "A"), ("B", "C"), ("C", "B"), ("C", "A"), ("A", "C")]
    every = {
        "one-way tie": plain([("A", "B")]),
        "one-way chain": plain([("A", "B"), ("B", "C"), ("C", "D")]),
        "one-way ring": plain(named("A", nx.cycle_graph(5, create_using=nx.DiGraph))),
        "mutual triangle": plain(mutual),
        "one-way star": plain([("H", f"S{i}") for i in range(5)]),
        "one-way and mutual": coded([*mutual[:3], ("C", "D"), ("D", "A"), ("B", "D")], 3),
        "one-way, ties in length": tied([("A", "B"), ("B", "D"), ("A", "C"), ("C", "D"), ("D", "A"), ("A", "D")], 9),
        "parallel one-way ties": coded([("A", "B"), ("A", "B"), ("B", "C"), ("C", "A"), ("A", "C")], 8),
        "two one-way ties apart": plain([("A", "B"), ("C", "D")]),
        "tournament": coded([(f"A{a}", f"A{b}") if (a * b) % 3 else (f"A{b}", f"A{a}") for a in range(6) for b in range(a)], 4),
    }
    for seed in range(4):
        sparse = nx.gnp_random_graph(8, 0.2, seed=60 + seed, directed=True)
        every[f"random one-way sparse {seed}"] = coded(named("A", sparse), seed)
        dense = nx.gnp_random_graph(7, 0.4, seed=70 + seed, directed=True)
        dense.add_edges_from(nx.cycle_graph(7, create_using=nx.DiGraph).edges)
        every[f"random one-way connected {seed}"] = coded(named("A", dense), 10 + seed)
    cases = {name: Case(ties, directed=True) for name, ties in every.items()}
    cases["one-way tie and an isolated actor"] = Case(plain([("A", "B")]), ["C"], directed=True)
    return cases


def bundled(binary):
    """The names of the bundled studies with their configurations."""
    for row in json.loads(run(binary, "networks", "--format", "json"))[0]["rows"]:
        study = json.loads(run(binary, "convert", row[0], "-", "--to", "json", "--quiet"))
        for name in [row[0]] + [f"{row[0]}:{variant['id']}" for variant in study.get("configuration", [])]:
            try:
                run(binary, "measure", name, "--metric", "ties", "--quiet")
            except subprocess.CalledProcessError as error:
                print(f"  {name}: not measured: {error.stderr.strip()[:100]}", file=sys.stderr)
                continue
            yield name


# --- both sides -----------------------------------------------------------------------------------------


def run(binary, *arguments):
    return subprocess.run([binary, *arguments], check=True, capture_output=True, text=True).stdout


def as_study(case):
    """The study that linchpin reads, as JSON."""
    names = ["strength", "delay", "availability"]
    tie = lambda a, b, *numbers: {"a": a, "b": b} | {n: x for n, x in zip(names, numbers, strict=True) if x is not None}
    ids = dict.fromkeys([end for tie in case.ties for end in tie[:2]] + case.alone)
    study = {"directed": case.directed, "actor": [{"id": id} for id in ids], "tie": [tie(*t) for t in case.ties]}
    return json.dumps(study)


def export(binary, source, folder):
    """The graph as linchpin exports it, under open transit: all ties, one by one."""
    path = Path(folder, "export.graphml")
    run(binary, "convert", source, str(path), "--transit", "open", "--quiet", "--force")
    graph = networkx.read_graphml(path, force_multigraph=True)
    ties = [(u, v, d["strength"], d.get("delay"), d.get("availability")) for u, v, d in graph.edges(data=True)]
    return Case(ties, list(graph), graph.is_directed())


def compose(case, exact):
    """The simple graph: strengths add, the least delay wins, one working tie is enough."""
    graph = networkx.DiGraph() if case.directed else networkx.Graph()
    graph.add_nodes_from(dict.fromkeys([*case.alone, *(end for tie in case.ties for end in tie[:2])]))
    for u, v, strength, delay, availability in case.ties:
        strength = 1.0 if strength is None else float(strength)
        delay = 1 / strength if delay is None else delay
        delay = Fraction(delay).limit_denominator(10**6) if exact else delay
        fails = 1 - (1.0 if availability is None else availability)
        if graph.has_edge(u, v):
            tie = graph.edges[u, v]
            tie["strength"] += strength
            tie["delay"] = min(tie["delay"], delay)
            tie["availability"] = 1 - (1 - tie["availability"]) * fails
        else:
            graph.add_edge(u, v, strength=strength, delay=delay, availability=1 - fails)
    return graph


def same_graph(one, other):
    """Whether two graphs have the same actors and ties, with the same numbers to the last bits."""
    if set(one) != set(other) or one.number_of_edges() != other.number_of_edges():
        return False
    return all(
        other.has_edge(u, v) and all(math.isclose(x, other.edges[u, v][name], rel_tol=1e-14) for name, x in tie.items())
        for u, v, tie in one.edges(data=True)
    )


def peer(metric, graph, subjects):
    """One value a subject: a number, or an exception where the peer has none."""
    other = igraph.Graph.from_networkx(graph)
    names = {"networkx": networkx, "math": math, "G": graph, "H": other}
    code = compile(metric["reproduce"], metric["id"], "eval")

    def value(s=None, t=None):
        # Generators are used up here, so that what they raise is caught here. Lookups of names inside
        # lambdas and comprehensions need everything in one namespace.
        try:
            result = eval(code, {**names, "s": s, "t": t})
            return result if hasattr(result, "__getitem__") or not hasattr(result, "__iter__") else list(result)
        except RecursionError as error:
            return error
        except Exception as error:
            return error

    scope = metric["scope"]
    if scope == "pair" and {"s", "t"} <= set(code.co_names):
        return [value(a, b) for a, b in subjects]
    result = value()
    if isinstance(result, Exception):
        return [result] * len(subjects)
    if scope == "network":
        return [result]
    if scope == "actor":
        if metric["id"] == "cut-actor":
            return [float(v in set(result)) for (v,) in subjects]
        result = dict(result)
        return [result.get(v, KeyError(v)) for (v,) in subjects]
    if scope == "tie":
        key = tuple if graph.is_directed() else frozenset
        if metric["id"] == "bridge":
            sets = {key(tie) for tie in result}
            return [float(key(tie) in sets) for tie in subjects]
        result = {key(tie): x for tie, x in dict(result).items()}
        return [result.get(key(tie), KeyError(tie)) for tie in subjects]
    return [result[a].get(b, math.inf) for a, b in subjects]


def number(x):
    """A finite number or None."""
    if x is None or isinstance(x, Exception):
        return None
    x = float(x)
    return x if math.isfinite(x) else None


def near(x, y, tolerance):
    return abs(x - y) <= tolerance * max(abs(x), abs(y), 1e-3)


def outcome(metric, score, theirs):
    if isinstance(theirs, (NameError, AttributeError, TypeError, SyntaxError, ImportError)):
        return "error"
    ours, theirs = number(score["value"]), number(theirs)
    if ours is None and theirs is None:
        return "undefined in both"
    if ours is None or theirs is None:
        return "undefined in one"
    return "equal" if near(ours, theirs, LOOSE.get(metric["id"], TOLERANCE)) else "differs"


def show(x):
    if isinstance(x, Exception):
        return f"{type(x).__name__}: {x}".replace("\n", " ").replace("|", "/")[:110]
    return repr(float(x)) if x is not None else "none"


# --- where the peer has no number, or a wrong one ---------------------------------------------------------


def currents(graph):
    """Potentials for a unit current from each s to each t, one component at a time, one end grounded."""
    for component in networkx.connected_components(graph):
        part = sorted(component)
        laplacian = networkx.laplacian_matrix(graph, nodelist=part, weight="strength").toarray().astype(float)
        inverse = numpy.zeros_like(laplacian)
        if len(part) > 1:
            inverse[1:, 1:] = numpy.linalg.inv(laplacian[1:, 1:])
        for i, s in enumerate(part):
            for j, t in enumerate(part[:i]):
                yield s, t, dict(zip(part, inverse[:, i] - inverse[:, j], strict=True))


def resistance(graph):
    table = {v: {} for v in graph}
    for s, t, potential in currents(graph):
        table[s][t] = table[t][s] = potential[s] - potential[t]
    return table


def indispensability(graph):
    table = resistance(graph)
    return {(u, v): s * table[u][v] for u, v, s in graph.edges(data="strength")}


def flow(graph):
    if len(graph) < 3:
        return dict.fromkeys(graph, math.nan), dict.fromkeys(graph.edges, math.nan)
    through = dict.fromkeys(graph, 0.0)
    over = {(u, v): 0.0 for u, v in graph.edges}
    for s, t, potential in currents(graph):
        for u, v, strength in graph.edges(data="strength"):
            if u in potential:
                current = abs(potential[u] - potential[v]) * strength
                over[u, v] += current
                for end in {u, v} - {s, t}:
                    through[end] += current / 2
    return through, over


def share_of_pairs(values, graph, counted=1):
    """Per pair of others; NetworkX divides ties by twice as much (`counted=2`)."""
    pairs = max(1, counted * (len(graph) - 1) * (len(graph) - 2) / 2)
    return {key: x / pairs for key, x in values.items()}


def efficiency(graph):
    lengths = dict(networkx.all_pairs_shortest_path_length(graph))
    pairs = len(graph) * (len(graph) - 1)
    return sum(1 / d for u in graph for v, d in lengths[u].items() if u != v) / pairs if pairs else math.nan


def connected_pairs(graph):
    pairs = len(graph) * (len(graph) - 1)
    return sum(len(networkx.descendants(graph, v)) for v in graph) / pairs if pairs else math.nan


def actor_connectivity(graph):
    local = networkx.algorithms.connectivity.local_node_connectivity
    pairs = [(s, t) for s in graph for t in graph if s != t]
    return min((local(graph, s, t) for s, t in pairs), default=math.nan)


def cut_actors(graph):
    def pairs(g, without):
        return sum(len(networkx.descendants(g, v) - {without}) for v in g if v != without)

    return {v: float(pairs(graph, v) > pairs(graph.subgraph(set(graph) - {v}), v)) for v in graph}


def bridges(graph):
    def lost(u, v):
        left = graph.copy()
        left.remove_edge(u, v)
        return float(not networkx.has_path(left, u, v))

    return {(u, v): lost(u, v) for u, v in graph.edges}


def eigenvector(graph):
    strengths = networkx.to_numpy_array(graph, weight="strength")
    values, vectors = numpy.linalg.eigh(strengths)
    if len(values) > 1 and values[-1] - values[-2] < 1e-9 * values[-1]:
        return dict.fromkeys(graph)
    return dict(zip(graph, abs(vectors[:, -1]), strict=True))


GROUNDED = "NetworkX wants a connected graph (and its pseudo-inverse loses digits on complete graphs); solved per component"
ONE_WAY = "NetworkX wants ties that run both ways; by the definition, over ordered pairs"
ELSEWHERE = {
    "efficiency": (efficiency, ONE_WAY),
    "connected-pairs": (connected_pairs, ONE_WAY),
    "actor-connectivity": (
        actor_connectivity,
        "where ties run one way NetworkX tries some pairs only (1 for A to B alone, though B never reaches A);"
        " the least of its own numbers over all ordered pairs",
    ),
    "cut-actor": (cut_actors, ONE_WAY),
    "cut-actors": (lambda graph: sum(cut_actors(graph).values()), ONE_WAY),
    "bridge": (bridges, ONE_WAY),
    "bridges": (lambda graph: sum(bridges(graph).values()), ONE_WAY),
    "resistance": (resistance, GROUNDED),
    "indispensability": (indispensability, GROUNDED),
    "betweenness-flow": (lambda graph: share_of_pairs(flow(graph)[0], graph), GROUNDED),
    "tie-betweenness-flow": (lambda graph: share_of_pairs(flow(graph)[1], graph, 2), GROUNDED),
    "eigenvector": (eigenvector, "NetworkX refuses two actors and disconnected graphs; a dense symmetric solver does not"),
}

# Where the peer's own number may be off; elsewhere, another number is a difference to look into.
IMPRECISE = {"resistance", "indispensability", "actor-connectivity"}


def elsewhere(metric, graph, subjects):
    result = ELSEWHERE[metric["id"]][0](graph)
    if metric["scope"] == "network":
        return [result]
    if metric["scope"] == "pair":
        return [result[a].get(b, math.inf) for a, b in subjects]
    if metric["scope"] == "tie":
        key = tuple if graph.is_directed() else frozenset
        result = {key(tie): x for tie, x in result.items()}
        return [result[key(tie)] for tie in subjects]
    return [result[v] for (v,) in subjects]


def by_graph(every, metrics, outcomes):
    """One line a metric, one letter a graph."""
    legend = ", ".join(f"`{letter}` {outcome}" for outcome, letter in LETTERS.items())
    wide = max(map(len, metrics))
    ruler = "".join(str(number // 10 % 10) if number % 10 == 0 else " " for number in range(1, len(every) + 1))
    rows = [f"{id:{wide}} {''.join(LETTERS.get(outcomes[id][name], '.') for name in every)}" for id in metrics]
    graphs = [f"{number}. {name}" for number, name in enumerate(every, 1)]
    return [f"{legend}, `.` not for this kind of network.", "", "```text", f"{'':{wide}} {ruler}", *rows, "```", "", "The graphs: " + "; ".join(graphs) + "."]


# --- the run --------------------------------------------------------------------------------------------


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("binary", help="the linchpin command")
    parser.add_argument("--out", default=str(Path(__file__).with_name("RESULTS.md")), help="where the tables go")
    chosen = parser.parse_args()
    warnings.simplefilter("ignore")

    made = graphs()
    every = [*made, *bundled(chosen.binary)]
    outcomes = defaultdict(dict)
    scores_seen, elsewhere_count = Counter(), Counter()
    found = []
    metrics = {m["id"]: m for m in json.loads(run(chosen.binary, "metrics", "--format", "json")) if m["reproduce"]}
    folder = tempfile.TemporaryDirectory()
    for name in every:
        source = name
        if name in made:
            source = str(Path(folder.name, "graph.json"))
            Path(source).write_text(as_study(made[name]), encoding="utf-8")
        every_metric = ["--metric", ",".join(metrics)]
        text = run(chosen.binary, "measure", source, "--transit", "open", *every_metric, "--format", "json", "--quiet")
        measured = json.loads(text)
        exported = export(chosen.binary, source, folder.name)
        graph, exact = compose(exported, False), compose(exported, True)
        if name in made:
            assert same_graph(graph, compose(made[name], False)), f"{name}: the export is another graph"
        assert measured["network"]["ties"] == graph.number_of_edges(), name
        assert set(measured["network"]["actors"]) == set(graph), name
        scores = defaultdict(list)
        for score in measured["scores"]:
            scores[score["metric"]].append(score)
        for metric in metrics.values():
            mine = scores[metric["id"]]
            if all((score.get("reason") or "").startswith("defined for ") for score in mine):
                outcomes[metric["id"]][name] = None
                continue
            theirs = peer(metric, graph, [score["subject"] for score in mine])
            again = other = None
            worst = "equal"
            for index, (score, value) in enumerate(zip(mine, theirs, strict=True)):
                result = outcome(metric, score, value)
                if result == "differs" and metric["reading"] == "delay":
                    again = again or peer(metric, exact, [score["subject"] for score in mine])
                    if outcome(metric, score, again[index]) == "equal":
                        result = "equal if exact"
                if result in ORDER[4:] and metric["id"] in ELSEWHERE and (result != "differs" or metric["id"] in IMPRECISE):
                    other = other or elsewhere(metric, graph, [score["subject"] for score in mine])
                    if outcome(metric, score, other[index]) in ("equal", "undefined in both"):
                        result = "equal elsewhere"
                        elsewhere_count[metric["id"]] += 1
                scores_seen[result] += 1
                worst = max(worst, result, key=ORDER.index)
                if result in ORDER[4:]:
                    why = next((w for applies, w in EXPLAINED.get((metric["id"], result), []) if applies(graph)), None)
                    found.append((metric["id"], result, name, score, value, why))
            outcomes[metric["id"]][name] = worst

    unexplained = [row for row in found if row[5] is None]
    counted = {id: Counter(row.values()) for id, row in outcomes.items()}
    lines = [
        "# linchpin and its peers",
        "",
        f"{len(every)} graphs, {len(metrics)} metrics, {sum(scores_seen.values())} scores; NetworkX {networkx.__version__},"
        f" python-igraph {igraph.__version__}. Written by `compare.py`; README.md says how.",
        "",
        f"Scores: {', '.join(f'{scores_seen[key]} {key}' for key in ORDER)}; {len(unexplained)} of them unexplained.",
        "",
        "Graphs by metric; a graph counts as the gravest of its scores:",
        "",
        f"| metric | {' | '.join(ORDER)} |",
        f"|---|{'--:|' * len(ORDER)}",
    ]
    lines += [f"| `{id}` | {' | '.join(str(counted[id][key] or '·') for key in ORDER)} |" for id in metrics]
    lines += ["", "## Metric by graph", "", *by_graph(every, metrics, outcomes)]
    reasons = sorted({(row[0], row[1], row[5]) for row in found if row[5]})
    lines += ["", "## On purpose", "", "| metric | outcome | scores | why |", "|---|---|--:|---|"]
    lines += [f"| `{m}` | {o} | {sum(r[0] == m and r[1] == o and r[5] == w for r in found)} | {w} |" for m, o, w in reasons]
    lines += [f"| `{m}` | equal elsewhere | {count} | {ELSEWHERE[m][1]} |" for m, count in sorted(elsewhere_count.items())]
    for title, rows in [("Unexplained", unexplained), ("Explained, one by one", [r for r in found if r[5]])]:
        lines += ["", f"## {title}", ""]
        lines += ["| metric | outcome | graph | subject | linchpin | peer |", "|---|---|---|---|---|---|"] if rows else ["None."]
        for metric, result, name, score, value, _ in rows:
            ours = repr(score["value"]) if score["value"] is not None else score.get("reason") or score["status"]
            lines.append(f"| `{metric}` | {result} | {name} | {'–'.join(score['subject'])} | {ours} | {show(value)} |")
    Path(chosen.out).write_text("\n".join(lines) + "\n", encoding="utf-8")
    print("\n".join(lines[2:5]))
    for metric, result, name, score, value, _ in unexplained[:40]:
        print(f"  {metric}: {result} on {name} {score['subject']}: {score['value']} ({score['status']}), peer {show(value)}")
    return 1 if unexplained else 0


if __name__ == "__main__":
    sys.exit(main())
