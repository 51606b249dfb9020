"""What a variable may be bound to, and what an operand may yield beside plain values."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from whereas.evaluate.gaps import Gap, GapKind
from whereas.model.facts import Record
from whereas.values.dates import Standing
from whereas.values.scalars import Choice, Nothing, Ref, Scalar, Value


class Origin(Enum):
    """Where a record comes from: named in the deal, one more that an open list may hold, or one that may come to be."""

    NAMED = "named"
    FRESH = "fresh"
    FUTURE = "future"


@dataclass(frozen=True, slots=True)
class Handle:
    """A record by its path (`flows.clip`), its type, and what the deal states of it (None: nothing)."""

    path: str
    type: str
    record: Record | None
    origin: Origin = Origin.NAMED
    ref: Ref | None = None


@dataclass(frozen=True, slots=True)
class Unnamed:
    """A member of an open list that is not named: a value that is itself a gap."""

    gap: Gap


@dataclass(frozen=True, slots=True)
class Period:
    """A period made by `periods of D since T`, from its first day to its last."""

    starts_on: dt.date
    ends_on: dt.date


@dataclass(frozen=True, slots=True)
class Group:
    """Records with equal values of some fields. `record` is their type; `is_open`: there may be more of them."""

    key: tuple[object, ...]
    members: tuple[Handle, ...]
    record: str
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ListView:
    """A list as it is read: what it has, what it has not, and whether it may have more.

    `path` names it for gaps and reports; `lacks_some_of` lists values of which at least one is missing; `gap` is the
    kind of gap that a member not stated is; `universe` has all that can be a member, where that is limited.
    """

    path: str
    members: tuple[Scalar, ...] = ()
    without: frozenset[Scalar] = frozenset()
    lacks_some_of: tuple[Scalar, ...] = ()
    is_open: bool = False
    member_type: str | None = None
    must_exist: bool = False
    gap: GapKind = GapKind.MEMBER
    universe: tuple[Scalar, ...] = ()


Binding: TypeAlias = "Handle | Unnamed | Period | Group | Value"
Operand: TypeAlias = "Handle | Period | Group | ListView | Value | Standing"


class Env:
    """What each variable is bound to. `key` tells two environments apart, and groups by who is in them as well."""

    __slots__ = ("bound", "key")

    def __init__(self, bound: Mapping[str, Binding]) -> None:
        """Hold the bindings."""
        self.bound = bound
        self.key = tuple(
            (name, path_of(binding), tuple(member.path for member in binding.members))
            if isinstance(binding, Group)
            else (name, path_of(binding))
            for name, binding in bound.items()
        )

    def bind(self, name: str, binding: Binding) -> Env:
        """Return this environment with one more variable."""
        return Env({**self.bound, name: binding})

    def __getitem__(self, name: str) -> Binding:
        """Return what a variable is bound to."""
        return self.bound[name]


def path_of(binding: Binding | Operand) -> str:
    """Return how a report names what a variable is bound to."""
    match binding:
        case Handle(path=path) | ListView(path=path):
            return path
        case Unnamed(gap=gap):
            return gap.path
        case Period(starts_on=start, ends_on=end):
            return f"{start.isoformat()}/{end.isoformat()}"
        case Group(key=key):
            return "[" + ", ".join(map(_key_part, key)) + "]"
        case _:
            return str(binding)


def _key_part(part: object) -> str:
    """Return one value that the records of a group share, as a report names it."""
    match part:
        case Nothing() | None:
            return "none"
        case bool():
            return "yes" if part else "no"
        case (int() as year, int() as month):
            return f"{year}-{month:02}"
        case Choice(name=name):
            return name
        case _:
            return str(part)
