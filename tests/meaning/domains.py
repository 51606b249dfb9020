"""The small model: for each kind of value the few values that stand for all others, and every way of choosing.

An order of dates or amounts is decided by where they lie between the dates or amounts that are written down, so each
day near one of those, and each amount on and beside one of those, stands for the rest (semantics 11).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass, replace
from fractions import Fraction
from itertools import combinations
from typing import Any, TypeAlias, TypeVar

from whereas.model.expression import Constant
from whereas.model.facts import Deal
from whereas.model.kinds import Basic, DateKind, EnumerationKind, ScalarKind
from whereas.model.law import Law
from whereas.model.vocabulary import Vocabulary
from whereas.values.scalars import Choice, Duration, Money, Percent, Unit

Held: TypeAlias = Any
"""What a variable or a fact holds in one world: a value, none, a record, a set; it is told apart where it is read."""
Choose: TypeAlias = Callable[[Hashable, Sequence[Any]], Any]
T = TypeVar("T")
_DAYS = {Unit.DAY: 1, Unit.WEEK: 7}


def every_way(run: Callable[[Choose], T]) -> Iterator[tuple[T, Mapping[Hashable, object]]]:
    """Yield what `run` returns for every way of answering its choices, each with the answers; one key, one answer."""
    path: list[tuple[tuple[object, ...], int]] = []
    while True:
        taken: dict[Hashable, object] = {}

        def choose(key: Hashable, options: Sequence[object], taken: dict[Hashable, object] = taken) -> object:
            if key not in taken:
                if len(taken) == len(path):
                    path.append((tuple(options), 0))
                choices, index = path[len(taken)]
                taken[key] = choices[index]
            return taken[key]

        yield run(choose), taken
        del path[len(taken) :]
        while path and path[-1][1] + 1 == len(path[-1][0]):
            path.pop()
        if not path:
            return
        choices, index = path.pop()
        path.append((choices, index + 1))


def nodes(thing: object) -> Iterator[object]:
    """Yield everything that `thing` is made of, itself first."""
    yield thing
    if is_dataclass(thing) and not isinstance(thing, type):
        for field in fields(thing):
            if field.name != "span":
                yield from nodes(getattr(thing, field.name))
    elif isinstance(thing, tuple | frozenset):
        for part in thing:
            yield from nodes(part)
    elif isinstance(thing, Mapping):
        for part in thing.values():
            yield from nodes(part)


def days_of(duration: object) -> int:
    """Return the days of a duration that is counted in days or weeks."""
    assert isinstance(duration, Duration)
    return int(duration.amount * _DAYS[duration.unit])


def amount_of(value: object) -> Fraction:
    """Return the bare number of an amount, durations in days."""
    match value:
        case Fraction():
            return value
        case Duration():
            return value.amount * _DAYS[value.unit]
        case Money() | Percent():
            return value.amount
        case _:
            raise TypeError(value)


class Domains:
    """The values that a gap of each kind ranges over, for one deal under some laws, seen from `today`."""

    def __init__(self, deal: Deal, laws: Mapping[str, Law], vocabulary: Vocabulary, today: dt.date) -> None:
        self.vocabulary, self.today = vocabulary, today
        seen = [*nodes(deal), *nodes(dict(laws))]
        dates = [value for value in seen if isinstance(value, dt.date)]
        written = {repr(n.value): n for n in seen if isinstance(n, Constant)}
        lengths = {days_of(n.value) for n in written.values() if n.kind is Basic.DURATION}
        slack = sum(sorted(lengths, reverse=True)[:2]) + 2
        near = [day for day in (today, *dates) if abs((day - today).days) < 40]
        self.last = max(near) + dt.timedelta(days=slack)
        self._slack = slack
        far = {day - dt.timedelta(days=n) for day in dates if day not in near and day < today for n in (0, 1)}
        self.past = (*sorted(far), *days_between(min(near) - dt.timedelta(days=slack), today))
        self.terms = days_between(min(near) - dt.timedelta(days=slack), self.last)
        self._values = [value for value in seen if isinstance(value, Fraction | Duration | Money | Percent | str)]
        self._words = sorted({n.value for n in written.values() if isinstance(n.value, str)})

    def future(self, first: dt.date) -> tuple[dt.date, ...]:
        """Return the days on which something may still happen, if nothing happens before `first`."""
        return days_between(first, max(first, self.last) + dt.timedelta(days=self._slack))

    def of(self, kind: ScalarKind) -> tuple[object, ...]:
        """Return the values of a kind that has no records in it."""
        match kind:
            case Basic.YES_NO:
                return (True, False)
            case Basic.TEXT:
                some = [words for size in range(3) for words in combinations(self._words, size)]
                return (*dict.fromkeys(" ".join(words) for words in some if words), "φ", "ψ")
            case DateKind(is_event=is_event):
                return self.past if is_event else self.terms
            case EnumerationKind(name=name):
                return tuple(Choice(member) for member in self.vocabulary.enumerations[name].members)
            case Basic():
                return self._amounts(kind)
            case _:
                raise TypeError(kind)

    def _amounts(self, kind: Basic) -> tuple[object, ...]:
        one = {Basic.NUMBER: Fraction(1), Basic.DURATION: Duration(amount=Fraction(1), unit=Unit.DAY)}[kind]
        cuts = sorted({amount_of(v) for v in self._values if type(v) is type(one)})
        half = Fraction(1, 2)
        beside = sorted({cut + step for cut in cuts for step in (-half, 0, half) if cut + step >= 0} | {Fraction(1)})
        return tuple(replace(one, amount=n) if isinstance(one, Duration) else n for n in beside)


def days_between(first: dt.date, last: dt.date) -> tuple[dt.date, ...]:
    """Return the days from `first` to `last`, both included."""
    return tuple(first + dt.timedelta(days=n) for n in range((last - first).days + 1))
