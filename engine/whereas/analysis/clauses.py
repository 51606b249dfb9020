"""The clauses of a law: every duty, condition, number and exception of which scenarios must show how it comes out.

What comes in: a linked law and the laws at hand. What goes out: its clauses, in the order of the text. Promised: only
what the law itself writes, and only what a trace can show: a condition inside a count or a sum is part of the
comparison in which the count stands.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from fractions import Fraction

from whereas.model.coverage import Clause, ClauseKind, Shown
from whereas.model.expression import (
    And,
    Apply,
    Constant,
    Defined,
    Expression,
    Field,
    LegalFactOf,
    Not,
    Or,
    ParameterOf,
    PeriodsSince,
    Quantified,
    YearsSince,
)
from whereas.model.law import Binding, Duty, Exception_, Law, Modality
from whereas.model.operators import ROWS, Operator
from whereas.model.walk import subexpressions
from whereas.text import Span
from whereas.values.scalars import Duration, Money, Percent

AMOUNTS = (Operator.AT_LEAST, Operator.AT_MOST, Operator.MORE_THAN, Operator.LESS_THAN)
_BOTH = (Shown.TRUE, Shown.FALSE)
_AROUND = (Shown.BELOW, Shown.AT, Shown.ABOVE)
_NUMBERS = (Fraction, Duration, Money, Percent, dt.date)


def clauses_of(law: Law, laws: Mapping[str, Law]) -> tuple[Clause, ...]:
    """Return the clauses of a law.

    Args:
        law: the law, linked.
        laws: the laws whose definitions and parameters it may name, by their ids.
    """
    found: dict[tuple[ClauseKind, Span, str], Clause] = {}
    for clause in _Walk(laws).of_law(law):
        if clause.span.source == law.span.source:
            found.setdefault((clause.kind, clause.span, clause.name), clause)
    return tuple(sorted(found.values(), key=lambda clause: (clause.span.start, clause.span.end)))


def has_number(expression: Expression, laws: Mapping[str, Law]) -> bool:
    """Return whether a number, date or amount that a law writes down stands in an operand, or in what it names."""
    for part in subexpressions(expression):
        match part:
            case Constant(value=value) if isinstance(value, _NUMBERS):
                return True
            case ParameterOf():
                return True
            case Defined(law=law, name=name) if law in laws:
                bodies = laws[law].definitions[name].bodies
                if any(each.body is not None and has_number(each.body, laws) for each in bodies):
                    return True
            case _:
                pass
    return False


def turns_on_number(expression: Expression, laws: Mapping[str, Law]) -> bool:
    """Return whether a condition places an amount or a date against a number that a law writes down."""
    if not isinstance(expression, Apply):
        return False
    places = expression.operator in AMOUNTS or ROWS[expression.operator].compares_dates or is_exact(expression)
    if not places or expression.operator is Operator.FALLS_WITHIN:
        return False
    return any(has_number(operand, laws) for operand in expression.operands) and not all(
        _is_of_law(operand) for operand in expression.operands
    )


def is_exact(expression: Apply) -> bool:
    """Return whether a condition asks for one amount that the law writes down: `the council.members is 9`."""
    if expression.operator is not Operator.IS:
        return False
    last = expression.operands[-1]
    return isinstance(last, Constant) and isinstance(last.value, (Fraction, Duration, Money, Percent))


def is_list(condition: And | Or) -> bool:
    """Return whether it is one phrase on a list of values, such as `f.data includes any of [video, images]`."""
    lists = {
        part.condition.operands[0].span
        for part in condition.parts
        if isinstance(part.condition, Apply) and part.condition.operator is Operator.INCLUDES
    }
    return len(lists) == 1 and all(
        isinstance(part.condition, Apply) and part.condition.operator is Operator.INCLUDES for part in condition.parts
    )


def _is_of_law(operand: Expression) -> bool:
    """Return whether no fact of a deal can change an operand."""
    return isinstance(operand, (Constant, LegalFactOf)) or (
        isinstance(operand, ParameterOf) and operand.subject is None
    )


def wanted_of_duty(duty: Duty) -> tuple[Shown, ...]:
    """Return the verdicts that scenarios must show of a duty: that it is kept, broken, and open for want of a fact.

    What is forbidden outright, whatever is done, is kept where an exception excuses it, or where it does not apply.
    Of a permission: that it is given, that it is not, and open.
    """
    if duty.modality is Modality.MAY:
        return (Shown.SATISFIED, Shown.INAPPLICABLE, Shown.UNDETERMINED)
    kept = Shown.SATISFIED
    if duty.requirement is None:
        kept = Shown.EXCUSED if duty.exceptions else Shown.INAPPLICABLE
    return (kept, Shown.VIOLATED, Shown.UNDETERMINED)


class _Walk:
    """One walk through a law; a definition is walked through once."""

    def __init__(self, laws: Mapping[str, Law]) -> None:
        self._laws = laws
        self._seen: set[tuple[str, str]] = set()

    def of_law(self, law: Law) -> Iterator[Clause]:
        for section in law.sections:
            for duty in section.duties:
                yield from self._duty(section.number, duty)
        for external in law.external_exceptions:
            yield from self._exception(external.written_in, external.exception)

    def _duty(self, section: str, duty: Duty) -> Iterator[Clause]:
        yield Clause(
            kind=ClauseKind.DUTY,
            section=section,
            name=duty.name or "",
            span=duty.span,
            wanted=wanted_of_duty(duty),
        )
        for number, binding in enumerate(duty.bindings):
            counted = _counted_from(duty.bindings[number + 1 :])
            for clause in self._given(section, binding.where):
                yield replace(clause, wanted=(Shown.TRUE,)) if _guards(binding.where, clause, counted) else clause
        for condition in duty.when:
            yield from self._given(section, condition)
        for old in duty.grandfathered:
            yield from self._given(section, old.condition)
        yield from self._given(section, duty.requirement)
        for exception in duty.exceptions:
            yield from self._exception(section, exception)

    def _exception(self, section: str, exception: Exception_) -> Iterator[Clause]:
        for name in names_of(exception):
            yield Clause(
                kind=ClauseKind.EXCEPTION,
                section=section,
                name=name,
                span=exception.span,
                wanted=(Shown.APPLIES, Shown.FAILS),
            )
        yield from self._given(section, exception.condition)
        for inner in exception.unless:
            yield from self._exception(section, inner)
        for duty in exception.attached:
            yield from self._duty(section, duty)

    def _given(self, section: str, condition: Expression | None) -> Iterator[Clause]:
        match condition:
            case None | Constant() | LegalFactOf():
                return
            case And() | Or() if is_list(condition):
                yield _condition(section, condition)
            case And(parts=parts):
                yield from self._all_of(section, tuple(part.condition for part in parts))
            case Or(parts=parts):
                for part in parts:
                    yield from self._given(section, part.condition)
            case Not(condition=inner):
                yield from self._given(section, inner)
            case Defined(law=law, name=name):
                yield from self._definition(section, law, name)
            case Quantified(where=where, has=has):
                yield _condition(section, condition)
                yield from self._given(section, where)
                yield from self._given(section, has)
            case _:
                yield from self._leaf(section, condition)

    def _all_of(self, section: str, conditions: tuple[Expression, ...]) -> Iterator[Clause]:
        amounts = _amounts_in(conditions)
        for condition in conditions:
            for clause in self._given(section, condition):
                yield replace(clause, wanted=(Shown.TRUE,)) if _guards(condition, clause, amounts) else clause

    def _leaf(self, section: str, condition: Expression) -> Iterator[Clause]:
        yield _condition(section, condition)
        if turns_on_number(condition, self._laws):
            yield Clause(kind=ClauseKind.NUMBER, section=section, name="", span=condition.span, wanted=_AROUND)

    def _definition(self, section: str, law: str, name: str) -> Iterator[Clause]:
        if (law, name) in self._seen or law not in self._laws:
            return
        self._seen.add((law, name))
        definition = self._laws[law].definitions[name]
        for body in definition.bodies:
            yield from self._given(definition.section or section, body.body)


def _counted_from(bindings: Iterable[Binding]) -> frozenset[tuple[str, str]]:
    """Return the facts from which the years or periods of bindings are counted, by record and name."""
    return frozenset(
        (part.record, part.name)
        for binding in bindings
        for source in binding.sources
        if isinstance(source, (YearsSince, PeriodsSince))
        for part in subexpressions(source.since)
        if isinstance(part, Field)
    )


def _amounts_in(conditions: Iterable[Expression]) -> frozenset[tuple[str, str]]:
    """Return the facts whose amounts are compared, by record and name: what there is none of fails them anyway."""
    return frozenset(
        (operand.record, operand.name)
        for each in conditions
        if isinstance(each, Apply) and each.operator in AMOUNTS
        for operand in each.operands
        if isinstance(operand, Field)
    )


def _guards(where: Expression | None, clause: Clause, counted: frozenset[tuple[str, str]]) -> bool:
    """Return whether a clause only asks that there is a fact without which what stands beside it can't hold."""
    return any(
        isinstance(part, Apply)
        and part.span == clause.span
        and part.operator is Operator.EXISTS
        and isinstance(part.operands[0], Field)
        and (part.operands[0].record, part.operands[0].name) in counted
        for part in (() if where is None else subexpressions(where))
    )


def _condition(section: str, condition: Expression) -> Clause:
    return Clause(kind=ClauseKind.CONDITION, section=section, name="", span=condition.span, wanted=_BOTH)


def names_of(exception: Exception_) -> tuple[str, ...]:
    """Return the names under which an exception is told: one for each of several sections that prevail."""
    if len(exception.prevails) < 2:  # noqa: PLR2004 - one section or none: as it stands
        return (exception.name,)
    return tuple(f"{exception.name} {ref.section}" for ref in exception.prevails)
