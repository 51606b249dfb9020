"""The kinds of value: what a fact may hold and what an expression yields."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias


class Basic(Enum):
    """A kind that needs no further word."""

    YES_NO = "yes_no"
    TEXT = "text"
    NUMBER = "number"
    PERCENT = "percent"
    DURATION = "duration"
    MONEY = "money"
    YEAR = "year"
    CELL_STATE = "cell_state"
    """What the state of a cell in an exported log is: filled, empty, masked, withheld, not_exported."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateKind:
    """A date or a moment. An event happens; a term is a date agreed, needed or set (semantics 1)."""

    is_event: bool
    is_moment: bool


@dataclass(frozen=True, slots=True)
class EnumerationKind:
    """A member of the enumeration of that name."""

    name: str


@dataclass(frozen=True, slots=True)
class RecordKind:
    """A record of the type of that name; as a field's value, a reference to one."""

    name: str


@dataclass(frozen=True, slots=True)
class ListKind:
    """A list whose members are of one kind: a set of scalars, or of records."""

    member: ScalarKind


@dataclass(frozen=True, slots=True)
class PeriodKind:
    """A period made by `periods of D since T`: it has `starts_on` and `ends_on`, both terms."""


@dataclass(frozen=True, slots=True)
class GroupKind:
    """A group made by `groups of L by [fields]`: itself a source of records of that type."""

    record: str
    by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class RecordsKind:
    """A record of one of several types: the variable of `for each x in flows, searches`.

    Only fields that all of the types have, with one kind, are read of it; `Field.record` is then the first type.
    """

    names: tuple[str, ...]


ScalarKind: TypeAlias = Basic | DateKind | EnumerationKind | RecordKind | PeriodKind | GroupKind | RecordsKind
Kind: TypeAlias = ScalarKind | ListKind
