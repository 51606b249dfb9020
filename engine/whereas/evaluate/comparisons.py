"""The comparisons of dates, on points that may not have come (semantics 9).

What comes in: two points, an amount of time, the moment of reading (None: the end of time, when all deadlines have run
out). What goes out: a truth, idle included. Promised: a term that is none makes every comparison false.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from whereas.model.operators import Operator
from whereas.values.dates import Counting, Point, Standing, has_come, order, reaches, shift
from whereas.values.scalars import Duration
from whereas.values.truth import Truth, truth_of

Date = dt.date | dt.datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Now:
    """The moment of reading and how the law counts. `at` is None at the end of time."""

    at: Date | None
    counting: Counting

    def has_passed(self, point: Date) -> bool:
        """Return whether `point` has come."""
        return self.at is None or has_come(point, self.at, self.counting)

    def is_at(self, point: Date) -> bool:
        """Return whether `point` is the moment of reading, or its day."""
        return self.at is not None and order(point, self.at, self.counting) == 0


def _before(now: Now, placed: Point, by: Point, amount: Duration | None, *, strict: bool) -> Truth:
    """`placed` happened first; while `by` has not happened it is enough that `placed` (plus the amount) has come."""
    if not isinstance(placed, dt.date):
        return Truth.FALSE
    if not isinstance(by, dt.date):
        limit = placed if amount is None else shift(placed, amount, now.counting)
        # `more than` that long before: what follows may still be on this very day, so only from the next day on.
        has_come_too_early = strict and amount is not None and now.is_at(limit)
        return truth_of(now.has_passed(limit) and not has_come_too_early)
    if amount is None:
        return truth_of(order(placed, by, now.counting) < (0 if strict else 1))
    return truth_of(reaches(placed, by, amount, now.counting, backward=True, strict=strict))


def _after(now: Now, placed: Point, by: Point, amount: Duration | None, *, strict: bool) -> Truth:
    """Idle while `placed` has not happened, false where it has and `by` has not."""
    if not isinstance(placed, dt.date):
        return Truth.IDLE
    if not isinstance(by, dt.date):
        return Truth.FALSE
    if amount is None:
        return truth_of(order(placed, by, now.counting) > (0 if strict else -1))
    return truth_of(not reaches(placed, by, amount, now.counting, strict=not strict))


def _within_after(now: Now, placed: Point, start: Point, amount: Duration) -> Truth:
    if not isinstance(start, dt.date):
        return Truth.IDLE
    if not isinstance(placed, dt.date):
        return Truth.FALSE
    is_early = order(placed, start, now.counting) < 0
    return truth_of(not is_early and reaches(placed, start, amount, now.counting))


def _not_later_after(now: Now, placed: Point, start: Point, amount: Duration) -> Truth:
    if not isinstance(start, dt.date):
        return Truth.IDLE
    if not isinstance(placed, dt.date):
        return Truth.FALSE
    return truth_of(reaches(placed, start, amount, now.counting))


def _at_most_before(now: Now, placed: Point, by: Point, amount: Duration) -> Truth:
    if not isinstance(placed, dt.date) or not isinstance(by, dt.date):
        return Truth.FALSE
    is_late = order(placed, by, now.counting) > 0
    too_early = reaches(placed, by, amount, now.counting, backward=True, strict=True)
    return truth_of(not is_late and not too_early)


def _within_of(now: Now, placed: Point, by: Point, amount: Duration) -> Truth:
    if not isinstance(by, dt.date):
        return Truth.IDLE
    if not isinstance(placed, dt.date):
        return Truth.FALSE
    too_early = reaches(placed, by, amount, now.counting, backward=True, strict=True)
    return truth_of(not too_early and reaches(placed, by, amount, now.counting))


Plain = Callable[[Now, Point, Point], Truth]
Measured = Callable[[Now, Point, Duration, Point], Truth]

PLAIN: Mapping[Operator, Plain] = {
    Operator.BEFORE: lambda now, a, b: _before(now, a, b, None, strict=True),
    Operator.ON_OR_BEFORE: lambda now, a, b: _before(now, a, b, None, strict=False),
    Operator.AFTER: lambda now, a, b: _after(now, a, b, None, strict=True),
    Operator.ON_OR_AFTER: lambda now, a, b: _after(now, a, b, None, strict=False),
}
MEASURED: Mapping[Operator, Measured] = {
    Operator.AT_LEAST_BEFORE: lambda now, a, d, b: _before(now, a, b, d, strict=False),
    Operator.MORE_THAN_BEFORE: lambda now, a, d, b: _before(now, a, b, d, strict=True),
    Operator.AT_MOST_BEFORE: lambda now, a, d, b: _at_most_before(now, a, b, d),
    Operator.AT_LEAST_AFTER: lambda now, a, d, b: _after(now, a, b, d, strict=False),
    Operator.MORE_THAN_AFTER: lambda now, a, d, b: _after(now, a, b, d, strict=True),
    Operator.WITHIN_AFTER: lambda now, a, d, b: _within_after(now, a, b, d),
    Operator.NOT_LATER_THAN_AFTER: lambda now, a, d, b: _not_later_after(now, a, b, d),
    Operator.WITHIN_OF: lambda now, a, d, b: _within_of(now, a, b, d),
}


def compare_dates(operator: Operator, now: Now, placed: Point, by: Point, amount: Duration | None = None) -> Truth:
    """Return how a comparison of dates comes out.

    Raises:
        Uncertain: where a day without an hour or the end of a calendar leaves it open.
    """
    if Standing.NO_TERM in (placed, by):
        return Truth.FALSE
    if amount is None:
        return PLAIN[operator](now, placed, by)
    return MEASURED[operator](now, placed, amount, by)
