"""The nouns of a deal: what is stated about it, by whom, on what basis, and where.

Nothing here decides anything: a `Slot` keeps every stated version of a fact, and the evaluator reads it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum
from typing import TypeAlias

from whereas.model.basis import Basis
from whereas.text import Span
from whereas.values.scalars import Nothing, Ref, Scalar, Value


class Attestor(Enum):
    """Who attests a fact."""

    COURT = "court"
    AUDITOR = "auditor"
    AGENCY = "agency"
    VENDOR = "vendor"
    PRESS = "press"
    PARTY = "party"
    OFFICIAL = "official"
    RESEARCHER = "researcher"


class Completeness(Enum):
    """Whether a list names everything. DEFAULT: it does not say; the vocabulary's default applies and is reported."""

    COMPLETE = "yes"
    OPEN = "no"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A source of a fact: its id in the deal's `sources`, and where in it."""

    source: str
    at: str | None = None
    quote: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """How a fact is known: what it rests on, who says so, where, for which time, and on which line of the deal.

    `first` and `last` are the days for which it holds, both included; None for without limit on that side.
    """

    basis: Basis
    attestor: Attestor | None
    citations: tuple[Citation, ...]
    first: dt.date | None
    last: dt.date | None
    span: Span


class Bound(Enum):
    """How a narrowed fact is narrowed (semantics 8)."""

    NOT = "not"
    ONE_OF = "one_of"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"


@dataclass(frozen=True, slots=True)
class Narrowing:
    """Several values are possible: anything but `values`, one of them, or an amount from or up to the one value."""

    bound: Bound
    values: tuple[Value, ...]


Content: TypeAlias = Scalar | Nothing | Narrowing


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One value that is stated for a fact. An alleged one is a gap, shown as alleged."""

    content: Content
    stated: Stated
    alleged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A fact that is not a list, with every version of it; no version means that it is unknown.

    `disputed`: the versions were given as a dispute, so that each of one basis is a possible value.
    """

    versions: tuple[Version, ...]
    disputed: bool
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberList:
    """A list of scalars or of references, as one version states it.

    Attributes:
        members: those that it is known to have.
        without: those that it is known not to have.
        lacks_some_of: it lacks at least one of these (empty: nothing said).
        exists: it is known to have a member or to exist (`includes`).
    """

    members: tuple[Scalar, ...]
    without: tuple[Scalar, ...]
    lacks_some_of: tuple[Scalar, ...]
    completeness: Completeness
    stated: Stated
    alleged: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class ListSlot:
    """A fact that is a list of scalars or references, with every version of it; none: unknown (open and empty)."""

    versions: tuple[MemberList, ...]
    disputed: bool
    span: Span


class Presence(Enum):
    """Whether a record exists."""

    PRESENT = "present"
    NONE = "none"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """A record of the deal: the facts stated about it. A field that is not a key here is unknown.

    A nested record (a field whose kind is a record, written out in place) stands in `fields` as `Record`.
    """

    ref: Ref
    type: str
    presence: Presence
    fields: Mapping[str, Slot | ListSlot | Record]
    stated: Stated | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordList:
    """A list of records: named items, and whether there may be more.

    `covers`: complete only for acts dated within these days, both included.
    """

    name: str
    items: Mapping[str, Record]
    completeness: Completeness
    covers: tuple[dt.date, dt.date] | None
    is_none: bool
    log: str | None
    span: Span | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document that facts rest on."""

    id: str
    title: str
    url: str | None
    published_on: str | None
    author: str | None
    version: str | None
    sha256: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """A person's answer to a judgment. `subject` is None for a judgment about nothing in particular."""

    law: str
    judgment: str
    subject: Ref | None
    answer: bool
    by: str
    on: dt.date
    because: str | None
    span: Span
    named: Span | None = None
    """Where the judgment is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadingChoice:
    """A choice among disputed readings, for this assessment; all others are still reported."""

    law: str
    dispute: str
    reading: str
    because: str | None
    span: Span | None
    named: Span | None = None
    """Where the dispute is named."""
    chosen: Span | None = None
    """Where the reading is named."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiver:
    """A variance granted for one deal by somebody whom the law entitles to grant it.

    `instances` names records that it covers (empty: all); `acts_from` its first day for acts; it ends at `expires_at`.
    """

    law: str
    section: str
    duty: str | None
    instances: tuple[Ref, ...]
    acts_from: dt.date | None
    authority: str
    instrument: str
    reason: str
    granted_on: dt.date
    expires_at: dt.datetime
    citations: tuple[Citation, ...]
    span: Span
    named: Span | None = None
    """Where the section is named."""


class Stage(Enum):
    """How far a deal has come."""

    PROPOSED = "proposed"
    CONTRACTED = "contracted"
    LIVE = "live"
    ENDED = "ended"
    CANCELLED = "cancelled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deal:
    """A proposed or real deal: everything that is stated about it.

    Of a date that is known in part only, `announced_on` is the first day that it can be; `cancelled_on` and `ended_on`
    are the last; `as_written` has all three as the deal writes them.
    """

    id: str
    title: str
    vocabulary: str
    stage: Stage
    announced_on: dt.date | None
    cancelled_on: dt.date | None
    sources: Mapping[str, Source]
    singles: Mapping[str, Record]
    lists: Mapping[str, RecordList]
    answers: tuple[Answer, ...]
    readings: tuple[ReadingChoice, ...]
    waivers: tuple[Waiver, ...]
    span: Span
    ended_on: dt.date | None = None
    as_written: Mapping[str, str] = field(default_factory=dict)


FORM_KEYS = frozenset(
    {
        *("value", "one_of", "at_least", "at_most", "not", "alleged", "disputed"),
        *("items", "complete", "covers", "includes", "lacks_some_of", "log"),
        *("basis", "source", "at", "quote", "attested_by", "from", "until"),
    }
)
"""Names of the forms in which facts are stated. No field of a vocabulary is called so."""

DEAL_KEYS = frozenset(
    {
        *("deal", "title", "vocabulary", "stage", "announced_on", "cancelled_on", "ended_on"),
        *("sources", "judgments", "readings", "waivers"),
    }
)
"""Names of what a deal says of itself. No list or record of a vocabulary is called so (`uses` may be both)."""
