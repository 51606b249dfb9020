"""The trees of conditions and of values, as near to the words as a resolver can use.

`Expression` is the union of all of them; conditions and values share it, for a definition or a field may stand for
either. What an expression may range over is a `RangeSource`. Literals, paths and references have files of their own.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from whereas.syntax.tree_common import Text, Word
from whereas.syntax.tree_literal import DurationLiteral, Literal, NumberLiteral
from whereas.syntax.tree_operator import (
    AggregateKind,
    ArithmeticOperator,
    Awareness,
    BoundaryKind,
    Comparator,
    Direction,
    ExtremeKind,
    ListingKind,
    MarginComparator,
    QuantifierKind,
    Reach,
    SectionState,
)
from whereas.syntax.tree_reference import Path, Reference
from whereas.text import Span


@dataclass(frozen=True, slots=True)
class ListLiteral:
    """Values in brackets: `[police, sheriff]`."""

    items: tuple[Expression, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Applied:
    """`the plate_limit of d.custodian`: a parameter or a definition of one thing, as a value."""

    name: Word
    argument: Expression
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """`the eventual recipients of f`, `the onward flows of f`."""

    reach: Reach
    of: Path
    span: Span


@dataclass(frozen=True, slots=True)
class YearsSince:
    """`years since contract.signed_on`."""

    since: Expression
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodsSince:
    """`periods of 6 months since program.started_on`."""

    length: DurationLiteral
    since: Expression
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupsBy:
    """`groups of searches by [user, day]`; `by` holds names of fields, or `day`, `week`, `month`, `year`."""

    of: Path
    by: tuple[Word, ...]
    span: Span


RangeSource: TypeAlias = Path | Reached | YearsSince | PeriodsSince | GroupsBy


@dataclass(frozen=True, slots=True, kw_only=True)
class Arithmetic:
    """`a + b`, `a - b`; chains lean to the left."""

    operator: ArithmeticOperator
    left: Expression
    right: Expression
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Aggregate:
    """A number, a total or a share over a list.

    Attributes:
        of: what is counted as different or summed; None for `number` and `share`.
        where: which items; None for all. A share always has one.
    """

    kind: AggregateKind
    of: Path | None
    variable: Word
    source: RangeSource
    where: Expression | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Extreme:
    """`the earliest of [a, b]`, `the latest of audits.on`, `the greater of [actual_damages, $1,000]`.

    `members` is a `ListLiteral`, or a path that means a list.
    """

    kind: ExtremeKind
    members: ListLiteral | Path
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class DayOffset:
    """`the day 30 days before X`. `length` is a duration literal, or a path that means one. Never `OF`."""

    length: Expression
    direction: Direction
    origin: Expression
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Boundary:
    """`the start of p`, `the end of p`: a day of a period or year."""

    kind: BoundaryKind
    of: Path
    span: Span


@dataclass(frozen=True, slots=True)
class CellState:
    """`the state of s.reason`: filled, empty, masked, withheld or not_exported."""

    of: Path
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class RelativeYear:
    """`the year of d.on`, `the year after y`, `the year before y`."""

    direction: Direction
    of: Path
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class CalendarDay:
    """`15 March of y`, `31 December of the year after y`. `month` is 1 to 12."""

    day: NumberLiteral
    month: int
    year: Path | RelativeYear
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """`left COMPARATOR right`: `f.purpose is emergency`, `d.retention at most 30 days`, `a.on before b.on`."""

    comparator: Comparator
    left: Expression
    right: Expression
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class MarginComparison:
    """`left within 48 hours after right`, `left at least 30 days before right`, `left within 3 days of right`.

    Attributes:
        margin: the distance: a duration literal, or an expression that means one.
        direction: `OF` only with `within`.
    """

    comparator: MarginComparator
    left: Expression
    margin: Expression
    direction: Direction
    right: Expression
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Classified:
    """`f is home_video` is a `Comparison`; this is `p is [not] a public_agency`, `i is a cover of t`."""

    subject: Expression
    name: Word
    of: Expression | None
    negated: bool
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Exists:
    """`x exists`, `x does not exist`."""

    subject: Expression
    negated: bool
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """`u is [not] judged probable_cause`; `it is [not] judged that X` has no subject."""

    subject: Expression | None
    judgment: Word
    negated: bool
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Knows:
    """`f.sender knows that (...)`, `f.sender knows or has reason to believe that (...)`."""

    awareness: Awareness
    who: Expression
    content: Expression
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionIs:
    """`section 4(a) is [not] violated [as to f]`, `section 4(a) applies [as to f]`."""

    reference: Reference
    state: SectionState
    negated: bool
    as_to: Path | None
    span: Span


@dataclass(frozen=True, slots=True)
class UnderReading:
    """`under reading in_state_only`, as a condition."""

    reading: Word
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class NoGap:
    """`no gap of more than 30 days in audits.on since program.started_on`."""

    longest: Expression
    dates: Path
    since: Expression
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantified:
    """`some r in reports where (...) has (...)`, `at least 2 p in parties where ...`.

    Attributes:
        number: for the kinds that carry one, else None.
        where: which items are looked at; None for all.
        has: what must be true of them; None where only their being there is asked.
    """

    kind: QuantifierKind
    number: NumberLiteral | None
    variable: Word
    source: RangeSource
    where: Expression | None
    has: Expression | None
    span: Span


@dataclass(frozen=True, slots=True)
class Not:
    """`not A`. It binds to what follows it alone: `not A and B` is `(not A) and B`."""

    operand: Expression
    span: Span


@dataclass(frozen=True, slots=True)
class And:
    """`A and B and C`: two parts or more."""

    parts: tuple[Expression, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Or:
    """`A or B or C`: two parts or more."""

    parts: tuple[Expression, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ListingItem:
    """`(a) "label": condition`. `letter` is written without its parentheses."""

    letter: Word
    title: Text | None
    condition: Expression
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """`any of these: (a) ... (b) ...`; each item can be cited by its letter."""

    kind: ListingKind
    items: tuple[ListingItem, ...]
    span: Span


Value: TypeAlias = (
    Literal
    | ListLiteral
    | Path
    | Applied
    | Arithmetic
    | Aggregate
    | Extreme
    | DayOffset
    | Boundary
    | CellState
    | CalendarDay
)
Condition: TypeAlias = (
    Comparison
    | MarginComparison
    | Classified
    | Exists
    | Judged
    | Knows
    | SectionIs
    | UnderReading
    | NoGap
    | Quantified
    | Not
    | And
    | Or
    | Listing
)
Expression: TypeAlias = Value | Condition
