"""`make bench`: how long the main job takes on this machine, beside the bounds that it is to keep.

No test times anything, for a busy machine would fail it; a person runs this and reads it. Each figure is the least of
several runs: what disturbs a run can only make it longer.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import whereas
from tests.bench.texts import law_of_lines
from whereas.syntax import parse_file
from whereas.text import Source

ROOT = Path(__file__).resolve().parents[2]
DEAL = "ring-flock-community-requests"
LAWS = ("model.home_video", "us.ca.sb34", "us.nh.rsa_261_75_b", "us.ca.oakland.omc_9_64")
LINES = 5000
# What every Python program pays that declares a single model of data.
LEAST = (sys.executable, "-c", "from pydantic import BaseModel; type('A', (BaseModel,), {})")
COLD = (
    *(sys.executable, "-m", "whereas", "check", DEAL, "--format", "html", "--output", "-"),
    *(word for law in LAWS for word in ("--policy", law)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A measured figure with the bound that it is to keep, both in `unit`."""

    what: str
    value: float
    bound: float
    unit: str

    def __str__(self) -> str:
        """Return the line that is printed."""
        verdict = "kept" if self.value <= self.bound else "NOT KEPT"
        return f"{self.what:<68} {self.value:8.1f} {self.unit:<5} at most {self.bound:g} {self.unit}: {verdict}"


def least_seconds(job: Callable[[], object], runs: int) -> float:
    """Return the time in seconds of the quickest of `runs` runs of `job`."""
    best = float("inf")
    for _ in range(runs):
        start = time.perf_counter()
        job()
        best = min(best, time.perf_counter() - start)
    return best


def run_program(command: tuple[str, ...], kept_in: str = "") -> None:
    """Run a program, with a folder for what it keeps or none; a status above 1 is not an answer but a failure."""
    there = {**os.environ, "WHEREAS_CACHE_DIR": kept_in}
    done = subprocess.run(command, cwd=ROOT, check=False, capture_output=True, text=True, env=there)
    if done.returncode > 1:
        sys.exit(done.stderr)


def figures() -> list[Figure]:
    """Return all the figures, the cold ones first."""
    with tempfile.TemporaryDirectory() as folder:
        run_program(COLD, folder)
        jobs = (lambda: run_program(LEAST), lambda: run_program(COLD), lambda: run_program(COLD, folder))
        rounds = [tuple(least_seconds(job, 1) for job in jobs) for _ in range(8)]
    least, cold, again = (min(column) for column in zip(*rounds, strict=True))
    warm = least_seconds(lambda: whereas.check(DEAL, policies=LAWS), 12)
    source = Source("bench.whereas", law_of_lines(LINES))
    parsing = least_seconds(lambda: parse_file(source), 3)
    beside = f"one Pydantic model ({least * 1000:.0f} ms)"
    return [
        Figure(what=f"{name} ({took * 1000:.0f} ms) against {beside}", value=took / least, bound=6, unit="times")
        for name, took in (("cold check", cold), ("cold check, asked before", again))
    ] + [
        Figure(what="warm check of a deal against four laws", value=warm * 1000, bound=20, unit="ms"),
        Figure(what=f"reading {LINES:,} lines of law", value=parsing, bound=2, unit="s"),
    ]


if __name__ == "__main__":
    for figure in figures():
        print(figure)  # noqa: T201 - a tool at the prompt
