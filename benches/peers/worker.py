"""A peer as a contender: python worker.py PEER THREADS FOLDER. A request a line, an answer a line, both JSON, as
`serve.rs` has them; `flat` in an answer says where its numbers stand in linchpin's."""

import importlib
import json
import os
import sys
import time

for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS", "RAYON_NUM_THREADS"):
    os.environ[variable] = sys.argv[2]

from peers.graph import Each, Graph  # noqa: E402

MOST_ROUNDS = 20_000


def spread(items, sample):
    """As many of the items as asked, evenly spread."""
    if sample is None or sample >= items:
        return list(range(items))
    return [place * items // sample for place in range(sample)]


def of_each(work, sample):
    at = spread(work.items, sample)
    start = time.perf_counter()
    state = work.start()
    begun = time.perf_counter()
    found = [work.one(state, item) for item in at]
    end = time.perf_counter()
    seconds = (begun - start) + (end - begun) * work.items / len(at)
    width = len(found[0])
    flat = [item * width + place for item in at for place in range(width)]
    reply = {"seconds": seconds, "answer": work.normal([x for row in found for x in row]), "flat": flat}
    if len(at) < work.items:
        reply |= {"sampled": len(at), "items": work.items}
    return reply


def of_whole(work, least):
    seconds, rounds = 0.0, 0
    while True:
        start = time.perf_counter()
        found = work.run()
        seconds += time.perf_counter() - start
        rounds += 1
        if seconds >= least or rounds == MOST_ROUNDS:
            return {"seconds": seconds / rounds, "rounds": rounds, "answer": [float(x) for x in work.normal(found)]}


def main(peer, threads, folder):
    module = importlib.import_module(f"peers.with_{peer}")
    if peer == "networkit":
        import networkit

        networkit.setNumberOfThreads(int(threads))
    graph, works = None, {}
    for line in sys.stdin:
        request = json.loads(line)
        try:
            if graph is None or graph.name != request["graph"]:
                graph, works = Graph(folder, request["graph"]), {}
                for form in module.FORMS:
                    getattr(graph, form)  # built before any clock starts
            if request["work"] == "catalogue":
                reply = module.catalogue(graph, request["calls"])
            else:
                name = request["work"]
                if name not in works:
                    works[name] = module.WORKS[name](graph)
                work = works[name]
                sampled = isinstance(work, Each)
                reply = of_each(work, request.get("sample")) if sampled else of_whole(work, request.get("least", 0.0))
                if not request.get("answer"):
                    reply.pop("answer")
        except Exception as fault:
            reply = {"fault": f"{type(fault).__name__}: {fault}"}
        print(json.dumps(reply), flush=True)


if __name__ == "__main__":
    main(*sys.argv[1:])
