"""Whether the lines of a parameter leave a gap or overlap, in days or in cases.

What comes in: the lines of a parameter. What goes out: diagnostics. Promised: where none is reported, exactly one
line applies on every day on which the law is in force, in every case.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Sequence
from itertools import combinations

from whereas.model.law import ParameterLine
from whereas.resolve.consistency import are_contradictory
from whereas.resolve.problems_time import ParameterGap, ParameterOverlap
from whereas.resolve.scope import Scope
from whereas.syntax import tree as t
from whereas.text import Label, Span

_ONE_DAY = dt.timedelta(days=1)
_BEGINNING, _END = dt.date.min, dt.date.max
Line = tuple[bool, ParameterLine]
"""A line, and whether it says `otherwise`."""


def check_coverage(node: t.Parameter, lines: tuple[Line, ...], scope: Scope) -> None:
    """Report the first gap and the first overlap of a parameter."""
    from_day, to_day = _days_needed(scope.law.tree)
    has_gap = has_overlap = False
    for first, last in _stretches([line for _, line in lines], from_day, to_day):
        active = [pair for pair in lines if _applies(pair[1], first)]
        is_needed = from_day <= first and last <= to_day
        if not has_overlap and (pair := _overlapping(active)) is not None:
            has_overlap = True
            labels = (Label(pair[0].span, "the earlier line"),)
            scope.report(ParameterOverlap(span=pair[1].span, labels=labels, name=node.name.text))
        if not has_gap and is_needed and (gap := _gap_in(active, first, last)) is not None:
            has_gap = True
            scope.report(ParameterGap(span=_before(lines, first) or node.name.span, name=node.name.text, gap=gap))


def _days_needed(law: t.Law) -> tuple[dt.date, dt.date]:
    """Return the days on which the law is in force, as far as its head says."""
    periods = [force for force in law.force if isinstance(force, t.InForce)]
    starts = [period.start.value for period in periods if period.start is not None]
    ends = [period.until.value for period in periods if period.until is not None]
    first = min(starts) if len(starts) == len(periods) > 0 else _BEGINNING
    last = max(ends) if len(ends) == len(periods) > 0 else _END
    return first, last


def _applies(line: ParameterLine, day: dt.date) -> bool:
    return (line.first is None or line.first <= day) and (line.last is None or day <= line.last)


def _stretches(lines: Sequence[ParameterLine], first: dt.date, last: dt.date) -> Iterator[tuple[dt.date, dt.date]]:
    """Yield the stretches of days within which the same lines apply."""
    starts = {_BEGINNING, first}
    starts.update(line.first for line in lines if line.first is not None)
    starts.update(line.last + _ONE_DAY for line in lines if line.last is not None and line.last < _END)
    if last < _END:
        starts.add(last + _ONE_DAY)
    ordered = sorted(starts)
    for index, start in enumerate(ordered):
        yield start, ordered[index + 1] - _ONE_DAY if index + 1 < len(ordered) else _END


def _overlapping(active: Sequence[Line]) -> tuple[ParameterLine, ParameterLine] | None:
    """Return two lines that may apply in one case; `otherwise` applies where no case does."""
    for (first_is_rest, first), (second_is_rest, second) in combinations(active, 2):
        if first_is_rest != second_is_rest and (first.case or second.case) is not None:
            continue
        if first.case is not None and second.case is not None and are_contradictory((first.case, second.case)):
            continue
        return first, second
    return None


def _gap_in(active: Sequence[Line], first: dt.date, last: dt.date) -> str | None:
    """Return on which days, or in which cases, no line applies; None where one always does."""
    if not active:
        if first == _BEGINNING:
            return f"before {last + _ONE_DAY}"
        return f"from {first} on" if last == _END else f"from {first} until {last}"
    if any(line.case is None for _, line in active):
        return None
    return "for the cases that no line names"


def _before(lines: Sequence[Line], day: dt.date) -> Span | None:
    """Return the line that ends last before a day, which is where the gap shows."""
    ended = [line for _, line in lines if line.last is not None and line.last < day]
    live = [line for _, line in lines if _applies(line, day)]
    if live:
        return live[-1].span
    return max(ended, key=lambda line: line.last or _BEGINNING).span if ended else None
