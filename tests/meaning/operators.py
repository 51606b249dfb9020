"""What each operator of the language yields for the oracle, written down plainly from semantics 8 and 9."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

from tests.meaning.domains import Held, amount_of, days_of
from whereas.model.operators import Operator as Op
from whereas.values.scalars import NONE
from whereas.values.truth import Truth, truth_of


@dataclass(frozen=True, slots=True)
class Members:
    """A set of values in one world, as a question: is this a member? `universe` has all that it can hold."""

    universe: tuple[Held, ...]
    has: Callable[[Held], bool]

    def __iter__(self) -> Iterator[Held]:
        """Yield the members."""
        return (member for member in self.universe if self.has(member))


UNLIMITED = Fraction(10**9)
ORDERED = (Op.AT_LEAST, Op.AT_MOST, Op.MORE_THAN, Op.LESS_THAN)


def same(left: Held, right: Held) -> bool:
    """Return whether both are the same value; none is the same as nothing."""
    return left is not NONE and right is not NONE and left == right


def _ordered(test: Callable[[Held, Held], bool]) -> Callable[[Held, Held], bool]:
    return lambda left, right: left is not NONE and right is not NONE and test(amount_of(left), amount_of(right))


def _includes(some: Held, member: Held) -> bool:
    return some is not NONE and member is not NONE and member in tuple(some)


def _exists(some: Held) -> bool:
    return bool(tuple(some)) if isinstance(some, Members | tuple) else some is not NONE


def _mentions(text: Held, words: Held) -> bool:
    return text is not NONE and f" {str(words).lower()} " in f" {str(text).lower()} "


RELATED: Mapping[Op, Callable[..., bool]] = {
    Op.IS: same,
    Op.IS_ONE_OF: lambda one, *rest: any(same(one, other) for other in rest),
    Op.EXISTS: _exists,
    Op.AT_LEAST: _ordered(lambda left, right: left >= right),
    Op.AT_MOST: _ordered(lambda left, right: left <= right),
    Op.MORE_THAN: _ordered(lambda left, right: left > right),
    Op.LESS_THAN: _ordered(lambda left, right: left < right),
    Op.INCLUDES: _includes,
    Op.SAME_MEMBERS: lambda left, right: set(left) == set(right),
    Op.MENTIONS: _mentions,
}


def _moved(day: Held, length: Held, sign: int) -> Held:
    return day if day is NONE else day + sign * dt.timedelta(days=days_of(length))


def _latest(*days: Held) -> Held:
    return NONE if NONE in days else max(days)


MOVED: Mapping[Op, Callable[..., Held]] = {
    Op.DAY_AFTER: lambda length, day: _moved(day, length, 1),
    Op.DAY_BEFORE: lambda length, day: _moved(day, length, -1),
    Op.EARLIEST: lambda *days: min((day for day in days if day is not NONE), default=NONE),
    Op.LATEST: _latest,
    Op.PLUS: lambda left, right: NONE if NONE in (left, right) else left + right,
    Op.MINUS: lambda left, right: NONE if NONE in (left, right) else left - right,
}

PLACED: Mapping[Op, Callable[[dt.date, dt.timedelta, dt.date], bool]] = {
    Op.BEFORE: lambda a, _, b: a < b,
    Op.ON_OR_BEFORE: lambda a, _, b: a <= b,
    Op.AFTER: lambda a, _, b: a > b,
    Op.ON_OR_AFTER: lambda a, _, b: a >= b,
    Op.AT_LEAST_BEFORE: lambda a, d, b: a + d <= b,
    Op.MORE_THAN_BEFORE: lambda a, d, b: a + d < b,
    Op.AT_MOST_BEFORE: lambda a, d, b: a <= b <= a + d,
    Op.AT_LEAST_AFTER: lambda a, d, b: a >= b + d,
    Op.MORE_THAN_AFTER: lambda a, d, b: a > b + d,
    Op.WITHIN_AFTER: lambda a, d, b: b <= a <= b + d,
    Op.NOT_LATER_THAN_AFTER: lambda a, d, b: a <= b + d,
}
_IDLE_WITHOUT_FIRST = {Op.AFTER, Op.ON_OR_AFTER, Op.AT_LEAST_AFTER, Op.MORE_THAN_AFTER}
_IDLE_WITHOUT_LAST = {Op.WITHIN_AFTER, Op.NOT_LATER_THAN_AFTER}


def holds_between(operator: Op, points: Sequence[Held], events: Sequence[bool], now: dt.date) -> Truth:
    """Return the truth of a comparison of dates on the day `now`; an event that is none has not happened (9)."""
    first, last = points[0], points[-1]
    length = dt.timedelta(days=days_of(points[1]) if len(points) == 3 else 0)
    if (first is NONE and not events[0]) or (last is NONE and not events[-1]):
        return Truth.FALSE
    if first is not NONE and last is not NONE:
        return truth_of(PLACED[operator](first, length, last))
    if first is NONE and operator in _IDLE_WITHOUT_FIRST:
        return Truth.IDLE
    if last is NONE and operator in _IDLE_WITHOUT_LAST:
        return Truth.IDLE
    if first is NONE:
        return Truth.FALSE
    match operator:
        case Op.BEFORE | Op.ON_OR_BEFORE:
            return truth_of(first <= now)  # a term may lie ahead
        case Op.AT_LEAST_BEFORE:
            return truth_of(first + length <= now)
        case Op.MORE_THAN_BEFORE:
            return truth_of(first + length < now)
        case _:
            return Truth.FALSE
