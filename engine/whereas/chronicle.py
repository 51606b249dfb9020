"""Deals judged day by day: when did a verdict turn, and what changed on that day?

What comes in: what is asked for, as of `whereas check`, and the days between which. What goes out: verdicts over time.
Promised: a deal is judged by the one evaluator, on each day on which the deal or the law changes; where a verdict
turned between two such days, the day is looked for, and where it was not found, that is said.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from whereas.analysis import Change as Turn
from whereas.analysis import turning_days
from whereas.english import Lexicon
from whereas.library import Desk
from whereas.library.problems import BadChoice
from whereas.pipeline import Loaded, Ready, inputs_of, judged, prepare
from whereas.report.build import build
from whereas.report.inputs import Inputs
from whereas.report.places import place_of
from whereas.report.timeline import NOTICE, Change, Day, Line, Timeline, courses, day_of, is_same
from whereas.request import Request
from whereas.text import Diagnostic, Source

MOST_TURNS = 40
"""The most days of change that one timeline shows; the earliest are left out, and named."""

MOST_SEARCHED = 80
"""The most days on which a deal is judged besides, to find when a verdict turned by time alone."""

_ONE_DAY = dt.timedelta(days=1)
Judge = Callable[[dt.date], Day]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What came of it. `timeline` is None where something is wrong with what was asked for."""

    timeline: Timeline | None
    diagnostics: tuple[Diagnostic, ...]
    sources: Mapping[str, Source]


def tell_over_time(request: Request, first: dt.date | None = None, last: dt.date | None = None) -> Told:
    """Return the verdicts on deals over time.

    Args:
        request: the deals and laws; no day after its date is judged.
        first: the first day; else the day on which a deal is announced, or the first on which something changes.
        last: the last day; else the assessment date.
    """
    desk = Desk()
    today = _day(request.as_of)
    desk.report(_wrong(first, last, today))
    ready = prepare(desk, request)
    if ready is None or not desk.is_clean:
        return Told(timeline=None, diagnostics=desk.sorted_problems, sources=desk.sources)
    end = request.as_of if last is None or last == today else last
    inputs = inputs_of(desk, ready, end)
    lines = tuple(_line(ready, loaded, inputs, first) for loaded in ready.deals)
    made = Timeline(
        engine=inputs.engine,
        as_of=end.isoformat(),
        notice=NOTICE,
        deals=lines,
    )
    return Told(timeline=made, diagnostics=desk.sorted_problems, sources=desk.sources)


def _wrong(first: dt.date | None, last: dt.date | None, today: dt.date) -> Iterator[Diagnostic]:
    if last is not None and last > today:
        expected = f"a day up to the assessment date, {today.isoformat()}: what comes after it is not known"
        yield BadChoice(span=None, option="--to", found=last.isoformat(), expected=expected)
    end = min(last or today, today)
    if first is not None and first > end:
        expected = f"a day up to the last one, {end.isoformat()}"
        yield BadChoice(span=None, option="--from", found=first.isoformat(), expected=expected)


def _day(moment: dt.date | dt.datetime) -> dt.date:
    return moment.date() if isinstance(moment, dt.datetime) else moment


# ---------------------------------------------------------------------- one deal
def _line(ready: Ready, loaded: Loaded, inputs: Inputs, first: dt.date | None) -> Line:
    deal, vocabulary = loaded
    lexicon = Lexicon(vocabulary=vocabulary, laws=ready.laws, deal=deal, sources=inputs.sources)
    last = _day(inputs.as_of)
    turns = turning_days(deal, ready.laws, lexicon, last)
    start = first or _beginning(deal.announced_on, turns, last)
    shown = [turn for turn in turns if turn.day >= start]
    kept = sorted({turn.day for turn in shown if turn.day > start})[-MOST_TURNS:]
    left_out = [turn for turn in shown if turn.day < kept[0]] if len(kept) == MOST_TURNS else []
    if any(turn.day > start for turn in left_out):
        # What is left out could turn a verdict: nothing is drawn of the days before the first that is judged.
        start = kept.pop(0)
    else:
        left_out = []
    days = _judged([start, *kept], last, _judging(ready, loaded, inputs))
    changes = [_published(turn, inputs) for turn in shown if turn.day >= start]
    return Line(
        deal=deal.id,
        title=deal.title,
        first=start.isoformat(),
        last=last.isoformat(),
        judged=tuple(day.day.isoformat() for day in days),
        changes=tuple(changes),
        left_out=tuple(_published(turn, inputs) for turn in left_out),
        rows=courses(days, changes),
    )


def _beginning(announced: dt.date | None, turns: Sequence[Turn], last: dt.date) -> dt.date:
    """Return the first day of a timeline where none is asked for."""
    if announced is not None:
        return min(announced, last)
    return turns[0].day if turns else last


def _published(turn: Turn, inputs: Inputs) -> Change:
    return Change(day=turn.day.isoformat(), sort=turn.sort.value, text=turn.what, place=place_of(turn.span, inputs))


def _judging(ready: Ready, loaded: Loaded, inputs: Inputs) -> Judge:
    """Return what judges a deal on a day; the last day may be a moment."""

    def judge(day: dt.date) -> Day:
        as_of = inputs.as_of if day == _day(inputs.as_of) else day
        made = judged(ready, loaded, as_of)
        return day_of(build((made,), replace(inputs, as_of=as_of)), day)

    return judge


# ---------------------------------------------------------------------- the days
@dataclass(slots=True)
class _Search:
    """What looks for the days on which time alone turned a verdict."""

    judge: Judge
    left: int
    found: list[Day] = field(default_factory=list)

    def between(self, first: Day, eve: Day) -> None:
        """Find the days after `first`, up to `eve`, on which a verdict turned."""
        while not is_same(first, eve):
            before, after = first, eve
            while (after.day - before.day).days > 1 and self.left > 0:
                self.left -= 1
                middle = self.judge(before.day + (after.day - before.day) // 2)
                before, after = (middle, after) if is_same(first, middle) else (before, middle)
            is_found = (after.day - before.day).days == 1
            first = after if is_found else replace(after, earliest=before.day + _ONE_DAY)
            self.found.append(first)


def _judged(days: Sequence[dt.date], last: dt.date, judge: Judge) -> tuple[Day, ...]:
    """Return a deal judged on each of these days, on the last one, and on those between on which a verdict turned.

    The eve of a day is judged where the day differs from the one before it: so what happened on the day is told apart
    from what had turned earlier.
    """
    search = _Search(judge, MOST_SEARCHED)
    found = [judge(days[0])]
    for day in (*days[1:], *((last,) if last > days[-1] else ())):
        now = judge(day)
        before = found[-1]
        if not is_same(before, now) and day - before.day > _ONE_DAY:
            search.between(before, judge(day - _ONE_DAY))
            found += search.found
            search.found.clear()
        found.append(now)
    return tuple(found)
