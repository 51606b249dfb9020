"""The tree of a section: whom it binds, to what, for which records, with which exceptions.

What may be written in any order is gathered into named fields; order is kept where it means something (for each,
duties, exceptions).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from whereas.syntax.tree_common import Floor, SectionNumber, Text, Word
from whereas.syntax.tree_expression import Expression, RangeSource
from whereas.syntax.tree_head import Confidence, Displacement, Encoding, Force
from whereas.syntax.tree_literal import DateLiteral, DurationLiteral
from whereas.syntax.tree_reference import Path, Reference
from whereas.text import Span


@dataclass(frozen=True, slots=True)
class Subject:
    """`of party p`: the variable `p` of the record `party` (its singular name)."""

    record: Word
    variable: Word


@dataclass(frozen=True, slots=True, kw_only=True)
class ForEach:
    """`for each f in flows, searches where ...`."""

    variable: Word
    sources: tuple[RangeSource, ...]
    where: Expression | None
    span: Span


@dataclass(frozen=True, slots=True)
class When:
    """`when ...`."""

    condition: Expression
    span: Span


@dataclass(frozen=True, slots=True)
class NotGiven:
    """`not given`: the law uses the term and does not define it."""

    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Define:
    """`define cover of policy i and technology t under reading groups_allowed as ...`.

    `body` is a condition or a value; `subjects` has none, one or two members.
    """

    name: Word
    subjects: tuple[Subject, ...]
    reading: Word | None
    body: Expression | NotGiven
    span: Span


@dataclass(frozen=True, slots=True)
class Formerly:
    """`formerly "6254(f)" until 2022-12-31`."""

    number: Text
    until: DateLiteral
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Grandfathered:
    """`grandfathered until policy_due if t.acquired_on before operative_day`."""

    until: Expression
    condition: Expression
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Suit:
    """`suit by "..." to recover the greater of [actual_damages, $1,000], "fees" after notice of 30 days`.

    Each member of `awards` is a text, an amount, a path or an `Extreme`.
    """

    by: tuple[Text, ...]
    awards: tuple[Expression, ...]
    notice: DurationLiteral | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Particulars:
    """What is said about a section, or about one duty: nothing in it changes when the duty applies, but the floor.

    Attributes:
        severity: `severity critical`.
        remedies: `remedy "words for the contract"`.
        penalties: `penalty $500`, `penalty "Class B misdemeanor"`.
        enforced_by: `enforced by "Attorney General"`.
        suits: `suit by ...`.
        evidence: `evidence "warrant", "court order"`: what would prove compliance.
        notes: `note "..."`.
        sources: `source "https://..."`.
        confidence, pinpoint_confidence: `confidence low`, `confidence low in pinpoint`.
        floor: `resting on the contract or better`.
    """

    severity: Word | None = None
    remedies: tuple[Text, ...] = ()
    penalties: tuple[Expression, ...] = ()
    enforced_by: tuple[Text, ...] = ()
    suits: tuple[Suit, ...] = ()
    evidence: tuple[Text, ...] = ()
    notes: tuple[Text, ...] = ()
    sources: tuple[Text, ...] = ()
    confidence: Confidence | None = None
    pinpoint_confidence: Confidence | None = None
    floor: Floor | None = None


class EdgeKind(Enum):
    """How a section stands to another one."""

    SUBJECT_TO = "subject to"
    NOTWITHSTANDING = "notwithstanding"
    EXCEPT_AS_PROVIDED_IN = "except as provided in"
    WITHOUT_PREJUDICE_TO = "without prejudice to"


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """`notwithstanding section 3`, after a duty."""

    kind: EdgeKind
    target: Reference
    span: Span


class Modality(Enum):
    """What a duty says its bearer must, must not or may do."""

    MUST = "must"
    MUST_NOT = "must not"
    MAY = "may"
    MAY_ONLY = "may only"


@dataclass(frozen=True, slots=True)
class AnyPerson:
    """`any person` as the bearer of a duty."""

    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ExceptionClause:
    """`unless NAME "title": condition`, and below it `but not if`, and below that `even so if`.

    Attributes:
        duties: what `then` asks of whoever relies on it; only under `unless`.
        exceptions: the exceptions to it: `but not if` of an `unless`, `even so if` of a `but not if`.
    """

    name: Word
    title: Text | None
    condition: Expression
    duties: tuple[Duty, ...]
    exceptions: tuple[ExceptionClause, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """`[duty NAME,] BEARER must "what, in plain words": condition`, with all that follows and belongs to it.

    Attributes:
        name: the name that tells the duties of one section apart.
        condition: None for a bare `must not "..."`; for `may only`, what follows `if`.
        exceptions: its `unless`, in the order of the text.
        conditions: the `when` after it, which belong to it alone.
    """

    name: Word | None
    bearer: Path | AnyPerson
    modality: Modality
    what: Text
    condition: Expression | None
    exceptions: tuple[ExceptionClause, ...]
    conditions: tuple[When, ...]
    edges: tuple[Edge, ...]
    particulars: Particulars
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One section, paragraph or item, under the number that the law prints.

    Attributes:
        texts: its own words, each in three quotation marks.
        not_encoded: the reason, where no rule is stated; then nothing but texts and particulars stands beside it.
        judged_as_of: the day of `judged as of r.released_on`.
        particulars: those before the first duty; they hold for each duty that has none of its own.
    """

    number: SectionNumber
    title: Text
    texts: tuple[Text, ...]
    not_encoded: Text | None
    definitions: tuple[Define, ...]
    loops: tuple[ForEach, ...]
    conditions: tuple[When, ...]
    force: tuple[Force, ...]
    judged_as_of: Expression | None
    formerly: tuple[Formerly, ...]
    grandfathered: tuple[Grandfathered, ...]
    displacements: tuple[Displacement, ...]
    encoding: Encoding | None
    particulars: Particulars
    duties: tuple[Duty, ...]
    span: Span
