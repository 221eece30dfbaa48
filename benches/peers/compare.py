"""Set linchpin beside its peers: python compare.py PROGRAM LINCHPIN VENV [--only WORDS] [--quick] [--out FILE].

For each row every contender does the work once, and its numbers are compared with linchpin's. Then rounds are taken in
turn, one contender after the other, so that what else the machine does falls on all alike; the order turns round every
second time. Ratios are taken round by round. The exit code is 1 when any two contenders disagree.
"""

import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from contenders import HERE, Field, TooLong
from growth import measured_growth
from programs import program_rows
from rows import Row, rows
from table import write_results

# Repetitions within a round fill this many seconds.
LEAST = 0.02
# Seconds from which the first round counts, after which two rounds are enough, and after which one is.
LONG, BUDGET, LONGEST = 4.0, 10.0, 60.0
OURS = "linchpin"


class Outcome:
    """What a row came to."""

    def __init__(self, row):
        self.row = row
        self.times = {}  # label -> seconds by round
        self.silent = {}  # label -> why it has no numbers
        self.apart = {}  # label -> worst relative difference from linchpin
        self.notes = []

    def median(self, label):
        return statistics.median(self.times[label])

    def ratios(self, label):
        """Peer over ours, by round."""
        return [theirs / ours for theirs, ours in zip(self.times[label], self.times[OURS])]

    def fastest(self, labels=()):
        known = [label for label in self.times if label != OURS and (not labels or label in labels)]
        return min(known, key=self.median, default=None)

    def disagreements(self):
        return [f"{self.row.what}, {self.row.graph}: {label} differs by {worst:.1e}"
                for label, worst in self.apart.items() if not worst <= self.row.tolerance]  # fmt: skip


def contenders(row, field):
    """Label -> (who is asked, the request)."""
    if row.programs:
        return {label: (programs, {}) for label, programs in row.programs.items()}
    every = {OURS: (field.worker("linchpin", row.threads), {"work": row.ours, "sample": row.sample_ours})}
    for label, (peer, work, *threads) in row.peers.items():
        sample = {"sample": row.sample} if peer != "linchpin" else {}
        every[label] = field.worker(peer, threads[0] if threads else 1), {"work": work} | sample
    return every


def placed(reply):
    """The numbers of an answer by their place in linchpin's whole answer."""
    answer = reply["answer"]
    if "flat" in reply:
        return dict(zip(reply["flat"], answer))
    if "at" in reply:
        width = len(answer) // len(reply["at"])
        flat = [item * width + place for item in reply["at"] for place in range(width)]
        return dict(zip(flat, answer))
    return dict(enumerate(answer))


def difference(ours, theirs, share):
    """The worst relative difference where both have numbers; beneath a share of the greatest, relative to that share."""
    both = [place for place in theirs if place in ours]
    if not both or None in (ours[place] for place in both):
        return math.inf
    floor = share * max(abs(ours[place]) for place in both)
    return max(abs(ours[place] - theirs[place]) / max(abs(ours[place]), floor, 1e-300) for place in both)


def measured(row, field, most):
    """Runs a row."""
    outcome = Outcome(row)
    every = contenders(row, field)
    request = {"graph": row.graph, "least": LEAST, "answer": True}
    first, numbers = {}, {}
    spent = 0.0
    for label, (worker, work) in every.items():
        start = time.monotonic()
        try:
            reply = worker.ask(request | work, row.patience)
        except TooLong:
            outcome.silent[label] = f"> {row.patience:.0f} s"
            continue
        if "fault" in reply:
            outcome.silent[label] = reply["fault"]
            print(f"  {label}: {reply['fault']}", file=sys.stderr)
            continue
        spent += time.monotonic() - start
        first[label], numbers[label] = reply["seconds"], placed(reply)
        if "sampled" in reply or "at" in reply:
            share = f"{reply.get('sampled') or len(reply['at'])} of {reply['items']:,}"
            outcome.notes.append(f"{label}: {share} done, time scaled to all")
        if reply.get("estimated"):
            outcome.silent[label] = "only an estimate"
    for label, theirs in numbers.items():
        if label != OURS and OURS in numbers and OURS not in outcome.silent:
            outcome.apart[label] = difference(numbers[OURS], theirs, row.floor)
    # A short first round warmed up; a long one counts.
    outcome.times = {label: [seconds] if spent > LONG else [] for label, seconds in first.items()}
    request["answer"] = False
    start = time.monotonic() - spent
    for turn in range(min(row.rounds, most)):
        taken, spent = max(map(len, outcome.times.values()), default=0), time.monotonic() - start
        if taken and (taken >= most or spent > LONGEST or taken > 1 and spent > BUDGET):
            break
        for label in first if turn % 2 == 0 else reversed(first):
            worker, work = every[label]
            try:
                outcome.times[label].append(worker.ask(request | work, 2 * row.patience)["seconds"])
            except TooLong:
                outcome.times[label].append(math.inf)
    return outcome


