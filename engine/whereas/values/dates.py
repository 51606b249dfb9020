"""Days, moments and deadlines: arithmetic on dates as laws count them (semantics 9).

What comes in: dates, moments, durations, the rules by which a law counts. What goes out: dates, or `None` where the
calendar that is needed does not reach so far. Promised: no clock, no time zone but the ones given.
"""

from __future__ import annotations

import calendar
import datetime as dt
from dataclasses import dataclass
from enum import Enum

from whereas.values.durations import exact_seconds, in_months
from whereas.values.scalars import DayKind, Duration, Unit
from whereas.values.truth import Truth, truth_of

_ONE_DAY = dt.timedelta(days=1)
_FIRST_YEAR, _LAST_YEAR = 1, 9999


class Standing(Enum):
    """What stands where a date does not."""

    __hash__ = object.__hash__  # each is one object, and quicker to hash than its name

    NOT_YET = "not yet"
    """An event that has not happened."""
    NO_TERM = "none"
    """A term that is none."""


Point = dt.date | dt.datetime | Standing


class Uncertain(Exception):  # noqa: N818 - no error: a comparison whose truth the dates at hand leave open
    """Raised where the dates at hand do not settle a comparison: a day against hours, a day outside a calendar."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkingDays:
    """The working days of a calendar that is known from `first` to `last`, both included. Monday is 0."""

    first: dt.date
    last: dt.date
    weekdays: frozenset[int]
    holidays: frozenset[dt.date]

    def is_working(self, day: dt.date) -> bool:
        """Return whether `day` is a working day.

        Raises:
            Uncertain: if the calendar does not reach to `day`.
        """
        if not self.first <= day <= self.last:
            raise Uncertain
        return day.weekday() in self.weekdays and day not in self.holidays


@dataclass(frozen=True, slots=True, kw_only=True)
class Counting:
    """How a law counts time: its calendars, its zone, and what becomes of a month that lacks the day."""

    roll: WorkingDays | None = None
    court: WorkingDays | None = None
    business: WorkingDays | None = None
    month_ends_up: bool = False
    zone: dt.tzinfo | None = None

    def day_of(self, point: dt.date | dt.datetime) -> dt.date:
        """Return the day of a moment in the law's zone (its own offset where the law names none)."""
        if isinstance(point, dt.datetime):
            return point.astimezone(self.zone).date() if self.zone is not None else point.date()
        return point


def is_elapsed(duration: Duration) -> bool:
    """Return whether the duration runs by the clock (hours, minutes, seconds) and not by calendar days."""
    return duration.unit in (Unit.HOUR, Unit.MINUTE, Unit.SECOND)


def add_months(day: dt.date, months: int, *, up: bool) -> dt.date:
    """Return the same day so many months on; a month that lacks it ends on its last day, or `up` on the first after."""
    index = day.year * 12 + day.month - 1 + months
    year, month = index // 12, index % 12 + 1
    if year < _FIRST_YEAR:
        return dt.date.min
    if year > _LAST_YEAR:
        return dt.date.max
    length = calendar.monthrange(year, month)[1]
    if day.day <= length:
        return dt.date(year, month, day.day)
    last = dt.date(year, month, length)
    return last + _ONE_DAY if up else last


def month_end_matters(day: dt.date, duration: Duration, *, backward: bool = False) -> bool:
    """Return whether counting from `day` meets a month that lacks the day."""
    months = in_months(duration)
    if months is None:
        return False
    index = day.year * 12 + day.month - 1 + int(-months if backward else months)
    year = index // 12
    return _FIRST_YEAR <= year <= _LAST_YEAR and day.day > calendar.monthrange(year, index % 12 + 1)[1]


