"""The tree of a law file: its head, its sections, and what stands beside them."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from whereas.syntax.tree_common import Text, Word
from whereas.syntax.tree_expression import Expression
from whereas.syntax.tree_head import Displacement, Encoding, Force, LawKind, TimeRules
from whereas.syntax.tree_literal import DateLiteral, YesNoLiteral
from whereas.syntax.tree_reference import Reference, SectionReference
from whereas.syntax.tree_scenario import Scenario
from whereas.syntax.tree_section import Duty, ExceptionClause, ForEach, Section, Subject
from whereas.text import Span


@dataclass(frozen=True, slots=True)
class Recital:
    """`whereas "..."`."""

    text: Text
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ListDefinition:
    """`list immigration_terms "title" = ["ICE", "CBP"] cited "..."`."""

    name: Word
    title: Text | None
    items: tuple[Expression, ...]
    cited: Text | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterLine:
    """`= 60 days for (condition) from 2025-08-05 until 2026-08-04 cited "..."`; `otherwise` closes the cases."""

    value: Expression
    condition: Expression | None
    otherwise: bool
    start: DateLiteral | None
    until: DateLiteral | None
    cited: Text | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Parameter:
    """`parameter plate_limit of party p "title" = ...`: a value that may change over time or by holder."""

    name: Word
    subject: Subject | None
    title: Text | None
    lines: tuple[ParameterLine, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class DecidedCase:
    """`decided "Case v. Case" 2021 yes "the facts that mattered"`."""

    name: Text
    year: int
    answer: YesNoLiteral
    facts: Text
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgment:
    """`judgment probable_cause of use u "question" by "a court"`."""

    name: Word
    subject: Subject | None
    question: Text
    by: Text | None
    decided: tuple[DecidedCase, ...]
    span: Span


class Office(Enum):
    """What sort of body holds a reading."""

    COURT = "court"
    OFFICIAL = "official"
    PARTY = "party"


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """`binding court "Cal. Sup. Ct."`; `office` is None where only a name is given."""

    office: Office | None
    binding: bool
    who: Text
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """`reading in_state_only "..." held by official "AG", from 2023-10-27`."""

    name: Word
    title: Text
    holders: tuple[Holder, ...]
    start: DateLiteral | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Dispute:
    """`dispute who_is_public "Who is a public agency?"` with its readings, two or more."""

    name: Word
    title: Text
    readings: tuple[Reading, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalFactLine:
    """`= no from 2026-07-01 checked 2026-11-01 source "..."`; `value` is None for `unknown`."""

    value: YesNoLiteral | DateLiteral | None
    start: DateLiteral | None
    checked: DateLiteral
    source: Text | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalFact:
    """`legal fact reenacted "..." = ...`."""

    name: Word
    title: Text
    lines: tuple[LegalFactLine, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class NamedExceptionTarget:
    """`exception consent of section 4(a)`: the exception that another one qualifies."""

    exception: Word
    section: SectionReference
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class OutsideException:
    """`exception hosting "..." to section 4(b) when ...`, with what follows it.

    Attributes:
        target: the sections, or the named exception, that it qualifies.
        condition: None where it always holds.
        duties: those of its `then`.
        exceptions: its own `but not if`.
    """

    name: Word
    title: Text | None
    target: Reference | NamedExceptionTarget
    condition: Expression | None
    duties: tuple[Duty, ...]
    exceptions: tuple[ExceptionClause, ...]
    span: Span


class GoalMode(Enum):
    """Whether a goal holds in every deal that obeys, or can hold in some."""

    HOLDS = "holds"
    CAN_HOLD = "can hold"


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """`goal NAME "..." for each ... holds: ...`."""

    name: Word
    title: Text
    loops: tuple[ForEach, ...]
    mode: GoalMode
    condition: Expression
    span: Span


LawItem: TypeAlias = (
    Section | Recital | ListDefinition | Parameter | Judgment | Dispute | LegalFact | OutsideException | Goal | Scenario
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Law:
    """A whole law file: `statute us.ca.sb34 "title"`, its head, and its items in the order of the text.

    Attributes:
        id: dotted, such as `us.ca.sb34`.
        jurisdiction: `jurisdiction "us/ca/oakland"`.
        uses: the vocabulary.
        imports: `imports us.nh.alpr`.
        waivable_by: who may waive it.
        reaches: the places of `reaches people in "..."`.
    """

    kind: LawKind
    id: Word
    title: Text
    jurisdiction: Text | None
    citation: Text | None
    uses: Word | None
    imports: tuple[Word, ...]
    encoding: Encoding | None
    waivable_by: tuple[Text, ...]
    reaches: tuple[Text, ...]
    force: tuple[Force, ...]
    displacements: tuple[Displacement, ...]
    time_rules: TimeRules
    items: tuple[LawItem, ...]
    span: Span
