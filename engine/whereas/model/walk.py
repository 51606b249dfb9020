"""The one walk over expressions: the parts of each shape, in the order of the text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import assert_never

from whereas.model.expression import (
    Aggregate,
    And,
    Apply,
    BearerOf,
    Constant,
    Defined,
    Eventual,
    Expression,
    Field,
    Groups,
    Item,
    Judged,
    Knows,
    LegalFactOf,
    NoGap,
    Not,
    Onward,
    Or,
    ParameterOf,
    PeriodsSince,
    Quantified,
    RolePlayer,
    Root,
    SectionIs,
    Source,
    UnderReading,
    Variable,
    YearsSince,
)


def source_parts(source: Source) -> tuple[Expression, ...]:
    """Return the expressions that a source is made of."""
    match source:
        case Eventual(flow=flow) | Onward(flow=flow):
            return (flow,)
        case YearsSince(since=since) | PeriodsSince(since=since):
            return (since,)
        case Groups(of=of):
            return (of,)
        case _:
            return (source,)


def children(expression: Expression) -> tuple[Expression, ...]:  # noqa: C901 - one case a shape
    """Return the expressions directly inside this one."""
    match expression:
        case Constant() | Variable() | Root() | RolePlayer() | Item() | BearerOf() | LegalFactOf() | UnderReading():
            return ()
        case Field(of=of):
            return (of,)
        case Apply(operands=operands):
            return operands
        case And(parts=parts) | Or(parts=parts):
            return tuple(part.condition for part in parts)
        case Not(condition=condition):
            return (condition,)
        case Quantified(sources=sources, where=where, has=has):
            return (*_of_sources(sources), *_given(where, has))
        case Aggregate(value=value, sources=sources, where=where):
            return (*_of_sources(sources), *_given(where, value))
        case NoGap(records=records, since=since):
            return (*source_parts(records), since)
        case Defined(subjects=subjects):
            return subjects
        case ParameterOf(subject=subject) | Judged(subject=subject):
            return _given(subject)
        case Knows(who=who, condition=condition):
            return (who, condition)
        case SectionIs(as_to=as_to):
            return _given(as_to)
        case _:
            assert_never(expression)


def _given(*expressions: Expression | None) -> tuple[Expression, ...]:
    return tuple(expression for expression in expressions if expression is not None)


def _of_sources(sources: tuple[Source, ...]) -> tuple[Expression, ...]:
    return tuple(part for source in sources for part in source_parts(source))


def subexpressions(expression: Expression) -> Iterator[Expression]:
    """Yield this expression and all inside it; definitions and sections that it names are not followed."""
    stack = [expression]
    while stack:
        current = stack.pop()
        yield current
        stack.extend(reversed(children(current)))


def sources_in(expression: Expression) -> Iterator[Source]:
    """Yield the sources of every quantifier, aggregate and gap inside the expression."""
    for part in subexpressions(expression):
        match part:
            case Quantified(sources=sources) | Aggregate(sources=sources):
                yield from sources
            case NoGap(records=records):
                yield records
            case _:
                pass