def shift_day(day: dt.date, duration: Duration, counting: Counting, *, backward: bool = False) -> dt.date:
    """Return the last day of a period counted from `day`, which is itself excluded.

    Raises:
        Uncertain: if the calendar that is needed is not named or does not reach so far.
    """
    sign = -1 if backward else 1
    months = in_months(duration)
    if months is not None:
        end = add_months(day, sign * int(months), up=counting.month_ends_up)
    elif duration.days is not DayKind.CALENDAR:
        days = counting.court if duration.days is DayKind.COURT else counting.business
        return _count_working(day, int(duration.amount), days, sign)
    else:
        seconds = exact_seconds(duration)
        whole = int((seconds or 0) // 86400)
        try:
            end = day + dt.timedelta(days=sign * whole)
        except OverflowError:
            return dt.date.min if backward else dt.date.max
    return _roll(end, counting, sign)


def _count_working(day: dt.date, amount: int, days: WorkingDays | None, sign: int) -> dt.date:
    if days is None:
        raise Uncertain
    while amount > 0:
        day += sign * _ONE_DAY
        amount -= days.is_working(day)
    return day


def _roll(day: dt.date, counting: Counting, sign: int) -> dt.date:
    if counting.roll is None:
        return day
    while not counting.roll.is_working(day):
        day += sign * _ONE_DAY
    return day


def shift(
    point: dt.date | dt.datetime, duration: Duration, counting: Counting, *, backward: bool = False
) -> dt.date | dt.datetime:
    """Return the point so much later (or earlier): by the clock for hours, else by days in the law's zone.

    Raises:
        Uncertain: for hours from a day whose hour is not stated, or outside a calendar.
    """
    if is_elapsed(duration):
        if not isinstance(point, dt.datetime):
            raise Uncertain
        delta = dt.timedelta(seconds=float(exact_seconds(duration) or 0))
        return point - delta if backward else point + delta
    return shift_day(counting.day_of(point), duration, counting, backward=backward)


def order(left: dt.date | dt.datetime, right: dt.date | dt.datetime, counting: Counting) -> int:
    """Return -1, 0 or 1: by the moment where both have one, else by the day."""
    if isinstance(left, dt.datetime) and isinstance(right, dt.datetime):
        return (left > right) - (left < right)
    first, second = counting.day_of(left), counting.day_of(right)
    return (first > second) - (first < second)


def has_come(point: dt.date | dt.datetime, now: dt.date | dt.datetime, counting: Counting) -> bool:
    """Return whether `point` is not after the assessment; on an assessment by date, the whole of that day counts."""
    return order(point, now, counting) <= 0


def _bounds(
    point: dt.date | dt.datetime, duration: Duration, counting: Counting, *, backward: bool
) -> tuple[dt.date | dt.datetime, dt.date | dt.datetime]:
    """Return the earliest and latest end of a period from `point`: they differ for hours from a day without an hour."""
    if is_elapsed(duration) and not isinstance(point, dt.datetime):
        zone = counting.zone or dt.UTC
        start = dt.datetime.combine(point, dt.time.min, zone)
        end = dt.datetime.combine(point, dt.time.max, zone)
        delta = dt.timedelta(seconds=float(exact_seconds(duration) or 0))
        return (start - delta, end - delta) if backward else (start + delta, end + delta)
    moved = shift(point, duration, counting, backward=backward)
    return moved, moved


def reaches(
    left: dt.date | dt.datetime,
    right: dt.date | dt.datetime,
    duration: Duration,
    counting: Counting,
    *,
    backward: bool = False,
    strict: bool = False,
) -> bool:
    """Return whether `left` is at most (`strict`: less than) `right` moved on by `duration` (`backward`: moved back).

    Raises:
        Uncertain: where a day without an hour leaves it open, or a calendar does not reach so far.
    """
    low, high = _bounds(right, duration, counting, backward=backward)
    if is_elapsed(duration) and not isinstance(left, dt.datetime):
        zone = counting.zone or dt.UTC
        first, last = dt.datetime.combine(left, dt.time.min, zone), dt.datetime.combine(left, dt.time.max, zone)
    else:
        first = last = left  # type: ignore[assignment]
    limit = 0 if strict else 1
    surely = order(last, low, counting) < limit
    possibly = order(first, high, counting) < limit
    if surely != possibly:
        raise Uncertain
    return surely


def truth_between(*conditions: bool) -> Truth:
    """Return the truth of all the conditions."""
    return truth_of(all(conditions))
