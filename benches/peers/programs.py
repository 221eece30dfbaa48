"""Whole processes: from nothing to an answer on standard output, or to files."""

import csv
import json

from contenders import HERE, Programs
from rows import Row

METRICS = "degree,betweenness,closeness,eigenvector,cut-actor,bridge"
# linchpin on the tie that the whole project is about.
STUDY = ["northeast-asia", "--without", "JPN_KOR_GSOMIA"]


def script(environment, name, *words):
    return [f"{environment}/bin/python", "-I", str(HERE / "scripts" / name), *map(str, words)]


def in_the_order_asked(outputs):
    """linchpin prints metrics in the order of its catalogue."""
    rows = list(csv.DictReader(outputs[0].splitlines()))
    return [float(row["value"]) for metric in METRICS.split(",") for row in rows if row["metric"] == metric]


def six(linchpin, venv, folder):
    ours = Programs(
        [[str(linchpin), "measure", str(folder / "sf8.csv"), "--metric", METRICS, "--format", "csv", "--quiet"]],
        in_the_order_asked,
    )

    def peer(environment, name):
        return Programs([script(environment, name, folder / "sf8.txt")], lambda outputs: json.loads(outputs[0]))

    for bare, full, name, least in [
        ("python-igraph, bare", "python-igraph beside matplotlib", "igraph", 20),
        ("networkx, bare", "networkx beside numpy", "networkx", 60),
    ]:
        programs = {
            "linchpin": ours,
            bare: peer(f"{venv}-{name}", f"six_{name}.py"),
            full: peer(venv, f"six_{name}.py"),
        }
        words = "whole process, six metrics"
        yield Row(words, "sf8", "", {}, least, 2 * least, (bare,), tolerance=1e-8, rounds=15, programs=programs)


def charts(linchpin, venv, folder, ending, least, reach):
    def chart(kind):
        out = ["--quiet", "--force", "-o", str(folder / f"{kind}.{ending}")]
        return [str(linchpin), "chart", kind, *STUDY, *out]

    def there(*names):
        """1 for each file that is there."""
        files = [folder / f"{name}.{ending}" for name in names]
        return lambda _: [float(file.exists() and file.stat().st_size > 1000) for file in files]

    programs = {
        "linchpin": Programs([chart("networks"), chart("dumbbell")], there("networks", "dumbbell")),
        "matplotlib": Programs([script(venv, "two_charts.py", ending, folder)], there("networks", "betweenness")),
    }
    words = f"whole processes, two charts as {ending.upper()}" + ", 300 dpi" * (ending == "png")
    return Row(words, "northeast-asia", "", {}, least, reach, rounds=9, programs=programs)


def program_rows(linchpin, venv, folder):
    yield from six(linchpin, venv, folder)
    yield charts(linchpin, venv, folder, "png", 6, 10)
    yield charts(linchpin, venv, folder, "svg", 100, 200)
