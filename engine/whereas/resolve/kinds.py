"""The kinds of expressions: which one has which, what fits what, and how a reader is told of them.

Promised: a kind is named in the vocabulary's words, never in those of a program.
"""

from __future__ import annotations

from whereas.model.expression import (
    And,
    Expression,
    Judged,
    Knows,
    NoGap,
    Not,
    Or,
    Quantified,
    SectionIs,
    UnderReading,
)
from whereas.model.kinds import (
    Basic,
    DateKind,
    EnumerationKind,
    GroupKind,
    Kind,
    ListKind,
    PeriodKind,
    RecordKind,
    RecordsKind,
)
from whereas.model.vocabulary import Vocabulary

AMOUNTS = (Basic.NUMBER, Basic.PERCENT, Basic.DURATION, Basic.MONEY, Basic.YEAR)
EVENT_DAY = DateKind(is_event=True, is_moment=False)
TERM_DAY = DateKind(is_event=False, is_moment=False)
TERM_MOMENT = DateKind(is_event=False, is_moment=True)
BASIC_NAMES = {
    basic.value: basic
    for basic in (Basic.TEXT, Basic.YES_NO, Basic.NUMBER, Basic.MONEY, Basic.PERCENT, Basic.DURATION, Basic.YEAR)
}
"""The basic kinds that a vocabulary may name; dates are apart, for they are events or terms."""

_BASIC_WORDS = {
    Basic.YES_NO: "yes or no",
    Basic.TEXT: "a text",
    Basic.NUMBER: "a number",
    Basic.PERCENT: "a percentage",
    Basic.DURATION: "a length of time",
    Basic.MONEY: "a sum of money",
    Basic.YEAR: "a year",
    Basic.CELL_STATE: "the state of a cell",
}


def kind_of(expression: Expression) -> Kind:
    """Return the kind of an expression; that of a condition is yes_no."""
    match expression:
        case And() | Or() | Not() | Quantified() | NoGap() | Judged() | UnderReading() | Knows() | SectionIs():
            return Basic.YES_NO
        case _:
            return expression.kind or Basic.TEXT


def is_amount(kind: Kind) -> bool:
    """Return whether values of the kind are ordered by size."""
    return kind in AMOUNTS


def fits(kind: Kind, expected: Kind) -> bool:
    """Return whether a value of `kind` may stand where `expected` is: events and terms, days and moments mix."""
    if isinstance(kind, DateKind) and isinstance(expected, DateKind):
        return True
    if isinstance(kind, ListKind) and isinstance(expected, ListKind):
        return fits(kind.member, expected.member)
    if isinstance(kind, RecordKind) and isinstance(expected, RecordsKind):
        return kind.name in expected.names
    if isinstance(kind, RecordsKind) and isinstance(expected, RecordKind):
        return expected.name in kind.names
    return kind == expected


def words_of(kind: Kind, vocabulary: Vocabulary) -> str:
    """Return the kind as a noun phrase with its article: `a flow`, `a list of party`, `a length of time`."""
    match kind:
        case Basic():
            return _BASIC_WORDS[kind]
        case DateKind():
            return "a moment" if kind.is_moment else "a date"
        case EnumerationKind(name=name):
            return f"a value of `{name}`" if name in vocabulary.enumerations else "a value"
        case RecordKind(name=name):
            return f"a record `{name}`"
        case RecordsKind(names=names):
            return "a record " + " or ".join(f"`{name}`" for name in names)
        case ListKind(member=member):
            return f"a list, each of it {words_of(member, vocabulary)}"
        case PeriodKind():
            return "a period"
        case GroupKind(record=record):
            return f"a group of records `{record}`"
