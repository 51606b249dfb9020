"""The candidates of a gap, by the kind of what is not known (semantics 1, 8, 11)."""

from __future__ import annotations

import datetime as dt
from typing import assert_never

from whereas.evaluate.run import Run
from whereas.model.facts import Bound, Narrowing
from whereas.model.kinds import (
    Basic,
    DateKind,
    EnumerationKind,
    GroupKind,
    Kind,
    ListKind,
    PeriodKind,
    RecordKind,
    RecordsKind,
)
from whereas.values.dates import order
from whereas.values.durations import compare_durations, possible_orders
from whereas.values.scalars import NONE, Choice, Duration, Money, Nothing, Partial, Percent, Ref, Value

_MONTHS_A_YEAR = 12


def is_ordered(kind: Kind) -> bool:
    """Return whether the kind is a date or an amount."""
    return isinstance(kind, DateKind) or kind in (
        Basic.NUMBER,
        Basic.PERCENT,
        Basic.DURATION,
        Basic.MONEY,
        Basic.YEAR,
    )


def domain(
    run: Run, kind: Kind, *, may_be_none: bool, unnamed: str, of: tuple[str, str] | None = None
) -> tuple[Value, ...]:
    """Return what a value of this kind may be.

    Args:
        run: the run.
        kind: the kind.
        may_be_none: whether it may be none.
        unnamed: the key of the record that is none of the named ones.
        of: the record type and the field that hold it, if one does.
    """
    values = _dates(run, kind, of) if isinstance(kind, DateKind) else _present(run, kind, unnamed)
    return (*values, NONE) if may_be_none or not values else values


def _present(run: Run, kind: Kind, unnamed: str) -> tuple[Value, ...]:
    match kind:
        case Basic():
            return _basic(run, kind)
        case DateKind():
            return _dates(run, kind, None)
        case EnumerationKind(name=name):
            return tuple(Choice(member) for member in run.case.vocabulary.enumerations[name].members)
        case RecordKind(name=name):
            lists = run.case.lists_of.get(name, ())
            named = tuple(ref for ref in run.case.handles if ref.root in lists)
            roles = run.case.vocabulary.roles
            players = (Ref(roles[role].among, f"*{role}") for role in run.landmarks.unplayed)
            played = tuple(player for player in players if player.root in lists)
            return (*named, *played, Ref(lists[0] if lists else name, f"*{unnamed}"))
        case RecordsKind(names=names):
            return tuple(value for name in names for value in _present(run, RecordKind(name), unnamed))
        case PeriodKind() | GroupKind() | ListKind():
            return ()
        case _:
            assert_never(kind)


def _dates(run: Run, kind: DateKind, of: tuple[str, str] | None) -> tuple[Value, ...]:
    days = dates_for(run, kind, of)
    return tuple(day for day in days if not kind.is_event or has_happened(run, day))


def dates_for(run: Run, kind: DateKind, of: tuple[str, str] | None) -> tuple[dt.date, ...]:
    """Return the candidate dates of a field, past and to come; of no field, those of every field."""
    marks = run.landmarks
    if of is not None:
        return marks.dates_of(*of, is_moment=kind.is_moment)
    return marks.moments if kind.is_moment else marks.days


def _basic(run: Run, kind: Basic) -> tuple[Value, ...]:
    marks = run.landmarks
    match kind:
        case Basic.YES_NO:
            return (True, False)
        case Basic.TEXT:
            return marks.texts
        case Basic.NUMBER:
            return marks.numbers
        case Basic.PERCENT:
            return marks.percents
        case Basic.DURATION:
            return marks.durations
        case Basic.MONEY:
            return marks.sums
        case Basic.YEAR:
            return marks.years
        case Basic.CELL_STATE:
            return tuple(Choice(state) for state in ("filled", "empty", "masked", "withheld", "not_exported"))
        case _:
            assert_never(kind)


def has_happened(run: Run, point: dt.date | dt.datetime) -> bool:
    """Return whether an event of that date has happened by the assessment; one that is dated after it is a plan."""
    return order(point, run.case.settings.as_of, run.case.counting[run.law]) <= 0


def allowed_by(run: Run, narrowing: Narrowing, value: Value) -> bool:
    """Return whether a value is one that a narrowed fact leaves possible, none apart."""
    match narrowing.bound:
        case Bound.NOT:
            return not any(same(run, value, other) for other in narrowing.values)
        case Bound.ONE_OF:
            return any(same(run, value, other) for other in narrowing.values)
        case Bound.AT_LEAST:
            return isinstance(value, Nothing) or (rank(run, value, narrowing.values[0]) or 0) >= 0
        case Bound.AT_MOST:
            return isinstance(value, Nothing) or (rank(run, value, narrowing.values[0]) or 0) <= 0
        case _:
            assert_never(narrowing.bound)


def same(run: Run, left: Value, right: Value) -> bool:
    """Return whether two values are the same; two dates by their day, two durations by their length."""
    if isinstance(left, Nothing) or isinstance(right, Nothing):
        return left is right
    return rank(run, left, right) == 0 if _is_amount(left) and _is_amount(right) else left == right


def _is_amount(value: object) -> bool:
    return isinstance(value, (dt.date, Duration, Money))


def rank(run: Run, left: object, right: object) -> int | None:
    """Return -1, 0 or 1 as `left` is less than, equal to or more than `right`, or None where that is open."""
    if isinstance(left, dt.date) and isinstance(right, dt.date):
        return order(left, right, run.case.counting[run.law])
    if isinstance(left, Duration) and isinstance(right, Duration):
        return compare_durations(left, right)
    if isinstance(left, (Money, Percent)) and isinstance(right, type(left)):
        if isinstance(left, Money) and isinstance(right, Money) and left.currency != right.currency:
            return None
        return (left.amount > right.amount) - (left.amount < right.amount)
    greater: bool = left > right  # type: ignore[operator]
    less: bool = left < right  # type: ignore[operator]
    return greater - less


def orders(run: Run, left: object, right: object) -> frozenset[int]:
    """Return each result that `rank` could have, were what it leaves open known."""
    if isinstance(left, Duration) and isinstance(right, Duration):
        return possible_orders(left, right)
    found = rank(run, left, right)
    return frozenset({-1, 0, 1} if found is None else {found})


def days_within(partial: Partial) -> tuple[dt.date, dt.date]:
    """Return the first and last day that a date stated in part may be."""
    first_month, last_month = (partial.month, partial.month) if partial.month else (1, _MONTHS_A_YEAR)
    after = dt.date(partial.year + (last_month == _MONTHS_A_YEAR), last_month % _MONTHS_A_YEAR + 1, 1)
    return dt.date(partial.year, first_month, 1), after - dt.timedelta(days=1)


def partial_days(run: Run, partial: Partial) -> tuple[dt.date, ...]:
    """Return candidate days of a date stated in part."""
    first, last = days_within(partial)
    inside = [day for day in run.landmarks.days if first <= day <= last]
    return tuple(dict.fromkeys((first, *inside, last)))
