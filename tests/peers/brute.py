"""Check by listing every route and every state what no other tool measures.

    python brute.py PATH/TO/linchpin

Small networks only: open ones, and studies with arrangements, whose transit is granted. A route is a sequence of
actors; under granted transit each actor in between needs an arrangement whose hub it is and whose members
both its neighbours are, and each leg next to such a relay needs a tie of one of the arrangements of the relays at its
ends. Probabilities are sums over all states of the ties, hubs and actors. The exit code is 1 on any difference.
"""

import itertools
import json
import math
import random
import subprocess
import sys
import tempfile
from collections import Counter
from dataclasses import dataclass, field, replace

TOLERANCE = 1e-9


@dataclass
class Channel:
    a: str
    b: str
    agreement: str | None
    delay: float
    availability: float


@dataclass
class Grant:
    agreement: str
    hub: str
    members: frozenset
    delay: float
    availability: float


@dataclass
class Network:
    actors: list
    granted: bool
    channels: list
    grants: list = field(default_factory=list)
    availability: dict = field(default_factory=dict)
    consent: dict = field(default_factory=dict)
    agreements: list = field(default_factory=list)

    def without(self, gone_channel, gone_grant=lambda grant: False, member=None):
        return replace(
            self,
            channels=[c for c in self.channels if not gone_channel(c)],
            grants=[replace(g, members=g.members - {member}) for g in self.grants if not gone_grant(g)],
        )

    def without_actor(self, actor):
        return self.without(lambda c: actor in (c.a, c.b), lambda g: g.hub == actor, actor)

    def without_tie(self, a, b):
        return self.without(lambda c: {c.a, c.b} == {a, b})

    def without_agreement(self, agreement):
        return self.without(lambda c: c.agreement == agreement, lambda g: g.agreement == agreement)

    def routes(self, s, t):
        """(actors, grant indices, per leg the usable channels' indices, delay) of every permitted simple route."""
        between = {}
        for index, channel in enumerate(self.channels):
            between.setdefault(frozenset((channel.a, channel.b)), []).append(index)
        others = [actor for actor in self.actors if actor not in (s, t)]
        found = []
        for length in range(len(others) + 1):
            for middle in itertools.permutations(others, length):
                path = (s, *middle, t)
                legs = [between.get(frozenset(leg), []) for leg in itertools.pairwise(path)]
                if not all(legs):
                    continue
                if not self.granted:
                    found.append((path, (), legs, sum(min(self.channels[c].delay for c in leg) for leg in legs)))
                    continue
                allowed = [
                    [
                        i
                        for i, g in enumerate(self.grants)
                        if g.hub == path[k] and path[k - 1] in g.members and path[k + 1] in g.members
                    ]
                    for k in range(1, len(path) - 1)
                ]
                for chosen in itertools.product(*allowed):
                    names = [None, *(self.grants[g].agreement for g in chosen), None]
                    usable = [
                        [c for c in leg if not {x, y} - {None} or self.channels[c].agreement in {x, y} - {None}]
                        for leg, (x, y) in zip(legs, itertools.pairwise(names), strict=True)
                    ]
                    if all(usable):
                        hours = sum(min(self.channels[c].delay for c in leg) for leg in usable)
                        found.append((path, chosen, usable, hours + sum(self.grants[g].delay for g in chosen)))
        return found


def pairs(network, but=None):
    return [pair for pair in itertools.combinations(network.actors, 2) if but not in pair]


def inverse_sum(network, delay, but=None):
    total = 0.0
    for s, t in pairs(network, but):
        routes = network.routes(s, t)
        if routes:
            total += 1 / min(route[3] if delay else len(route[2]) for route in routes)
    return total


def joined(network, but=None):
    return {pair for pair in pairs(network, but) if network.routes(*pair)}


def largest(network, but):
    """The largest set of actors connected by ties."""
    left, best = [a for a in network.actors if a != but], 0
    while left:
        group, front = set(), [left[0]]
        while front:
            here = front.pop()
            group.add(here)
            for c in network.channels:
                if here in (c.a, c.b):
                    front += [x for x in (c.a, c.b) if x not in group and x != but]
        left = [a for a in left if a not in group]
        best = max(best, len(group))
    return best


