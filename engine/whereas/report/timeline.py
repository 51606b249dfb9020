"""Verdicts over time: for each deal its laws, and the duties whose verdicts change, as spans of days.

What comes in: reports on one deal, each as of another day, and what changes on these days. What goes out: what is
published of it. Promised: no verdict is made here; a span begins where a verdict differs from the one before, and says
what changes on that day, or that nothing does but the time.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, TypeAlias

from pydantic import Field

from whereas.report.model import Engine, Place, Report, Summary
from whereas.report.part import Part, VerdictName
from whereas.report.side_by_side import Cell, Row, table_of
from whereas.report.wording import NOTICE as REPORT_NOTICE

SCHEMA: Literal["whereas.timeline/1"] = "whereas.timeline/1"
SortName: TypeAlias = Literal["deal", "fact", "event", "law", "reading", "waiver"]
Key: TypeAlias = tuple[str, str | None, str | None]
"""Law, section, duty: the section is None for the law as a whole."""

NOTICE = (
    "Each day is judged by the law of that day and by what the deal file states for it; a fact that is stated for no "
    "time holds on every day. What changes on the day on which a verdict turns need not be the reason: a check "
    f"with that day as its assessment date gives it. {REPORT_NOTICE}"
)
_ONE_DAY = dt.timedelta(days=1)
_ABSENT = Cell(
    deal="",
    verdict="inapplicable",
    possible=("inapplicable",),
    summary=Summary(**dict.fromkeys(Summary.model_fields, 0)),
    only_open_list=False,
    unless_shown=(),
    is_waived=False,
    said=(),
)
"""A duty that had no finding on a day."""


class Change(Part):
    """What changes in the deal or the law on a day, and where they say so."""

    day: str
    sort: SortName
    text: str
    place: Place | None


class Span(Part):
    """Days, both included, with one verdict; `possible` and `said` are those of the first of them.

    `changes`: what changes on its first day. It need not be the reason. `by_time`: nothing does; a limit, an age or a
    number of years that the law counts may be over. `earliest`: where the first day was not found, the first that it
    can be. All three are empty for the first span.
    """

    first: str
    last: str
    verdict: VerdictName
    possible: tuple[VerdictName, ...]
    only_open_list: bool
    unless_shown: tuple[str, ...]
    is_waived: bool
    said: tuple[str, ...]
    changes: tuple[Change, ...]
    by_time: bool
    earliest: str | None


class Course(Part):
    """A law (`section` null), or a duty of it, over time."""

    policy: str
    section: str | None
    duty: str | None
    title: str
    law: str
    turns: bool
    spans: tuple[Span, ...]


class Line(Part):
    """A deal over time, from its first day to its last.

    `judged`: the days that its spans are made from; between two of them, a verdict that is the same on both is drawn as
    one. `changes`: all that changes. `left_out`: what changes before the first day, which would make too many days.
    """

    deal: str
    title: str
    first: str
    last: str
    judged: tuple[str, ...]
    changes: tuple[Change, ...]
    left_out: tuple[Change, ...]
    rows: tuple[Course, ...]


class Timeline(Part):
    """Deals over time. `rows` of a deal: each law, and the duties whose verdicts change."""

    schema_: Literal["whereas.timeline/1"] = Field(default=SCHEMA, alias="schema")
    engine: Engine
    as_of: str
    notice: str
    deals: tuple[Line, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What a deal comes to on a day.

    Attributes:
        day: the day.
        rows: each law and each duty, with the one cell of the deal.
        earliest: where the day on which something turned was not found, the first that it can be.
    """

    day: dt.date
    rows: Mapping[Key, Row]
    earliest: dt.date | None = None


def day_of(report: Report, day: dt.date) -> Day:
    """Return what the one deal of a report comes to, as of a day."""
    rows = (*table_of(report, "matrix").rows, *table_of(report, "compare").rows)
    return Day(day=day, rows={(row.policy, row.section, row.duty): row for row in rows})


def is_same(first: Day, second: Day) -> bool:
    """Return whether all laws and duties have the same verdicts on two days."""
    keys = first.rows.keys() | second.rows.keys()
    return all(_state(first, key) == _state(second, key) for key in keys)


def _state(day: Day, key: Key) -> tuple[object, ...]:
    """Return what of a cell makes a span: its verdict, and what a reader must know beside it."""
    row = day.rows.get(key)
    cell = _ABSENT if row is None else row.cells[0]
    is_unless = bool(cell.unless_shown) and cell.verdict == "undetermined"
    return cell.verdict, cell.only_open_list, is_unless, cell.is_waived


def courses(days: Sequence[Day], changes: Sequence[Change]) -> tuple[Course, ...]:
    """Return each law, and each duty that turns, below its law.

    Args:
        days: on which the deal was judged, in order; the last ends the last span.
        changes: what changes, in order.
    """
    by_day: dict[str, list[Change]] = {}
    for change in changes:
        by_day.setdefault(change.day, []).append(change)
    rows = {key: row for day in days for key, row in day.rows.items()}
    laws = [key for key in rows if key[1] is None]
    found: list[Course] = []
    for law in laws:
        found.append(_course(law, rows[law], days, by_day))
        own = [key for key in rows if key[0] == law[0] and key[1] is not None]
        found += [made for key in own if (made := _course(key, rows[key], days, by_day)).turns]
    return tuple(found)


def _course(key: Key, row: Row, days: Sequence[Day], by_day: Mapping[str, Sequence[Change]]) -> Course:
    spans = tuple(_spans(key, days, by_day))
    return Course(
        policy=row.policy,
        section=row.section,
        duty=row.duty,
        title=row.title,
        law=row.law,
        turns=len(spans) > 1,
        spans=spans,
    )


def _spans(key: Key, days: Sequence[Day], by_day: Mapping[str, Sequence[Change]]) -> Iterator[Span]:
    starts = [day for at, day in enumerate(days) if at == 0 or _state(days[at - 1], key) != _state(day, key)]
    ends = [day.day - _ONE_DAY for day in starts[1:]] + [days[-1].day]
    for at, (start, last) in enumerate(zip(starts, ends, strict=True)):
        today = () if at == 0 else tuple(by_day.get(start.day.isoformat(), ()))
        row = start.rows.get(key)
        cell = _ABSENT if row is None else row.cells[0]
        yield Span(
            first=start.day.isoformat(),
            last=last.isoformat(),
            verdict=cell.verdict,
            possible=cell.possible,
            only_open_list=cell.only_open_list,
            unless_shown=cell.unless_shown,
            is_waived=cell.is_waived,
            said=cell.said,
            changes=today,
            by_time=at > 0 and not today,
            earliest=None if at == 0 or start.earliest is None else start.earliest.isoformat(),
        )
