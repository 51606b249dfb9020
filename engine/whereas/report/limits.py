"""The limits in time that a duty sets, in words: "the report is within 30 days after the end of the use".

What comes in: a duty and its words. What goes out: each comparison of dates, each bound on a length of time and each
gap that must not be in what the duty asks, once. Promised: no date is computed here, and none is guessed.
"""

from __future__ import annotations

from collections.abc import Iterator

from whereas.english import Scope, clause, phrase
from whereas.english.days import say_day
from whereas.model.expression import And, Apply, Defined, Expression, Field, NoGap, Not, Or, ParameterOf, Quantified
from whereas.model.kinds import Basic
from whereas.model.law import Duty, ParameterLine
from whereas.model.operators import ROWS, Operator
from whereas.report.due import Limit

_ORDERS = (
    Operator.BEFORE,
    Operator.ON_OR_BEFORE,
    Operator.AT_LEAST_BEFORE,
    Operator.MORE_THAN_BEFORE,
    Operator.AT_MOST_BEFORE,
    Operator.AFTER,
    Operator.ON_OR_AFTER,
    Operator.AT_LEAST_AFTER,
    Operator.MORE_THAN_AFTER,
)
_BOUNDS = (Operator.AT_MOST, Operator.LESS_THAN, Operator.AT_LEAST, Operator.MORE_THAN)


def limits_of(duty: Duty, scope: Scope) -> tuple[Limit, ...]:
    """Return the limits in time of a duty, in the order of the law; of one that only permits under conditions, these.

    Args:
        duty: whichever.
        scope: the words for its variables.
    """
    if duty.requirement is not None:
        asked: tuple[Expression, ...] = (duty.requirement,)
    else:
        asked = tuple(item.condition for item in duty.exceptions if item.condition is not None)
    return tuple(dict.fromkeys(limit for item in asked for limit in _limits(item, scope, holds=True)))


def _limits(expression: Expression, scope: Scope, *, holds: bool) -> Iterator[Limit]:
    match expression:
        case Apply() if _is_limit(expression):
            amounts = "".join(f" ({amount})" for amount in _amounts(expression, scope))
            words = clause(expression, scope.about(None), holds=holds)
            yield Limit(text=f"{words}{amounts}", is_order=_is_order(expression))
        case And(parts=parts) | Or(parts=parts):
            for part in parts:
                yield from _limits(part.condition, scope, holds=holds)
        case Not(condition=condition):
            yield from _limits(condition, scope, holds=not holds)
        case Quantified(variable=variable, sources=sources, where=where, has=has):
            inner = scope.binding(variable, sources)
            for asked in (where, has):
                if asked is not None:
                    yield from _limits(asked, inner, holds=True)
        case NoGap():
            yield Limit(text=clause(expression, scope.about(None), holds=holds), is_order=False)
        case Defined():
            yield from _defined(expression, scope, holds=holds)
        case _:
            return


def _amounts(comparison: Apply, scope: Scope) -> Iterator[str]:
    """Yield the amounts of the parameters in a comparison, with their days; of those that are the same in all cases."""
    for operand in comparison.operands:
        if not isinstance(operand, ParameterOf):
            continue
        law = scope.lexicon.laws.get(operand.law)
        parameter = None if law is None else law.parameters.get(operand.name)
        if parameter is not None and all(line.case is None for line in parameter.lines):
            yield "; ".join(_amount(line, scope) for line in parameter.lines)


def _amount(line: ParameterLine, scope: Scope) -> str:
    words = phrase(line.value, scope)
    words += "" if line.first is None else f" from {say_day(line.first)}"
    return words + ("" if line.last is None else f" until {say_day(line.last)}")


def _defined(term: Defined, scope: Scope, *, holds: bool) -> Iterator[Limit]:
    """Yield the limits in what a term means, in the words of what it is said of."""
    law = scope.lexicon.laws.get(term.law)
    definition = None if law is None else law.definitions.get(term.name)
    if definition is None:
        return
    inner = scope
    for parameter in definition.parameters:
        inner = inner.binding(parameter)
    for meaning in definition.bodies:
        if meaning.body is not None:
            yield from _limits(meaning.body, inner, holds=holds)


def _is_limit(comparison: Apply) -> bool:
    if ROWS[comparison.operator].compares_dates:
        return True
    return comparison.operator in _BOUNDS and any(
        getattr(operand, "kind", None) is Basic.DURATION for operand in comparison.operands
    )


def _is_order(comparison: Apply) -> bool:
    """Return whether it orders two things of the deal, and does not measure one against the calendar."""
    return comparison.operator in _ORDERS and isinstance(comparison.operands[-1], Field)
