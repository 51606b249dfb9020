"""Judges each deal of the library under each law by itself, and writes the file of verdicts: `make verdicts`.

    python -m whereas.site.judge docs/verdicts.json [--limit SECONDS] [--processes N] [--missing] [WORD...]

What is still true is kept: only pairs are judged whose law, deal or engine has changed, in so many processes, none for
longer than the limit. The file is written anew every half minute, so that a run may be stopped and taken up again.
"""

from __future__ import annotations

import argparse
import datetime as dt
import signal
import sys
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from types import FrameType
from typing import NoReturn

from whereas.library import Desk
from whereas.library.clock import today
from whereas.library.processes import done
from whereas.pipeline import run
from whereas.report.model import Finding
from whereas.report.side_by_side import table_of
from whereas.request import Request
from whereas.site.shelf import inputs_of_pairs
from whereas.site.verdicts import Duty, Pair, Verdicts, judging_hash, read, written

Pairs = Mapping[tuple[str, str], Pair]
_EVERY = 30.0  # seconds between two writings


class _TooLongError(Exception):
    """A pair took longer than the limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A pair to be judged."""

    deal: str
    law: str
    inputs: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """How pairs are judged. `limit` is in seconds of computing, for each."""

    engine: str
    as_of: dt.date
    limit: float


def judged(terms: Terms, task: Task) -> Pair:
    """Return what one law says of one deal; without a verdict where that takes longer than the limit."""
    signal.signal(signal.SIGVTALRM, _stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, terms.limit)
    nothing = Pair(deal=task.deal, law=task.law, inputs=task.inputs, engine=terms.engine, verdict=None)
    try:
        report = run(Request(deals=(task.deal,), policies=(task.law,), as_of=terms.as_of)).report
    except _TooLongError:
        return nothing
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
    if report is None:
        message = f"{task.law} or {task.deal} is not sound"
        raise ValueError(message)
    (row,) = table_of(report, "matrix").rows
    (cell,) = row.cells
    return replace(
        nothing,
        verdict=cell.verdict,
        only_open_list=cell.only_open_list,
        unless_shown=cell.unless_shown,
        is_waived=cell.is_waived,
        summary={name: count for name, count in cell.summary.model_dump().items() if count},
        said=cell.said,
        duties=tuple(_duty(finding) for finding in report.findings if finding.verdict != "inapplicable"),
    )


def _stop(_: int, __: FrameType | None) -> NoReturn:
    raise _TooLongError


def _duty(finding: Finding) -> Duty:
    note = None
    if finding.verdict == "violated" and finding.waiver is not None:
        note = "waived"
    elif finding.verdict == "undetermined" and finding.unless_shown:
        note = "unless shown"
    elif finding.only_open_list:
        note = "open list"
    return Duty(section=finding.section, duty=finding.duty, verdict=finding.verdict, note=note)


def tasks(known: Verdicts, engine: str, *, missing: bool) -> tuple[Pairs, list[Task]]:
    """Return the pairs that are still true, and those to be judged."""
    kept: dict[tuple[str, str], Pair] = {}
    found: list[Task] = []
    for (deal, law), inputs in inputs_of_pairs(Desk()).items():
        pair = known.fresh(deal, law, inputs)
        if pair is not None:
            kept[deal, law] = pair
        if pair is None or (not missing and (pair.engine != engine or pair.verdict is None)):
            found.append(Task(deal=deal, law=law, inputs=inputs))
    return kept, found


def make(path: Path, known: Verdicts, todo: Sequence[Task], made: Iterable[Pair], kept: Pairs) -> None:
    """Write the file as pairs are made of the tasks."""
    pairs = dict(kept)
    last = time.monotonic()
    for number, pair in enumerate(made, start=1):
        pairs[pair.deal, pair.law] = pair
        _say(f"{number}/{len(todo)} {pair.deal} {pair.law}: {pair.verdict or 'took too long'}")
        if time.monotonic() - last > _EVERY:
            path.write_text(written(replace(known, pairs=pairs)), encoding="utf-8", newline="\n")
            last = time.monotonic()
    path.write_text(written(replace(known, pairs=pairs)), encoding="utf-8", newline="\n")


def _say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def main() -> None:
    """Bring the file of verdicts up to date."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", type=Path)
    parser.add_argument("words", nargs="*", help="only pairs whose deal or law holds one of these")
    parser.add_argument("--limit", type=float, default=120, help="seconds of computing for a pair")
    parser.add_argument("--processes", type=int, default=1)
    parser.add_argument("--as-of", default=None, help="the assessment date; else that of the file, or today")
    parser.add_argument("--missing", action="store_true", help="only pairs of which nothing is known")
    chosen = parser.parse_intermixed_args()
    none = Verdicts(as_of=today().isoformat(), pairs={})
    known = read(chosen.file.read_text(encoding="utf-8")) if chosen.file.is_file() else none
    if chosen.as_of is not None and chosen.as_of != known.as_of:
        known = Verdicts(as_of=chosen.as_of, pairs={})
    terms = Terms(engine=judging_hash(), as_of=dt.date.fromisoformat(known.as_of), limit=chosen.limit)
    kept, todo = tasks(known, terms.engine, missing=chosen.missing)
    todo = [
        task for task in todo if not chosen.words or any(word in f"{task.deal} {task.law}" for word in chosen.words)
    ]
    made = (pair for _, pair in done(judged, terms, todo, chosen.processes))
    make(chosen.file, known, todo, made, kept)


if __name__ == "__main__":
    main()
