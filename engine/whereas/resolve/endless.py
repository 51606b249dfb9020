"""Duties that can always still be met, so that nobody can ever break them (semantics 1 and 2).

What comes in: a duty. What goes out: a warning for each part of it that asks for one more record at any time after an
event: `some a in answers where (a.on after objection.on)` and its like. One more record may come in any list, on any
day to come, and nothing says by when.
"""

from __future__ import annotations

from collections.abc import Iterator

from whereas.model.expression import And, Apply, Defined, Expression, Or, Quantified, Quantifier, Variable
from whereas.model.kinds import DateKind
from whereas.model.law import Duty, Modality
from whereas.model.operators import ROWS, Operator
from whereas.model.walk import subexpressions
from whereas.resolve.kinds import kind_of, words_of
from whereas.resolve.problems_time import NoEnd
from whereas.resolve.scope import Scope

_AT_LEAST_ONE = (Quantifier.SOME, Quantifier.AT_LEAST, Quantifier.MORE_THAN)
_WITHOUT_END = (Operator.AFTER, Operator.ON_OR_AFTER, Operator.AT_LEAST_AFTER, Operator.MORE_THAN_AFTER)


def check_ends(duty: Duty, scope: Scope) -> None:
    """Report each part of what a duty asks that has no end."""
    if duty.modality is not Modality.MUST or duty.requirement is None:
        return
    for part in _asked(duty.requirement):
        if _has_no_end(part):
            record = words_of(part.variable.kind, scope.vocabulary)
            scope.report(NoEnd(span=part.span, record=record))


def _asked(requirement: Expression) -> Iterator[Quantified]:
    """Yield what is asked for as it stands, not under a negation."""
    stack = [requirement]
    while stack:
        part = stack.pop()
        if isinstance(part, And | Or):
            stack.extend(item.condition for item in reversed(part.parts))
        elif isinstance(part, Quantified) and part.quantifier in _AT_LEAST_ONE:
            yield part


def _has_no_end(asked: Quantified) -> bool:
    """Return whether events are compared in it, and only so that the record comes after something."""
    inside = [part for each in (asked.where, asked.has) if each is not None for part in subexpressions(each)]
    if any(isinstance(part, Defined) for part in inside):
        return False
    compared = [part for part in inside if isinstance(part, Apply) and ROWS[part.operator].compares_dates]
    return bool(compared) and all(_comes_after(part, asked.variable) for part in compared)


def _comes_after(compared: Apply, variable: Variable) -> bool:
    """Return whether a comparison asks that an event of the record comes after something, and of nothing else."""
    if compared.operator not in _WITHOUT_END:
        return False
    first, *others = ([*subexpressions(operand)] for operand in compared.operands)
    kind = kind_of(compared.operands[0])
    return (
        isinstance(kind, DateKind)
        and kind.is_event
        and any(isinstance(part, Variable) and part.name == variable.name for part in first)
        and not any(isinstance(part, Variable) and part.name == variable.name for other in others for part in other)
    )
