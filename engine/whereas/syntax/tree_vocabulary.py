"""The tree of a vocabulary file: what can be known about a deal."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from whereas.syntax.tree_common import Text, Word
from whereas.syntax.tree_literal import DateLiteral, DurationLiteral
from whereas.text import Span


class Completeness(Enum):
    """Whether a list names everything, where a deal does not say."""

    COMPLETE = "complete"
    OPEN = "open"


class NoneMeaning(Enum):
    """What `none` stands for where an amount is compared."""

    UNLIMITED = "unlimited"
    ZERO = "zero"


class Presence(Enum):
    """What is certain of a fact: it exists, though perhaps unknown; or a deal must state it."""

    EXISTS = "exists"
    STATED = "stated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """What may follow a field, a record, a role or an event, in any order.

    Attributes:
        ask: `ask "the question to put when it is missing"`.
        none_means: `none means unlimited`.
        completeness: `complete by default`, `open by default`.
        unit: the unit of `measured in cameras`, for a number.
        good_for: `good for 12 months`: after that the fact is unknown.
        always: `always exists`, `always stated`.
    """

    ask: Text | None = None
    none_means: NoneMeaning | None = None
    completeness: Completeness | None = None
    unit: Word | None = None
    good_for: DurationLiteral | None = None
    always: Presence | None = None


@dataclass(frozen=True, slots=True)
class KindValue:
    """`police "Police department" under law_enforcement`, one value of a kind."""

    name: Word
    title: Text | None
    under: Word | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class KindGroup:
    """`group law_enforcement "Law enforcement bodies" under public_bodies of [police, sheriff]`.

    A group may gather values by its own list, by the `under` of the values, or both.
    """

    name: Word
    title: Text | None
    under: Word | None
    members: tuple[Word, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """`kind party_kind "..." is one of [...]`, with its groups. A group named only by `under` has no title."""

    name: Word
    title: Text
    values: tuple[KindValue, ...]
    groups: tuple[KindGroup, ...]
    span: Span


class Many(Enum):
    """How many values a field holds."""

    ONE = "one"
    LIST = "list of"
    ONE_OR_MORE = "one or more"


class Timing(Enum):
    """Whether a date is of something that happens, or is agreed, needed or set."""

    EVENT = "event"
    TERM = "term"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldType:
    """`list of party`, `duration`, `event`, `event moment`, `term date`.

    Attributes:
        name: `text`, `yes_no`, `number`, `money`, `percent`, `duration`, `date`, `moment`, a kind or a record.
            Where only `event` or `term` is written it is the word `date` with the span of that word.
        timing: None where neither `event` nor `term` is written.
    """

    name: Word
    many: Many
    timing: Timing | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """`field retention "How long it is kept": duration none means unlimited ask "..."`."""

    name: Word
    title: Text
    type: FieldType
    options: Options
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """`record flow "..." listed as flows judged on began_on` and its fields.

    Attributes:
        listed_as: the name of the list of them in a deal; None where a deal holds no such list.
        one_of_a_kind: `one of a kind`: a deal has at most one, under the record's own name.
        may_be_log: `may be a log`.
        judged_on: the field whose date is the anchor of an act.
    """

    name: Word
    title: Text
    listed_as: Word | None
    one_of_a_kind: bool
    may_be_log: bool
    judged_on: Word | None
    options: Options
    fields: tuple[Field, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """`role agency "..." among parties`."""

    name: Word
    title: Text
    among: Word
    options: Options
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class EventRecord:
    """`event council_approval "..."`: a record of one act, of which a deal has at most one."""

    name: Word
    title: Text
    options: Options
    fields: tuple[Field, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class DayOff:
    """`2026-07-03 "Independence Day, observed"` in the list of a calendar."""

    day: DateLiteral
    title: Text | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """`calendar ca_court_days "..." from 2024-01-01 to 2027-12-31 week [monday, ...] except [2024-01-01, ...]`.

    Attributes:
        start, end: the first and the last day it knows.
        week: the working days of a week, `monday` to `sunday`; empty where nothing is said.
        days_off: the listed days off.
        source: `source "https://..."`.
    """

    name: Word
    title: Text
    start: DateLiteral | None
    end: DateLiteral | None
    week: tuple[Word, ...]
    days_off: tuple[DayOff, ...]
    source: Text | None
    span: Span


@dataclass(frozen=True, slots=True)
class Unit:
    """`unit camera "Cameras"`: a unit that numbers may be measured in."""

    name: Word
    title: Text
    span: Span


VocabularyItem: TypeAlias = Kind | Record | Role | EventRecord | Calendar | Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """A whole vocabulary file."""

    id: Word
    title: Text
    items: tuple[VocabularyItem, ...]
    span: Span
