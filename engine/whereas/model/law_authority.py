"""The nouns of what only courts and people decide: judgments, disputes of readings, facts about the law itself."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from enum import Enum

from whereas.model.expression import Variable
from whereas.model.kinds import Kind
from whereas.text import Span
from whereas.values.scalars import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedCase:
    """A decided case, shown beside a judgment's question and never applied."""

    name: str
    year: int
    answer: bool
    facts: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgment:
    """A question that only a named person answers."""

    law: str
    name: str
    question: str
    subject: Variable | None
    by: str | None
    decided: tuple[DecidedCase, ...]
    span: Span


class HolderKind(Enum):
    """What weight a holder of a reading has; only courts and officials count for `--fail-on` (semantics 5)."""

    COURT = "court"
    OFFICIAL = "official"
    PARTY = "party"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who holds a reading; a binding court's reading removes its rivals."""

    kind: HolderKind
    name: str
    is_binding: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One way to read a disputed text. A court's binding reading removes its rivals from its date on."""

    name: str
    text: str
    holders: tuple[Holder, ...]
    first: dt.date | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """A question on which authorities differ, with two or more readings."""

    law: str
    name: str
    question: str
    readings: tuple[Reading, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalFactLine:
    """What is known of a legal fact on days from `first` on: a value, or None for unknown."""

    value: Value | None
    first: dt.date | None
    checked: dt.date
    source: str | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalFact:
    """A fact about the law itself, such as whether a clause was re-enacted."""

    law: str
    name: str
    text: str
    lines: tuple[LegalFactLine, ...]
    kind: Kind
    span: Span
