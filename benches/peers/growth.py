"""How linchpin's time grows with ties: the table behind the chart in `plots/`."""

import csv
import subprocess

from contenders import TooLong

# Actors of Barabási–Albert graphs, for works that ask all pairs, for dense algebra, and for linear ones; sides of grids.
PAIRS = [50, 100, 200, 400, 1000, 2000, 4000, 10_000]
DENSE = [50, 100, 200, 400, 1000, 2000, 4000]
LINEAR = [50, 200, 1000, 4000, 20_000, 60_000, 200_000]
SIDES = [3, 4, 5, 6, 7, 8, 9, 10]
SERIES = [
    ("Betweenness by delay", "delay", "betweenness-delay", "ba", PAIRS),
    ("Betweenness by hops", "hops", "betweenness", "ba", PAIRS),
    ("Closeness by delay", "delay", "closeness-delay", "ba", PAIRS),
    ("Closeness by hops", "hops", "closeness", "ba", PAIRS),
    ("Kirchhoff index", "algebra", "kirchhoff", "ba", DENSE),
    ("Cut actors and bridges", "linear", "cut-actor,bridge", "ba", LINEAR),
    ("Coreness", "linear", "coreness", "ba", LINEAR),
    ("Reliability", "reliability", "all-terminal-reliability", "grid", SIDES),
]
# A series ends after a measurement that took this long, seconds: the next would take several times as long.
ENOUGH = 3.0


def ties(shape, size):
    return 5 * size - 15 if shape == "ba" else 2 * size * (size - 1)


def measured_growth(field, program, folder, patience):
    """Writes growth.csv and draws plots/growth.svg and .png from it."""
    table = folder / "growth.csv"
    worker = field.worker("linchpin", 1)
    with table.open("w", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["series", "kind", "actors", "ties", "seconds"])
        for name, kind, metrics, shape, sizes in SERIES:
            for size in sizes:
                request = {"graph": f"{shape}:{size}", "work": f"metric:{metrics}", "least": 0.02, "answer": True}
                try:
                    reply = worker.ask(request, patience)
                except TooLong:
                    break
                if "fault" in reply or reply["estimated"] or None in reply["answer"]:
                    break
                seconds = reply["seconds"]
                if seconds < ENOUGH / 10:
                    # Short ones three times, the least: a hiccup of the machine is no part of growth.
                    again = [worker.ask(request | {"answer": False}, patience)["seconds"] for _ in range(2)]
                    seconds = min(seconds, *again)
                actors = size if shape == "ba" else size * size
                writer.writerow([name, kind, actors, ties(shape, size), f"{seconds:.4g}"])
                if seconds > ENOUGH:
                    break
    subprocess.run([program, "growth", table, folder.parent.parent / "plots" / "growth.svg"], check=True)
