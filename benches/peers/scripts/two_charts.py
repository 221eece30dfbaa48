"""Two charts with matplotlib: python two_charts.py png|svg FOLDER.

The same two that linchpin draws beside it: the three states of Northeast Asia without and with the Japan–ROK GSOMIA, and
their betweenness in three readings on both sides. 8 inches wide; numbers and places are given, nothing is computed.
"""

import sys

import matplotlib

matplotlib.use("Agg" if sys.argv[1] == "png" else "svg")
import matplotlib.pyplot as plt  # noqa: E402

ending, folder = sys.argv[1:]
BLUE, RED, GREY = "#1d4e89", "#c84b31", "#9ca8b8"

figure, sides = plt.subplots(1, 2, figsize=(8, 4))
places = {"United States": (0.5, 1.0), "Japan": (1.0, 0.1), "South Korea": (0.0, 0.1)}
ties = [("United States", "Japan"), ("United States", "South Korea"), ("Japan", "South Korea")]
for side, title, count in zip(sides, ["without Japan–ROK GSOMIA", "with Japan–ROK GSOMIA"], [2, 3]):
    for a, b in ties[:count]:
        color = RED if (a, b) == ties[2] else GREY
        side.plot(*zip(places[a], places[b]), color=color, linewidth=2.5, zorder=1)
    for name, (x, y) in places.items():
        side.scatter([x], [y], s=420, color=BLUE, zorder=2)
        side.annotate(name, (x, y), (0, -24), textcoords="offset points", ha="center", fontsize=9)
    side.set_title(title, fontsize=11)
    side.set_xlim(-0.4, 1.4)
    side.set_ylim(-0.3, 1.3)
    side.axis("off")
figure.suptitle("Without the direct agreement every route passes through Washington", fontweight="bold")
figure.savefig(f"{folder}/networks.{ending}", dpi=300)

figure, axes = plt.subplots(figsize=(8, 4))
readings = ["by hops", "by least delay", "as a current"]
names = list(places)
without, with_it = [1, 0, 0, 1, 0, 0, 1, 0, 0], [0, 0, 0, 0, 0, 0, 0.33, 0.27, 0.4]
labels = [f"{name}, {reading}" for reading in readings for name in names]
rows = range(len(labels))
axes.barh([y + 0.2 for y in rows], without, 0.38, color=RED, label="without")
axes.barh([y - 0.2 for y in rows], with_it, 0.38, color=BLUE, label="with")
axes.set_yticks(list(rows), labels)
axes.invert_yaxis()
axes.set_xlabel("share of other pairs")
axes.set_title("Betweenness without and with the agreement", fontweight="bold")
axes.grid(axis="x", color="#e5e7eb")
axes.set_axisbelow(True)
axes.legend()
figure.tight_layout()
figure.savefig(f"{folder}/betweenness.{ending}", dpi=300)
