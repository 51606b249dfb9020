"""Spans of days in which something is in force: both ends are included.

Promised: a span that ends before it starts, and a sunset that can't be, are reported.
"""

from __future__ import annotations

import datetime as dt

from whereas.model.law import InForce, Sunset
from whereas.resolve.problems_kinds import TooManyOfOne
from whereas.resolve.problems_time import InvertedPeriod, SunsetOutOfOrder
from whereas.resolve.scope import Scope
from whereas.syntax import tree as t

_ONE_DAY = dt.timedelta(days=1)


def read_period(
    start: t.DateLiteral | None, until: t.DateLiteral | None, scope: Scope
) -> tuple[dt.date | None, dt.date | None]:
    """Return the first and the last day of a span; None is without limit on that side."""
    first = None if start is None else start.value
    last = None if until is None else until.value
    if start is not None and until is not None and until.value < start.value:
        scope.report(InvertedPeriod(span=start.span.to(until.span), first=start.written, last=until.written))
    return first, last


def read_force(nodes: tuple[t.Force, ...], scope: Scope) -> tuple[tuple[InForce, ...], Sunset | None]:
    """Return the spans in which a law or section is in force, and its sunset."""
    found: list[InForce] = []
    sunset: Sunset | None = None
    for node in nodes:
        match node:
            case t.InForce(start=start, until=until):
                first, last = read_period(start, until, scope)
                found.append(InForce(first=first, last=last, condition=None, span=node.span))
            case t.InForceOnlyIf(condition=condition):
                read = scope.reader.condition(condition, scope)
                if read is not None:
                    found.append(InForce(first=None, last=None, condition=read, span=node.span))
            case t.Sunset():
                if sunset is not None:
                    scope.report(TooManyOfOne(span=node.span, what="the sunset"))
                sunset = _read_sunset(node)
                _check_sunset(node, tuple(found), scope)
    return tuple(found), sunset


def _read_sunset(node: t.Sunset) -> Sunset:
    return Sunset(
        on=node.on.value,
        repealed_on=None if node.repealed_on is None else node.repealed_on.value,
        repealed_by=None if node.repealed_by is None else node.repealed_by.value,
        span=node.span,
    )


def _check_sunset(node: t.Sunset, force: tuple[InForce, ...], scope: Scope) -> None:
    starts = [period.first for period in force if period.first is not None]
    if starts and node.on.value <= min(starts):
        scope.report(SunsetOutOfOrder(span=node.on.span, why="it comes before the first day in force"))
    if node.repealed_on is not None and node.repealed_on.value > node.on.value:
        scope.report(SunsetOutOfOrder(span=node.repealed_on.span, why="it is repealed after it has come"))


def with_sunset(force: tuple[InForce, ...], sunset: Sunset | None) -> tuple[InForce, ...]:
    """Return the spans of a section whose sunset was not repealed in time: they end on the day before it."""
    if sunset is None or (sunset.repealed_on is not None and sunset.repealed_on <= sunset.on):
        return force
    end = sunset.on - _ONE_DAY
    dated = [period for period in force if period.condition is None]
    if not dated:
        return (*force, InForce(first=None, last=end, condition=None, span=sunset.span))
    cut = {
        id(period): InForce(
            first=period.first,
            last=end if period.last is None else min(period.last, end),
            condition=None,
            span=period.span,
        )
        for period in dated
    }
    return tuple(cut.get(id(period), period) for period in force)
