"""Processes that are asked for a work and give seconds and numbers back."""

import json
import os
import select
import subprocess
import sys
import time
from pathlib import Path

HERE = Path(__file__).resolve().parent


class TooLong(Exception):
    """Nothing came back in time; the process was ended."""


class Worker:
    """A process that speaks the line protocol, started when it is first asked."""

    def __init__(self, command, threads):
        self.command, self.process = command, None
        self.environment = os.environ | {
            name: str(threads)
            for name in ("RAYON_NUM_THREADS", "OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
        }

    def ask(self, request, patience):
        if self.process is None:
            self.process = subprocess.Popen(
                self.command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, env=self.environment, text=True, cwd=HERE
            )
        self.process.stdin.write(json.dumps(request) + "\n")
        self.process.stdin.flush()
        ready, _, _ = select.select([self.process.stdout], [], [], patience)
        if not ready:
            self.end()
            raise TooLong
        line = self.process.stdout.readline()
        if not line:
            self.end()
            return {"fault": "the process ended"}
        return json.loads(line)

    def end(self):
        if self.process is not None:
            self.process.kill()
            self.process.wait()
            self.process = None


class Programs:
    """Whole processes, one after the other: wall time from start to end. Numbers are what `read` makes of the output."""

    def __init__(self, commands, read):
        self.commands, self.read = commands, read

    def ask(self, _, patience):
        outputs = []
        start = time.perf_counter()
        for command in self.commands:
            try:
                done = subprocess.run(command, capture_output=True, text=True, timeout=patience, cwd=HERE)
            except subprocess.TimeoutExpired:
                raise TooLong from None
            if done.returncode:
                return {"fault": done.stderr.strip()[-300:]}
            outputs.append(done.stdout)
        return {"seconds": time.perf_counter() - start, "answer": self.read(outputs)}

    def end(self):
        pass


class Field:
    """Every contender by (peer, threads), each one process that lives until the end."""

    def __init__(self, program, folder):
        self.program, self.folder, self.workers = program, folder, {}

    def worker(self, peer, threads):
        key = peer, threads
        if key not in self.workers:
            if peer == "linchpin":
                command = [self.program, "serve"]
            else:
                command = [sys.executable, str(HERE / "worker.py"), peer, str(threads), str(self.folder)]
            self.workers[key] = Worker(command, threads)
        return self.workers[key]

    def end(self):
        for worker in self.workers.values():
            worker.end()
