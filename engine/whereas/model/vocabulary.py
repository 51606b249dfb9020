"""The nouns of a vocabulary: what can be known about a deal."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from whereas.model.kinds import Kind
from whereas.text import Span
from whereas.values.scalars import Duration


class NoneMeans(Enum):
    """What an amount that is none stands for, where the vocabulary says so (semantics 8)."""

    UNLIMITED = "unlimited"
    ZERO = "zero"


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """One value of an enumeration. `under` is the group it belongs to, or None; groups are never values themselves."""

    name: str
    title: str
    under: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Enumeration:
    """A closed list of values. `groups` maps a group's name to the names of its members."""

    name: str
    title: str
    members: Mapping[str, Member]
    groups: Mapping[str, tuple[str, ...]]
    span: Span

    def within(self, name: str) -> frozenset[str]:
        """Return the members that `name` stands for: itself, or all of the group."""
        return frozenset(self.groups.get(name, (name,)))


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldType:
    """One thing that can be known about a record.

    Attributes:
        title: a noun phrase, lower case, for sentences: "the legal process".
        ask: the question to ask when it is missing, or None.
        is_open: for lists, whether a list that does not say is open (True) or complete (False).
        always_exists: it can't be none.
        at_least_one: for lists, it can't be empty (`one or more`).
        good_for: how long after its date a stated fact stays known, or None for ever.
        may_log: the list may be a file of rows.
    """

    name: str
    title: str
    kind: Kind
    ask: str | None = None
    none_means: NoneMeans | None = None
    is_open: bool = True
    always_exists: bool = False
    at_least_one: bool = False
    unit: str | None = None
    good_for: Duration | None = None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordType:
    """A kind of record.

    Attributes:
        judged_on: the event field that dates a record of an act, or None for standing things (semantics 9).
        is_event: declared by `event`: one of a kind, and it has the event field `on`.
    """

    name: str
    title: str
    fields: Mapping[str, FieldType]
    judged_on: str | None
    is_event: bool
    may_log: bool = False
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class RootList:
    """A list of records that a deal may have, such as `flows`."""

    name: str
    record: str
    title: str
    ask: str | None
    is_open: bool
    may_log: bool
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class RootRecord:
    """A record of which a deal has at most one, such as `request_log` or `council_approval`."""

    name: str
    record: str
    title: str
    ask: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """A part that a party plays, such as `agency`; a party takes it by naming it in its field `roles`."""

    name: str
    title: str
    among: str
    ask: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """The working days of a place: outside `first` to `last` they are not known.

    Attributes:
        weekdays: the working days of the week, Monday = 0.
        holidays: days off that fall on a working weekday.
    """

    name: str
    title: str
    first: dt.date
    last: dt.date
    weekdays: frozenset[int]
    holidays: frozenset[dt.date]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Everything that can be known, under the names that laws and deals share."""

    name: str
    title: str
    enumerations: Mapping[str, Enumeration]
    records: Mapping[str, RecordType]
    lists: Mapping[str, RootList]
    singles: Mapping[str, RootRecord]
    roles: Mapping[str, Role]
    calendars: Mapping[str, Calendar] = field(default_factory=dict)
    span: Span