class States:
    """Every state of channels, grants and actors, once; probabilities under any odds."""

    def __init__(self, network):
        self.network = network
        n, m = len(network.channels), len(network.grants)
        self.uncertain = [*range(n), *(n + g for g in range(m)), *(n + m + i for i in range(len(network.actors)))]
        # Things that surely work in every question asked are no variables: actors, when importance is not asked of them.
        self.place = {actor: n + m + i for i, actor in enumerate(network.actors)}
        self.needs = {}
        for pair in pairs(network):
            masks = []
            for path, grants, legs, _ in network.routes(*pair):
                surely = sum(1 << (n + g) for g in set(grants)) + sum(1 << self.place[a] for a in path)
                masks.append((surely, [sum(1 << c for c in leg) for leg in legs]))
            self.needs[pair] = masks
        self.coded = [c.availability for c in network.channels]
        self.coded += [g.availability for g in network.grants]
        self.coded += [network.availability.get(a, 1.0) for a in network.actors]

    def probabilities(self, odds):
        """Per pair, and of all pairs together with every actor up."""
        loose = [i for i, p in enumerate(odds) if 0 < p < 1]
        always = sum(1 << i for i, p in enumerate(odds) if p == 1)
        everyone = sum(1 << i for i in self.place.values())
        result, total = dict.fromkeys(self.needs, 0.0), 0.0
        for bits in itertools.product((0, 1), repeat=len(loose)):
            state, chance = always, 1.0
            for i, bit in zip(loose, bits):
                state |= bit << i
                chance *= odds[i] if bit else 1 - odds[i]
            works = 0
            for pair, masks in self.needs.items():
                if any(state & surely == surely and all(state & leg for leg in legs) for surely, legs in masks):
                    result[pair] += chance
                    works += 1
            if works == len(self.needs) and state & everyone == everyone:
                total += chance
        return result, total

    def mean(self, odds, lost=None):
        result, _ = self.probabilities(odds)
        network = self.network
        values = [0 if lost in pair else consent(network, pair) * p for pair, p in result.items()]
        return sum(values) / len(values)


def consent(network, pair):
    return sum(network.consent.get(actor, 1.0) for actor in pair) / 2


def shares(network, delay):
    """Betweenness of actors and ties: shares of the shortest routes, as sequences of actors."""
    actors, ties = Counter(), Counter()
    for s, t in pairs(network):
        best = {}
        for path, _, legs, hours in network.routes(s, t):
            best[path] = min(best.get(path, math.inf), hours if delay else len(legs))
        if not best:
            continue
        least = min(best.values())
        paths = [path for path, length in best.items() if length <= least * (1 + 1e-9)]
        for path in paths:
            for actor in path[1:-1]:
                actors[actor] += 1 / len(paths)
            for leg in itertools.pairwise(path):
                ties[frozenset(leg)] += 1 / len(paths)
    return actors, ties


def apart(network, s, t, by_tie):
    """The most routes with no actor (or no tie) in common; under granted transit permitted ones."""
    sets = {frozenset(map(frozenset, itertools.pairwise(path))) if by_tie else frozenset(path[1:-1]) for path, *_ in network.routes(s, t)}
    direct = frozenset() in sets
    sets = sorted(sets - {frozenset()}, key=len)

    def most(start, used):
        best = 0
        for i in range(start, len(sets)):
            if not sets[i] & used:
                best = max(best, 1 + most(i + 1, used | sets[i]))
        return best

    return direct + most(0, frozenset())


