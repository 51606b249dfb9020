"""Which values of an enumeration laws can tell apart.

To exchange two values that each list of a law names together, or that none names, leaves the laws as they are; and the
deal too, if it states neither. So what is said with one of them is said with the other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields, is_dataclass

from whereas.model.expression import Apply, Constant
from whereas.model.facts import Deal
from whereas.model.law import Law
from whereas.model.operators import Operator
from whereas.values.scalars import Choice

_places: dict[int, tuple[Law, Mapping[Choice, frozenset[int]]]] = {}


def told_apart(choices: Iterable[Choice], laws: Iterable[Law], deal: Deal) -> tuple[Choice, ...]:
    """Return choices, of those that are alike the first alone."""
    every = tuple(laws)
    held = {choice for choice, _ in _found(deal)}
    first: dict[object, Choice] = {}
    for choice in choices:
        first.setdefault(choice if choice in held else tuple(_places_in(law).get(choice) for law in every), choice)
    return tuple(first.values())


def _places_in(law: Law) -> Mapping[Choice, frozenset[int]]:
    """Return in which places of a law each choice stands."""
    if id(law) not in _places:
        found: dict[Choice, set[int]] = {}
        for choice, place in _found(law):
            found.setdefault(choice, set()).add(place)
        _places[id(law)] = law, {choice: frozenset(places) for choice, places in found.items()}
    return _places[id(law)][1]


def _found(part: object, place: int | None = None) -> Iterator[tuple[Choice, int]]:
    """Yield each choice inside, with its place: the list that it stands in, or else what holds it alone."""
    match part:
        case Choice():
            yield part, id(part) if place is None else place
        case Apply(operator=Operator.IS_ONE_OF, operands=operands):
            for operand in operands:
                yield from _found(operand, id(part) if isinstance(operand, Constant) else None)
        case Mapping():
            for item in part.items():
                yield from _found(item)
        case tuple() | list() | frozenset() | set():
            for item in part:
                yield from _found(item, place)
        case _ if is_dataclass(part):
            for field in fields(part):
                yield from _found(getattr(part, field.name), place if isinstance(part, Constant) else None)


__all__ = ["told_apart"]
