"""The typed form of conditions and operands: about two dozen shapes, on which every backend works.

What comes in: made by `resolve` only. What is promised: every name is resolved, every expression has its kind, every
node has its span; negated predicates are `Not` of the plain one; groups of an enumeration are written out; a bare
yes_no fact used as a condition is `Apply(IS, (fact, yes))`.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from whereas.model.basis import Basis
from whereas.model.kinds import Kind
from whereas.model.operators import Operator
from whereas.text import Span
from whereas.values.scalars import Duration, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Constant:
    """A value that the law writes down."""

    value: Value
    kind: Kind | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Variable:
    """What `for each`, a quantifier or a definition binds: a record, a year, a period or a group."""

    name: str
    kind: Kind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """A list of records, or a record of which there is one, of the deal: `flows`, `request_log`."""

    name: str
    kind: Kind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class RolePlayer:
    """The party in a role, where an expression names one: `operator.website`. The bearer of a duty is apart."""

    role: str
    kind: Kind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One named item of a list of the deal: `flows[clip]`."""

    list: str
    key: str
    kind: Kind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class BearerOf:
    """`the bearer`: whoever is bound by the duty that is judged."""

    kind: Kind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """A fact about a record: `f.legal_process`, `d.retention as contracted`. A field of a none record is none.

    Attributes:
        record: the type of record that `of` yields.
        basis: read this basis only, or None for a plain read (the strongest present).
    """

    of: Expression
    record: str
    name: str
    kind: Kind
    basis: Basis | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Apply:
    """An operator on its operands, as `operators.ROWS` has it."""

    operator: Operator
    operands: tuple[Expression, ...]
    kind: Kind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of an `And` or `Or`; a lettered alternative has its letter `(a)` and may have a label in words."""

    condition: Expression
    letter: str | None = None
    label: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class And:
    """All of the parts."""

    parts: tuple[Part, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Or:
    """Any of the parts."""

    parts: tuple[Part, ...]
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Not:
    """Not the condition; `none of these` is `Not(Or(...))`."""

    condition: Expression
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Eventual:
    """`the eventual recipients of f`: parties reached from `flow` along flows that may carry the same data."""

    flow: Expression
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Onward:
    """`the onward flows of f`: flows sent by the recipient of `flow` that may carry the same data."""

    flow: Expression
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class YearsSince:
    """The calendar years from the year of `since` to the year of the assessment, both included."""

    since: Expression
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodsSince:
    """The periods of `length` since `since` that have ended."""

    length: Duration
    since: Expression
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Groups:
    """The records of `of`, grouped by equal values of the fields `by` (`day`, `month`, `year`: of the act's date)."""

    of: Expression
    record: str
    by: tuple[str, ...]
    span: Span


Source: TypeAlias = "Expression | Eventual | Onward | YearsSince | PeriodsSince | Groups"
"""What a variable ranges over: an expression whose kind is a list or a group, or one of the made lists."""


class Quantifier(Enum):
    """How many; AT_LEAST, AT_MOST and MORE_THAN take a threshold."""

    SOME = "some"
    EVERY = "every"
    NO = "no"
    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantified:
    """`some r in reports where (...) has (...)`. `where` and `has` are None where the text has none."""

    quantifier: Quantifier
    threshold: int | None
    variable: Variable
    sources: tuple[Source, ...]
    where: Expression | None
    has: Expression | None
    span: Span


class Measure(Enum):
    """What is computed over the members of a list."""

    NUMBER = "number"
    DIFFERENT = "different"
    TOTAL = "total"
    SHARE = "share"


@dataclass(frozen=True, slots=True, kw_only=True)
class Aggregate:
    """`the number of s in searches where (...)`, `the total of x.count for x in ...`, `the share of s in g where ...`.

    `value` is what is summed or told apart; None for a number or a share.
    """

    measure: Measure
    value: Expression | None
    variable: Variable
    sources: tuple[Source, ...]
    where: Expression | None
    kind: Kind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class NoGap:
    """`no gap of more than D in L.on since T`: looks at neighbours, at T and at the assessment, as things stand."""

    length: Duration
    records: Source
    field: str
    record: str
    since: Expression
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Defined:
    """A defined term applied to its subjects: read as if its body were written out here.

    `law` and `name` find the `Definition`; `subjects` are bound to its parameters in order.
    """

    law: str
    name: str
    subjects: tuple[Expression, ...]
    kind: Kind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class ParameterOf:
    """A dated number of the law, for a subject where it has one: `the plate_limit of d.custodian`."""

    law: str
    name: str
    subject: Expression | None
    kind: Kind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class LegalFactOf:
    """A fact about the law itself: `reenacted`."""

    law: str
    name: str
    kind: Kind
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """`u is judged probable_cause`: answered by a person, never by the engine."""

    law: str
    judgment: str
    subject: Expression | None
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class UnderReading:
    """Whether this reading of a dispute is the one chosen in this world."""

    law: str
    dispute: str
    reading: str
    span: Span


class Known(Enum):
    """How much somebody must know."""

    KNOWS = "knows"
    REASON_TO_BELIEVE = "has reason to believe"


@dataclass(frozen=True, slots=True, kw_only=True)
class Knows:
    """`f.sender knows that (...)`: a gap per person, subject and date; *knows* implies that it is so."""

    who: Expression
    known: Known
    condition: Expression
    span: Span


@dataclass(frozen=True, slots=True)
class SectionRef:
    """A section of a law by its number; a number includes what stands under it (15 includes 15(a)).

    `duty` is set where the reference names one duty of the section (`15(a)#publish`).
    """

    law: str
    section: str
    duty: str | None = None


class SectionState(Enum):
    """What may be asked of a section."""

    VIOLATED = "violated"
    COMPLIED_WITH = "complied with"
    SATISFIED = "satisfied"
    EXCUSED = "excused"
    RELIED_ON = "relied on"
    APPLIES = "applies"


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionIs:
    """`section 4(a) is violated as to f`. Several targets: of one range `sections 4(a) to 4(c)`; any of them.

    For COMPLIED_WITH and SATISFIED of several targets: all of them.
    """

    targets: tuple[SectionRef, ...]
    state: SectionState
    as_to: Expression | None
    span: Span


Expression: TypeAlias = (
    Constant
    | Variable
    | Root
    | RolePlayer
    | Item
    | BearerOf
    | Field
    | Apply
    | And
    | Or
    | Not
    | Quantified
    | Aggregate
    | NoGap
    | Defined
    | ParameterOf
    | LegalFactOf
    | Judged
    | UnderReading
    | Knows
    | SectionIs
)