def catalogue(field):
    """The catalogue on alliance200: networkx once through the calls that `linchpin metrics` prints, linchpin the same
    list on one view; and linchpin all it has."""
    calls = json.loads(subprocess.run([field.program, "catalogue"], check=True, capture_output=True, text=True).stdout)
    worker = field.worker("networkx", 1)
    found = worker.ask({"work": "catalogue", "graph": "alliance200", "calls": calls}, 900)
    if "fault" in found:
        sys.exit(f"networkx: {found['fault']}")
    ours = field.worker("linchpin", 1)

    def row(words, metrics, least=None, rounds=3):
        """linchpin's time for these metrics on one view; networkx's from above."""
        listed = ",".join(metrics)
        outcome = Outcome(Row(f"the catalogue: {words}", "alliance200", f"metric:{listed}", {}, least))
        request = {"graph": "alliance200", "least": 0.0, "answer": False, "work": outcome.row.ours}
        try:
            outcome.times[OURS] = [ours.ask(request, 200)["seconds"] for _ in range(rounds)]
        except TooLong:
            outcome.silent[OURS] = "> 200 s"
        known = [found["each"][metric] for metric in metrics if metric in found["each"]]
        if len(known) == len(metrics):
            outcome.times["networkx"] = [sum(known)] * rounds
            slowest = sorted(metrics, key=lambda metric: -found["each"][metric])[:6]
            outcome.notes.append("slowest in networkx: " + ", ".join(f"{name} {found['each'][name]:.2g} s" for name in slowest))
        return outcome

    listed = list(found["each"])
    called = [name for name in listed if name not in found["sampled"]]
    without = row(f"{len(called)} metrics that networkx has", called, 200)
    without.notes.append("compared on many graphs by tests/peers, not here")
    sampled = row(f"those and {', '.join(found['sampled'])}", listed, 200)
    sampled.notes.append("networkx: these four by 20 pairs or actors each, scaled to all")
    return [without, sampled, row(f"all {len(calls)} metrics, linchpin alone", ["catalogue"], rounds=1)]


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("program", type=Path)
    parser.add_argument("linchpin", type=Path)
    parser.add_argument("venv", type=Path)
    parser.add_argument("--only", default="", help="rows whose words hold one of these, parted by commas; nothing is written")
    parser.add_argument("--quick", action="store_true", help="two rounds, without the slow rows; nothing is written")
    parser.add_argument("--rounds", type=int, default=20, help="at most so many rounds")
    parser.add_argument("--out", type=Path, help="where to write the table; RESULTS.md after a whole run")
    options = parser.parse_args()
    wanted = [word.strip().lower() for word in options.only.split(",") if word.strip()]
    is_wanted = lambda words: not wanted or any(word in words.lower() for word in wanted)
    whole = not wanted and not options.quick
    before, start = os.getloadavg(), time.monotonic()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        subprocess.run([options.program, "graphs", folder], check=True)
        field = Field(str(options.program.resolve()), folder)
        outcomes = []
        out = options.out or (HERE / "RESULTS.md" if whole else None)

        def keep(outcome):
            """What is known so far is written at once: an ended run has its rows."""
            outcomes.append(outcome)
            said(outcome, start)
            if out:
                out.write_text(results())

        def results():
            return write_results(outcomes, before, time.monotonic() - start, options.linchpin, options.quick)

        try:
            for row in [*rows(), *program_rows(options.linchpin.resolve(), options.venv.absolute(), folder)]:
                if is_wanted(f"{row.what} {row.graph} {row.ours}") and not (options.quick and row.slow):
                    keep(measured(row, field, min(2 if options.quick else 20, options.rounds)))
            if is_wanted("the catalogue alliance200") and not options.quick:
                for outcome in catalogue(field):
                    keep(outcome)
            if is_wanted("growth") and not options.quick:
                measured_growth(field, options.program, HERE, patience=90)
        finally:
            field.end()
    if not out:
        print(results())
    disagreements = [line for outcome in outcomes for line in outcome.disagreements()]
    for line in disagreements:
        print(f"disagree: {line}", file=sys.stderr)
    return 1 if disagreements else 0


def said(outcome, start):
    fastest = outcome.fastest(outcome.row.against)
    ratio = f"{statistics.median(outcome.ratios(fastest)):.2f} x {fastest}" if fastest and OURS in outcome.times else ""
    ours = f"{1e3 * outcome.median(OURS):.3f} ms" if OURS in outcome.times else outcome.silent.get(OURS, "")
    print(f"{time.monotonic() - start:6.0f} s  {outcome.row.what}, {outcome.row.graph}: {ours}  {ratio}", file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
