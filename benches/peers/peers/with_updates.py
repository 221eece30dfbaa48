"""An expert's incremental numpy: distances, pseudo-inverse, spectrum and numbers of routes once, then updates.

`loop` updates whole matrices for each dyad, as one would write it first and well. `narrow` touches only the pairs that
can change and does the linear algebra of all dyads at once: linchpin's own algorithms in numpy, for comparison.
"""

import numpy
from scipy.linalg import eigh
from scipy.sparse.csgraph import dijkstra

from .graph import Each, Whole
from .with_igraph import laplacian, others
from .with_numpy import pseudo_inverse, sparse

SAME = 1e-9


class Base:
    """What is known of the network before anything is added: d, σ, L⁺, (L⁺)², λ."""

    def __init__(self, g, names):
        self.n, self.top, self.pairs = g.n, g.top, g.n * (g.n - 1) / 2
        self.distance = dijkstra(sparse(g, g.number), directed=False)
        self.scratch = numpy.empty_like(self.distance)
        self.limit, self.floor = self.distance * (1 + SAME), self.distance * (1 - SAME)
        if "efficiency-delay" in names:
            with numpy.errstate(divide="ignore"):
                self.inverse = 1.0 / self.distance
            numpy.fill_diagonal(self.inverse, 0.0)
            self.total = self.inverse.sum() / 2
        if "kirchhoff" in names:
            self.plus = pseudo_inverse(laplacian(g))
            self.squared = self.plus @ self.plus
            self.trace = numpy.trace(self.plus)
        if "algebraic-connectivity" in names:
            values, vectors = eigh(laplacian(g), driver="evd", check_finite=False)
            self.values, self.vectors = values[1:], numpy.ascontiguousarray(vectors[:, 1:])
        if "top" in names:
            self.routes = numbers_of_routes(g, self.distance)
            self.through = self.shares(self.distance, self.routes)
            self.load = self.through.sum() / 2  # both entries of a pair

    def shares(self, distance, routes):
        """For each pair, the share of its shortest routes through the top actor."""
        x = self.top
        way = distance[:, x, None] + distance[None, x, :]
        share = numpy.where(way <= distance * (1 + SAME), routes[:, x, None] * routes[None, x, :] / routes, 0.0)
        share[x, :] = 0.0
        share[:, x] = 0.0
        numpy.fill_diagonal(share, 0.0)
        return share


def numbers_of_routes(g, distance):
    """σ, by adding up over the last ties of shortest routes, sources side by side, targets from near to far."""
    n = g.n
    length = numpy.full((n, n), numpy.inf)
    u, v = numpy.array(g.ties).T
    length[u, v] = length[v, u] = g.number
    routes = numpy.zeros((n, n))
    for source in range(n):
        row = distance[source]
        last = numpy.abs(row[:, None] + length - row[None, :]) <= SAME * row[None, :]
        count = routes[source]
        count[source] = 1.0
        for target in numpy.argsort(row)[1:]:
            count[target] = count[last[:, target]].sum()
    return routes


def secular(base, pull):
    """The lowest root of 1 + Σ pull ÷ (λ − t) between λ₂ and λ₃ for each row of pulls: bisected to within reach of Newton
    on the equation times its pole, which is convex there."""
    values = base.values
    gap = values - values[0]
    low = numpy.zeros(len(pull))
    high = numpy.minimum(gap[1], pull.sum(axis=1))
    at = high / 2
    for _ in range(60):
        parts = 1.0 / (gap[None, 1:] - at[:, None])
        value = 1.0 + numpy.einsum("ij,ij->i", pull[:, 1:], parts)
        slope = numpy.einsum("ij,ij,ij->i", pull[:, 1:], parts, parts)
        whole = value - pull[:, 0] / at
        low, high = numpy.where(whole < 0, at, low), numpy.where(whole < 0, high, at)
        # The far poles taken for one at the ceiling; that equation is quadratic.
        room = gap[1] - at
        weight, level = slope * room * room, value - slope * room
        p, q = level * gap[1] + weight + pull[:, 0], pull[:, 0] * gap[1]
        step = 2 * q / (p + numpy.sqrt(numpy.maximum(p * p - 4 * level * q, 0.0)))
        step = numpy.where((step > low) & (step < high), step, (low + high) / 2)
        if numpy.all(numpy.abs(step - at) <= 1e-14 * step):
            return values[0] + step
        at = step
    return values[0] + at


def lambda_two(base, a, b):
    """For arrays of ends."""
    return secular(base, (base.vectors[a] - base.vectors[b]) ** 2)


def lambda_two_of_one(base, a, b):
    """The same for one dyad, with as few calls of numpy a step as will do."""
    pull = (base.vectors[a] - base.vectors[b]) ** 2
    own, pull = float(pull[0]), pull[1:]
    poles = base.values[1:] - base.values[0]
    ceiling = float(poles[0])
    low, high = 0.0, min(ceiling, own + float(pull.sum()))
    at = high / 2
    for _ in range(60):
        parts = 1.0 / (poles - at)
        weighted = pull * parts
        value, slope = 1.0 + float(weighted.sum()), float(weighted @ parts)
        low, high = (at, high) if value - own / at < 0 else (low, at)
        room = ceiling - at
        weight, level = slope * room * room, value - slope * room
        p, q = level * ceiling + weight + own, own * ceiling
        step = 2 * q / (p + max(p * p - 4 * level * q, 0.0) ** 0.5)
        if not low < step < high:
            step = (low + high) / 2
        if abs(step - at) <= 1e-14 * step:
            return base.values[0] + step
        at = step
    return base.values[0] + at