def expected(network):
    """(metric, subject) -> value; None where it does not exist."""
    out = {}
    n, all_pairs = len(network.actors), pairs(network)
    ties = sorted({tuple(sorted((c.a, c.b))) for c in network.channels})
    before = joined(network)
    states = States(network)
    probability, together = states.probabilities(states.coded)
    for pair in all_pairs:
        routes = network.routes(*pair)
        out["share-probability", pair] = consent(network, pair) * probability[pair]
        out["distance", pair] = min((len(r[2]) for r in routes), default=None)
        out["delay", pair] = min((r[3] for r in routes), default=None)
        out["routes", pair] = apart(network, *pair, by_tie=False)
        out["tie-routes", pair] = apart(network, *pair, by_tie=True)
    out["mean-share-probability", ()] = states.mean(states.coded)
    out["all-terminal-reliability", ()] = together
    out["connected-pairs", ()] = len(before) / len(all_pairs)
    out["efficiency", ()] = inverse_sum(network, False) / len(all_pairs)
    out["efficiency-delay", ()] = inverse_sum(network, True) / len(all_pairs)

    for delay in (False, True):
        suffix = "-delay" if delay else ""
        nearest = {pair: out["delay" if delay else "distance", pair] for pair in all_pairs}
        whole = None not in nearest.values()
        out["mean-delay" if delay else "mean-distance", ()] = sum(nearest.values()) / len(nearest) if whole else None
        out["diameter" + suffix, ()] = max(nearest.values()) if whole else None
        for actor in network.actors:
            reached = [x for pair, x in nearest.items() if actor in pair and x is not None]
            out["closeness" + suffix, (actor,)] = len(reached) / (n - 1) * len(reached) / sum(reached) if reached else 0.0
            out["harmonic" + suffix, (actor,)] = sum(1 / x for x in reached) / (n - 1)

    def index(pick):
        return [i for i, c in enumerate(network.channels) if pick(c)]

    def importance(up, down, lost=None):
        odds = [list(states.coded), list(states.coded)]
        for value, places in zip((1.0, 0.0), (up, down)):
            for i in places:
                odds[1 - int(value)][i] = value
        return states.mean(odds[0]) - states.mean(odds[1], lost)

    for delay in (False, True):
        suffix = "-delay" if delay else ""
        actors, over = shares(network, delay)
        whole = inverse_sum(network, delay)
        for actor in network.actors:
            if n > 2:
                out["betweenness" + suffix, (actor,)] = actors[actor] / ((n - 1) * (n - 2) / 2)
            old = inverse_sum(network, delay, actor)
            new = inverse_sum(network.without_actor(actor), delay, actor)
            out["vulnerability" + suffix, (actor,)] = 1 - new / old if old else None
        for tie in ties:
            out["tie-betweenness" + suffix, tie] = over[frozenset(tie)] / len(all_pairs)
            out["tie-vulnerability" + suffix, tie] = 1 - inverse_sum(network.without_tie(*tie), delay) / whole if whole else None
    for actor in network.actors:
        after = network.without_actor(actor)
        others = pairs(network, actor)
        lost = {pair for pair in before if actor not in pair} - joined(after, actor)
        out["middleman-pairs", (actor,)] = len(lost)
        out["cut-actor", (actor,)] = float(bool(lost))
        if n > 2:
            out["fragmentation-after", (actor,)] = 1 - len(joined(after, actor)) / len(others)
            out["fragmentation-rise", (actor,)] = len(lost) / len(others)
        out["largest-after", (actor,)] = largest(after, actor) / (n - 1)
        place = states.place[actor]
        out["importance", (actor,)] = importance([place], [place, *index(lambda c: actor in (c.a, c.b))], actor)
    for tie in ties:
        places = index(lambda c: {c.a, c.b} == set(tie))
        out["tie-importance", tie] = importance(places, places)
        out["bridge", tie] = float(not network.without_tie(*tie).routes(*tie))
    out["bridges", ()] = sum(out["bridge", tie] for tie in ties)
    out["cut-actors", ()] = sum(out["cut-actor", (actor,)] for actor in network.actors)
    for agreement in network.agreements:
        after = network.without_agreement(agreement)
        whole = inverse_sum(network, False)
        places = index(lambda c: c.agreement == agreement)
        places += [len(network.channels) + i for i, g in enumerate(network.grants) if g.agreement == agreement]
        out["agreement-cut", (agreement,)] = len(before - joined(after))
        out["agreement-vulnerability", (agreement,)] = 1 - inverse_sum(after, False) / whole if whole else None
        out["agreement-importance", (agreement,)] = importance(places, places)
    return out


# --- studies --------------------------------------------------------------------------------------------


def agreement(id, members, hub=None, availability=0.9, delay=1.0, handling_availability=1.0, handling_delay=0.0, strength=1.0):
    return dict(locals())


