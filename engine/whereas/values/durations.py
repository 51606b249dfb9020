"""Durations as plain amounts, such as a retention setting against a limit (semantics 9).

A week is 7 days, a day 24 hours, a year 12 months. Months against days compare as the interval of days that they can
span: apart is definite, overlapping is not. Nothing here knows a calendar date.
"""

from __future__ import annotations

import datetime as dt
from fractions import Fraction
from functools import lru_cache

from whereas.values.scalars import DayKind, Duration, Unit

_SECONDS = {Unit.SECOND: 1, Unit.MINUTE: 60, Unit.HOUR: 3600, Unit.DAY: 86400, Unit.WEEK: 7 * 86400}
_MONTHS = {Unit.MONTH: 1, Unit.YEAR: 12}
_MONTHS_A_YEAR = 12


def in_months(duration: Duration) -> Fraction | None:
    """Return the number of months, or None where the duration is not counted in months or years."""
    factor = _MONTHS.get(duration.unit)
    return None if factor is None else duration.amount * factor


def exact_seconds(duration: Duration) -> Fraction | None:
    """Return the number of seconds, or None for months, years, court days and business days."""
    factor = _SECONDS.get(duration.unit)
    if factor is None or duration.days is not DayKind.CALENDAR:
        return None
    return duration.amount * factor


@lru_cache(maxsize=256)
def span_of_months(months: int) -> tuple[int, int]:
    """Return the fewest and the most days that so many months can span."""
    spans = [
        (_first_of(start + months) - _first_of(start)).days
        for start in range(1896 * _MONTHS_A_YEAR, 1909 * _MONTHS_A_YEAR)
    ]
    return min(spans), max(spans)


def _first_of(month_index: int) -> dt.date:
    return dt.date(month_index // _MONTHS_A_YEAR, month_index % _MONTHS_A_YEAR + 1, 1)


def bounds_in_seconds(duration: Duration) -> tuple[Fraction, Fraction] | None:
    """Return the least and the greatest number of seconds the duration can be, or None for court or business days."""
    exact = exact_seconds(duration)
    if exact is not None:
        return exact, exact
    months = in_months(duration)
    if months is None:
        return None
    day = 86400
    low, _ = span_of_months(int(months))
    _, high = span_of_months(int(months) + (0 if months.denominator == 1 else 1))
    return Fraction(low * day), Fraction(high * day)


def compare_durations(left: Duration, right: Duration) -> int | None:
    """Return -1, 0 or 1 as `left` is shorter than, equal to or longer than `right`; None where they overlap.

    Durations in one unit of months, or in one kind of working days, compare exactly.
    """
    left_months, right_months = in_months(left), in_months(right)
    if left_months is not None and right_months is not None:
        return _sign(left_months - right_months)
    if left.days is right.days and left.days is not DayKind.CALENDAR and left.unit is right.unit:
        return _sign(left.amount - right.amount)
    first, second = bounds_in_seconds(left), bounds_in_seconds(right)
    if first is None or second is None:
        return None
    if first[1] < second[0]:
        return -1
    if first[0] > second[1]:
        return 1
    return 0 if first == second and first[0] == first[1] else None


def possible_orders(left: Duration, right: Duration) -> frozenset[int]:
    """Return which of -1, 0 and 1 `compare_durations` could come to, if all that they leave open were known.

    A month is at most 31 days, whichever month it is, though it may be shorter.
    """
    compared = compare_durations(left, right)
    if compared is not None:
        return frozenset({compared})
    first, second = bounds_in_seconds(left), bounds_in_seconds(right)
    if first is None or second is None:
        return frozenset({-1, 0, 1})
    shorter, longer = first[0] < second[1], first[1] > second[0]
    return frozenset({0} | ({-1} if shorter else set()) | ({1} if longer else set()))


def _sign(amount: Fraction) -> int:
    return (amount > 0) - (amount < 0)