def kirchhoff(base, a, b):
    resistance = base.plus[a, a] + base.plus[b, b] - 2 * base.plus[a, b]
    length = base.squared[a, a] + base.squared[b, b] - 2 * base.squared[a, b]
    return base.n * (base.trace - length / (1.0 + resistance))


def efficiency(base, a, b):
    """The whole matrix: min(d, d(s,a) + 1 + d(b,t)). Of a pair's two entries at most one is shortened."""
    now = numpy.add.outer(base.distance[a] + 1.0, base.distance[b], out=base.scratch)
    numpy.minimum(now, base.distance, out=now)
    numpy.fill_diagonal(now, numpy.inf)
    return (numpy.reciprocal(now, out=now).sum() - base.total) / base.pairs


def to_top(base, a, b):
    """Distances and numbers of routes between the one actor and all, either way over the new tie."""
    x, distance, routes = base.top, base.distance, base.routes
    ways = numpy.stack([distance[x], distance[x, a] + 1.0 + distance[b], distance[x, b] + 1.0 + distance[a]])
    near = ways.min(axis=0)
    number = numpy.stack([routes[x], routes[x, a] * routes[b], routes[x, b] * routes[a]])
    return near, (number * (ways <= near * (1 + SAME))).sum(axis=0)


def top(base, a, b):
    """The whole matrix: d and σ of every pair that the new tie serves, and their shares of the one actor."""
    distance, routes, x = base.distance, base.routes, base.top
    near, number = to_top(base, a, b)
    over = numpy.add.outer(distance[a] + 1.0, distance[b], out=base.scratch)
    served = over <= base.limit
    count = numpy.where(over >= base.floor, routes, 0.0) + numpy.outer(routes[a], routes[b])
    passes = served & (numpy.add.outer(near, near) <= over * (1 + SAME))
    passes[x, :] = False
    passes[:, x] = False
    share = numpy.outer(number, number)[passes] / count[passes]
    return base.load + share.sum() - base.through[served].sum()


def efficiency_narrow(base, a, b):
    """Only sources that come nearer to b over the tie, and targets that come nearer to a."""
    to_a, to_b = base.distance[a], base.distance[b]
    sources, targets = numpy.flatnonzero(to_a + 1.0 < to_b), numpy.flatnonzero(to_b + 1.0 < to_a)
    over = to_a[sources, None] + (1.0 + to_b[None, targets])
    block = numpy.ix_(sources, targets)
    gained = 1.0 / over - base.inverse[block]
    return (base.total + gained[gained > 0].sum()) / base.pairs


def top_narrow(base, a, b):
    """A pair whose distance and number of routes stay has the routes it had: only the others' shares are taken anew."""
    distance, routes, x = base.distance, base.routes, base.top
    to_a, to_b = distance[a], distance[b]
    sources = numpy.flatnonzero(to_a + 1.0 <= to_b * (1 + SAME))
    targets = numpy.flatnonzero(to_b + 1.0 <= to_a * (1 + SAME))
    block = numpy.ix_(sources, targets)
    over = to_a[sources, None] + (1.0 + to_b[None, targets])
    before = distance[block]
    row, column = numpy.nonzero(over <= before * (1 + SAME))
    s, t = sources[row], targets[column]
    there, before = over[row, column], before[row, column]
    now = numpy.minimum(there, before)
    count = numpy.where(before <= now * (1 + SAME), routes[s, t], 0.0) + routes[s, a] * routes[b, t]
    near, number = to_top(base, a, b)
    share = number[s] * number[t] / count
    share[(near[s] + near[t] > now * (1 + SAME)) | (s == x) | (t == x)] = 0.0
    return base.load + share.sum() - base.through[s, t].sum()


def loop(names):
    def work(g):
        g.top

        def one(base, i):
            a, b = g.absent[i]
            found = []
            for name in names:
                if name == "efficiency-delay":
                    found.append(efficiency(base, a, b))
                elif name == "kirchhoff":
                    found.append(kirchhoff(base, a, b))
                elif name == "algebraic-connectivity":
                    found.append(lambda_two_of_one(base, a, b))
                else:
                    found.append(top(base, a, b) / others(g))
            return found

        return Each(len(g.absent), one, start=lambda: Base(g, names))

    return work


def narrow(names):
    def work(g):
        g.top
        first, second = numpy.array(g.absent).T
        ways = {
            "efficiency-delay": lambda base: [efficiency_narrow(base, a, b) for a, b in g.absent],
            "kirchhoff": lambda base: kirchhoff(base, first, second),
            "algebraic-connectivity": lambda base: numpy.concatenate(
                [lambda_two(base, first[at : at + 1000], second[at : at + 1000]) for at in range(0, len(first), 1000)]
            ),
            "top": lambda base: [top_narrow(base, a, b) / others(g) for a, b in g.absent],
        }

        def run():
            base = Base(g, names)
            return [ways[name](base) for name in names]

        return Whole(run, lambda found: numpy.array(found).T.ravel().tolist())

    return work


FOUR = ["efficiency-delay", "kirchhoff", "algebraic-connectivity", "top"]
SETS = {"all": FOUR} | {name: [name] for name in FOUR}
# What its works need of a graph.
FORMS = ["igraph"]
WORKS = {f"add:{key} loop": loop(names) for key, names in SETS.items()}
WORKS |= {f"add:{key} narrow": narrow(names) for key, names in SETS.items()}