def study(actors, agreements, availability=None, consent=None):
    return {"actors": actors.split() if isinstance(actors, str) else actors, "agreements": agreements,
            "availability": availability or {}, "consent": consent or {}}


def studies():
    """Name -> study; hand-made ones first, then drawn ones."""
    tisa = agreement("TISA", ["U", "J", "K"], "U", 0.9, 1.0, 0.8, 6.0)
    bilateral = [agreement("JU", ["J", "U"], availability=0.7, delay=4.0), agreement("KU", ["K", "U"], availability=0.6, delay=3.0)]
    made = {
        "bilateral only": study("J K U", bilateral),
        "one arrangement": study("J K U", [tisa]),
        "an arrangement parallel to bilateral ties": study("J K U", [*bilateral, tisa]),
        "the same, the bilateral ties faster": study("J K U", [agreement("JU", ["J", "U"], delay=0.1), agreement("KU", ["K", "U"], delay=0.1), tisa]),
        "arrangement, bilateral ties and a direct one": study("J K U", [*bilateral, tisa, agreement("JK", ["J", "K"], availability=0.5, delay=2.5)]),
        "actors that fail and refuse": study("J K U", [*bilateral, tisa], {"U": 0.9, "J": 0.8}, {"J": 0.5, "K": 0.7}),
        "two hubs in parallel": study("A B X Y", [agreement("X1", ["X", "A", "B"], "X", 0.9, 1, 0.7, 2), agreement("Y1", ["Y", "A", "B"], "Y", 0.8, 1.5, 0.9, 0.5)]),
        "two hubs in a row": study("A B X Y", [agreement("X1", ["X", "A", "Y"], "X", 0.9, 1, 0.7, 2), agreement("Y1", ["Y", "X", "B"], "Y", 0.8, 1.5, 0.9, 0.5)]),
        "two hubs that are not in each other's arrangement": study("A B X Y", [agreement("X1", ["X", "A", "Y"], "X"), agreement("Y1", ["Y", "A", "B"], "Y"), agreement("XY", ["X", "Y"])]),
        "two arrangements with one hub": study("A B C U", [agreement("U1", ["U", "A", "B"], "U", 0.9, 1, 0.8, 1), agreement("U2", ["U", "B", "C"], "U", 0.7, 2, 0.9, 3)]),
        "two overlapping arrangements with one hub": study("A B C U", [agreement("U1", ["U", "A", "B", "C"], "U", 0.9, 1, 0.8, 1), agreement("U2", ["U", "B", "C"], "U", 0.7, 2, 0.9, 3)]),
        "an alliance under an arrangement": study("A B C U", [agreement("ALL", ["A", "B", "U"], availability=0.6), agreement("U1", ["U", "A", "B", "C"], "U", 0.9, 1, 0.8, 1)]),
        "failing actors, two hubs in a row": study("A B X Y", [agreement("X1", ["X", "A", "Y"], "X", 0.9, 1, 0.7, 2), agreement("Y1", ["Y", "X", "B"], "Y", 0.8, 1.5, 0.9, 0.5)], {"X": 0.9, "Y": 0.7, "A": 0.6}, {"B": 0.4}),
        "an isolated actor": study("A B U Z", [agreement("U1", ["U", "A", "B"], "U", 0.9, 1, 0.8, 1)]),
    }
    for seed in range(30):
        rng = random.Random(seed)
        actors = list("ABCDE"[: rng.choice([4, 4, 5])])
        agreements, size = [], 0
        while size < 8 or not agreements:
            kind = rng.choice(["pair", "hub", "hub", "all"])
            members = rng.sample(actors, 2 if kind == "pair" else rng.choice([3, 3, 4]) if kind == "hub" else 3)
            size += 1 if kind == "pair" else len(members) if kind == "hub" else 3
            p, d = (lambda: round(rng.uniform(0.2, 0.99), 2)), (lambda: round(rng.uniform(0.5, 5), 1))
            agreements.append(agreement(f"T{len(agreements)}", members, members[0] if kind == "hub" else None, p(), d(), p(), d()))
        odd = {a: round(rng.uniform(0.5, 0.95), 2) for a in actors if rng.random() < 0.3}
        made[f"drawn {seed}"] = study(actors, agreements, odd, {a: 0.5 for a in actors if rng.random() < 0.3})
    for seed in range(12):
        rng = random.Random(100 + seed)
        actors = list("ABCDEFG"[: rng.choice([6, 7])])
        chosen = rng.sample(list(itertools.combinations(actors, 2)), rng.choice([6, 8, 10]))
        chosen += rng.sample(chosen, 1)
        ties = [agreement(f"T{i}", [*tie], None, round(rng.uniform(0.1, 1), 2), rng.choice([0.1, 0.2, 0.3, 0.4, 1.0])) for i, tie in enumerate(chosen)]
        odd = {a: round(rng.uniform(0.5, 0.95), 2) for a in actors if rng.random() < 0.2}
        made[f"drawn ties {seed}"] = study(actors, ties, odd, {"A": 0.25})
    return made


