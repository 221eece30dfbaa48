"""The tables of RESULTS.md."""

import math
import os
import platform
import statistics
import subprocess
from datetime import date
from importlib.metadata import version
from pathlib import Path

OURS = "linchpin"
PEERS = ["igraph", "networkit", "networkx", "rustworkx", "numpy", "scipy", "graphillion", "matplotlib"]


def said(command):
    try:
        return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
    except (OSError, subprocess.CalledProcessError):
        return "unknown"


def machine():
    text = Path("/proc/cpuinfo").read_text() if Path("/proc/cpuinfo").exists() else ""
    models = [line.split(":", 1)[1].strip() for line in text.splitlines() if line.startswith("model name")]
    return f"{models[0] if models else platform.processor() or platform.machine()}, {os.cpu_count()} cores, {platform.system()} {platform.release()}"


def duration(seconds):
    if math.isinf(seconds):
        return "too long"
    for unit, size in [("s", 1), ("ms", 1e-3), ("µs", 1e-6)]:
        if seconds >= size or unit == "µs":
            value = seconds / size
            return f"{value:,.0f} {unit}" if value >= 100 else f"{value:.3g} {unit}"


def times(value):
    """A ratio, three digits."""
    if math.isinf(value) or math.isnan(value):
        return "–"
    return f"{value:,.0f}×" if value >= 100 else f"{value:.3g}×"


def spread(ratios):
    return f"{times(statistics.median(ratios))} ({times(min(ratios))} to {times(max(ratios))})"


def verdict(row, ratio):
    if row.least is None:
        return ""
    if ratio >= (row.reach or math.inf):
        return "**met, and the reach**"
    if ratio >= row.least:
        return "**met**"
    return f"short by {times(row.least / ratio)}"


def line(outcome):
    row = outcome.row
    fastest = outcome.fastest(row.against)
    goal = f"{row.least:g}×" if row.least else ""
    reach = f"{row.reach:g}×" if row.reach else ""
    if OURS not in outcome.times:
        peer = f"{fastest} | {duration(outcome.median(fastest))}" if fastest else " | "
        return f"| {row.what} | {row.graph} | {goal} | {reach} | {peer} | {outcome.silent.get(OURS, '')} | | short: no answer |"
    ours = duration(outcome.median(OURS))
    if OURS in outcome.silent:
        ours += f", {outcome.silent[OURS]}"
    if fastest is None:
        return f"| {row.what} | {row.graph} | {goal} | {reach} | | | {ours} | | |"
    ratios = outcome.ratios(fastest)
    word = verdict(row, statistics.median(ratios)) if OURS not in outcome.silent else "short: no exact answer"
    return (
        f"| {row.what} | {row.graph} | {goal} | {reach} | {fastest} | {duration(outcome.median(fastest))} | {ours} | "
        f"{spread(ratios)} | {word} |"
    )


def every_time(outcome):
    """All contenders of a row in one line."""
    found = []
    for label in [OURS, *sorted((label for label in outcome.times if label != OURS), key=outcome.median)]:
        if label in outcome.times:
            apart = outcome.apart.get(label)
            agrees = "" if apart is None else f" [{apart:.0e}]" if apart else " [0]"
            found.append(f"{label} {duration(outcome.median(label))}{agrees}")
    found += [f"{label}: {why}" for label, why in outcome.silent.items() if label not in outcome.times]
    notes = f" {'; '.join(outcome.notes)}." if outcome.notes else ""
    rounds = max((len(seconds) for seconds in outcome.times.values()), default=0)
    return f"- {outcome.row.what}, {outcome.row.graph} ({rounds} rounds): {'; '.join(found)}.{notes}"


def write_results(outcomes, before, seconds, linchpin, quick):
    disagreements = [one for outcome in outcomes for one in outcome.disagreements()]
    judged = [o for o in outcomes if o.row.least is not None]
    met = sum(1 for o in judged if "**" in line(o))
    load = lambda three: ", ".join(f"{x:.2f}" for x in three)
    text = [
        "# Side by side with the peers",
        "",
        f"`benches/peers/run`{' --quick' if quick else ''} on {date.today()}, {seconds / 60:.0f} minutes. {machine()}; load before "
        f"{load(before)}, after {load(os.getloadavg())} (1, 5, 15 minutes; the run itself counts for one). "
        f"{said([str(linchpin), '--version'])} of commit {said(['git', '-C', str(Path(__file__).parent), 'rev-parse', '--short', 'HEAD'])}, {said(['rustc', '--version'])}; "
        f"Python {platform.python_version()}, " + ", ".join(f"{name} {version(name)}" for name in PEERS) + ".",
        "",
        "Everything on one thread unless the row says two. Times are medians over rounds taken in turn; a ratio is peer over "
        "linchpin, the median of the ratios within rounds, with the least and the greatest. Targets are those of issue 5.",
        "",
        f"**{met} of {len(judged)} targets met.** "
        + (f"{len(disagreements)} disagreements, listed below." if disagreements else "All answers agree within the tolerances in `rows.py`."),
        "",
        "| work | graph | at least | reach for | peer | its time | linchpin | ratio | verdict |",
        "|---|---|---:|---:|---|---:|---:|---:|---|",
        *map(line, judged),
        "",
        "## Without a target",
        "",
        "| work | graph | at least | reach for | fastest peer | its time | linchpin | ratio | verdict |",
        "|---|---|---:|---:|---|---:|---:|---:|---|",
        *(line(o) for o in outcomes if o.row.least is None),
        "",
        "## Every contender",
        "",
        "In brackets the worst relative difference from linchpin's numbers.",
        "",
        *map(every_time, outcomes),
        "",
    ]
    if disagreements:
        text += ["## Disagreements", "", *(f"- {one}" for one in disagreements), ""]
    return "\n".join(text)
