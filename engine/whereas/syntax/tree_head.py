"""The trees of the head of a law: whence its encoding, when it is in force, how it counts time."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from whereas.syntax.tree_common import Text, Word
from whereas.syntax.tree_expression import Expression
from whereas.syntax.tree_literal import DateLiteral
from whereas.syntax.tree_reference import Reference
from whereas.text import Span


class LawKind(Enum):
    """What sort of text a law is."""

    STATUTE = "statute"
    ORDINANCE = "ordinance"
    REGULATION = "regulation"
    DIRECTIVE = "directive"
    POLICY = "policy"
    CONTRACT = "contract"


class SourceGrade(Enum):
    """From what sort of text an encoding was made."""

    PRIMARY = "primary"
    OFFICIAL_SUMMARY = "official summary"
    SECONDARY = "secondary"


class Confidence(Enum):
    """How sure the encoder is."""

    HIGH = "high"
    MEDIUM = "medium"
    LOW = "low"


@dataclass(frozen=True, slots=True, kw_only=True)
class Encoding:
    """`encoded from "..." primary by "..." checked 2026-11-01, high confidence, low confidence in pinpoints`.

    Stands at the head of a law, or in a section whose encoding differs from that of the rest.
    """

    source: Text
    grade: SourceGrade | None
    by: Text | None
    checked: DateLiteral
    confidence: Confidence | None
    pinpoint_confidence: Confidence | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class InForce:
    """`in force from 2026-07-01 until 2030-12-31`; `start` is None where only the end is stated."""

    start: DateLiteral | None
    until: DateLiteral | None
    span: Span


@dataclass(frozen=True, slots=True)
class InForceOnlyIf:
    """`in force only if reenacted`."""

    condition: Expression
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Sunset:
    """`sunset 2027-01-01 [repealed on 2026-05-28 by "ch. 88"]`: the day, and the repeal of the sunset itself."""

    on: DateLiteral
    repealed_on: DateLiteral | None
    repealed_by: Text | None
    span: Span


Force: TypeAlias = InForce | InForceOnlyIf | Sunset


class DisplacementKind(Enum):
    """How one law stands over another."""

    OVERRIDES = "overrides"
    PREEMPTED_BY = "preempted by"


@dataclass(frozen=True, slots=True, kw_only=True)
class Displacement:
    """`overrides law us.ca.x`, `preempted by section 3 of us.ca.x where (...)`."""

    kind: DisplacementKind
    target: Reference
    where: Expression | None
    span: Span


class MonthEnds(Enum):
    """Where a period ends in a month that lacks the day: on its last day (down), or the first of the next (up)."""

    UP = "up"
    DOWN = "down"


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeRules:
    """How a law counts time.

    Attributes:
        zone: `time zone "America/Los_Angeles"`.
        days_off_run_on_by: the calendar of `periods that end on a day off run on by CALENDAR`.
        court_days: the calendar of `counts court days by CALENDAR`.
        business_days: the calendar of `counts business days by CALENDAR`.
        month_ends: `rounds month ends up`; None where nothing is said.
    """

    zone: Text | None = None
    days_off_run_on_by: Word | None = None
    court_days: Word | None = None
    business_days: Word | None = None
    month_ends: MonthEnds | None = None