def toml(study):
    lines = ['transit = "granted"']
    for actor in study["actors"]:
        lines += ["[[actor]]", f'id = "{actor}"']
        lines += [f"{key} = {study[key][actor]}" for key in ("availability", "consent") if actor in study[key]]
    for one in study["agreements"]:
        lines += ["[[agreement]]", f'id = "{one["id"]}"', f"members = {json.dumps(one['members'])}"]
        lines += [f"{key} = {float(one[key])}" for key in ("strength", "delay", "availability")]
        if one["hub"]:
            lines += [f'hub = "{one["hub"]}"'] + [f"{key} = {float(one[key])}" for key in ("handling_delay", "handling_availability")]
    return "\n".join(lines) + "\n"


def network(study, granted):
    channels, grants = [], []
    for one in study["agreements"]:
        for a, b in itertools.combinations(one["members"], 2):
            if one["hub"] in (None, a, b):
                channels.append(Channel(a, b, one["id"], one["delay"], one["availability"]))
        if one["hub"]:
            members = frozenset(one["members"]) - {one["hub"]}
            grants.append(Grant(one["id"], one["hub"], members, one["handling_delay"], one["handling_availability"]))
    ids = [one["id"] for one in study["agreements"]]
    return Network(study["actors"], granted, channels, grants if granted else [], study["availability"], study["consent"], ids)


def main():
    binary = sys.argv[1]
    checked, differences = Counter(), []
    for name, made in studies().items():
        for granted in (True, False):
            rule = "granted" if granted else "open"
            with tempfile.NamedTemporaryFile("w", suffix=".toml") as file:
                file.write(toml(made))
                file.flush()
                command = [binary, "measure", file.name, "--transit", rule, "--format", "json", "--quiet"]
                done = subprocess.run(command, capture_output=True, text=True)
            if done.returncode:
                differences.append((name, rule, "linchpin refuses", (), done.stderr.strip()[:200], ""))
                continue
            scores = {}
            for score in json.loads(done.stdout)["scores"]:
                scores[score["metric"], tuple(sorted(score["subject"]))] = score
            for (metric, subject), value in expected(network(made, granted)).items():
                score = scores.get((metric, tuple(sorted(subject))))
                if score is None:
                    differences.append((name, rule, metric, subject, "no such score", value))
                    continue
                ours = score["value"]
                checked[rule, metric] += 1
                same = ours is None and value is None
                if ours is not None and value is not None:
                    same = abs(ours - value) <= TOLERANCE * max(abs(ours), abs(value), 1e-3)
                if not same:
                    differences.append((name, rule, metric, subject, ours if ours is not None else score["status"], value))
    print(f"{sum(checked.values())} scores of {len({m for _, m in checked})} metrics on {len(studies())} studies, granted and open: {len(differences)} differ")
    for (rule, metric), count in sorted(Counter((d[1], d[2]) for d in differences).items()):
        print(f"  {metric} ({rule}): {count}")
    for name, rule, metric, subject, ours, value in differences[:40]:
        print(f"  {metric} on {name} ({rule}) {'–'.join(subject)}: linchpin {ours}, all states {value}")
    return 1 if differences else 0


if __name__ == "__main__":
    sys.exit(main())
