"""Comparisons of dates, from the many ways in which laws write them to the operators of the model.

What comes in: typed operands and the words between them. What goes out: one operator on them. Source for the meaning
of each: docs/semantics.md, time.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction

from whereas.model.expression import And, Apply, Constant, Expression, Field, Not, Part
from whereas.model.kinds import Basic, DateKind, PeriodKind
from whereas.model.operators import ROWS, Operator
from whereas.resolve.kinds import kind_of, words_of
from whereas.resolve.problems_kinds import WrongKind
from whereas.resolve.problems_time import HoursOfADay, NotADate, TermsUnderDeadline
from whereas.resolve.scope import Scope
from whereas.syntax import tree as t
from whereas.text import Span
from whereas.values.scalars import Duration, Unit

_C, _D, _M, _O = t.Comparator, t.Direction, t.MarginComparator, Operator

PLAIN: Mapping[t.Comparator, Operator] = {
    _C.BEFORE: _O.BEFORE,
    _C.AFTER: _O.AFTER,
    _C.ON_OR_BEFORE: _O.ON_OR_BEFORE,
    _C.ON_OR_AFTER: _O.ON_OR_AFTER,
    _C.NOT_LATER_THAN: _O.ON_OR_BEFORE,
    _C.BY: _O.ON_OR_BEFORE,
}
"""Two dates and nothing between them."""

OF_A_DAY_APART: Mapping[tuple[Operator, Operator], Operator] = {
    (_O.ON_OR_BEFORE, _O.DAY_BEFORE): _O.AT_LEAST_BEFORE,
    (_O.BEFORE, _O.DAY_BEFORE): _O.MORE_THAN_BEFORE,
    (_O.ON_OR_BEFORE, _O.DAY_AFTER): _O.NOT_LATER_THAN_AFTER,
    (_O.AFTER, _O.DAY_AFTER): _O.MORE_THAN_AFTER,
    (_O.ON_OR_AFTER, _O.DAY_AFTER): _O.AT_LEAST_AFTER,
}
"""A date compared with `the day D before B` is a distance from B: as long as B has not come, no day stands for it."""

MARGINS: Mapping[tuple[t.MarginComparator, t.Direction], Operator] = {
    (_M.WITHIN, _D.AFTER): _O.WITHIN_AFTER,
    (_M.WITHIN, _D.BEFORE): _O.AT_MOST_BEFORE,
    (_M.WITHIN, _D.OF): _O.WITHIN_OF,
    (_M.NOT_LATER_THAN, _D.AFTER): _O.NOT_LATER_THAN_AFTER,
    (_M.NOT_LATER_THAN, _D.BEFORE): _O.AT_LEAST_BEFORE,
    (_M.AT_LEAST, _D.BEFORE): _O.AT_LEAST_BEFORE,
    (_M.AT_LEAST, _D.AFTER): _O.AT_LEAST_AFTER,
    (_M.AT_MOST, _D.BEFORE): _O.AT_MOST_BEFORE,
    (_M.AT_MOST, _D.AFTER): _O.WITHIN_AFTER,
    (_M.MORE_THAN, _D.BEFORE): _O.MORE_THAN_BEFORE,
    (_M.MORE_THAN, _D.AFTER): _O.MORE_THAN_AFTER,
}
"""A distance between two dates."""

LESS_THAN: Mapping[t.Direction, tuple[Operator, Operator]] = {
    _D.BEFORE: (_O.AT_MOST_BEFORE, _O.AT_LEAST_BEFORE),
    _D.AFTER: (_O.WITHIN_AFTER, _O.AT_LEAST_AFTER),
}
"""`less than D` is at most D and not at least D."""

_FINE = (Unit.SECOND, Unit.MINUTE, Unit.HOUR)


def compare_dates(
    operator: Operator, left: Expression, right: Expression, span: Span, scope: Scope
) -> Expression | None:
    """Return the comparison of two dates."""
    if not (need_date(left, scope) and need_date(right, scope)):
        return None
    if isinstance(right, Apply):
        measured = OF_A_DAY_APART.get((operator, right.operator))
        if measured is not None:
            length, origin = right.operands
            return _apply(measured, (left, length, origin), span)
    return _apply(operator, (left, right), span)


def compare_with_margin(
    node: t.MarginComparison, left: Expression, margin: Expression, right: Expression, scope: Scope
) -> Expression | None:
    """Return the comparison of two dates that are a distance apart."""
    dates = need_date(left, scope) and need_date(right, scope)
    if kind_of(margin) is not Basic.DURATION:
        found = words_of(kind_of(margin), scope.vocabulary)
        scope.report(WrongKind(span=margin.span, expected="a length of time", found=found))
        return None
    if not dates:
        return None
    if node.comparator is t.MarginComparator.LESS_THAN:
        at_most, at_least = LESS_THAN[node.direction]
        inside = _apply(at_most, (left, margin, right), node.span)
        limit = _apply(at_least, (left, margin, right), node.span)
        return And(parts=(Part(condition=inside), Part(condition=Not(condition=limit, span=node.span))), span=node.span)
    operator = MARGINS[node.comparator, node.direction]
    if ROWS[operator].is_running:
        _check_that_something_happens(left, right, scope)
    _check_unit(left, margin, right, scope)
    return _apply(operator, (left, margin, right), node.span)


def falls_within(left: Expression, right: Expression, span: Span, scope: Scope) -> Expression | None:
    """Return `DATE falls within PERIOD`; a year is the period from its first to its last day."""
    if not need_date(left, scope):
        return None
    match kind_of(right):
        case PeriodKind():
            return _apply(Operator.FALLS_WITHIN, (left, right), span)
        case Basic.YEAR:
            first = _apply(Operator.ON_OR_AFTER, (left, day_of_year(right, 1, 1)), span)
            last = _apply(Operator.ON_OR_BEFORE, (left, day_of_year(right, 12, 31)), span)
            return And(parts=(Part(condition=first), Part(condition=last)), span=span)
        case kind:
            found = words_of(kind, scope.vocabulary)
            scope.report(WrongKind(span=right.span, expected="a period or a year", found=found))
            return None


def day_of_year(year: Expression, month: int, day: int, span: Span | None = None) -> Apply:
    """Return the day of a year."""
    place = span or year.span
    parts = (year, _number(month, place), _number(day, place))
    kind = DateKind(is_event=False, is_moment=False)
    return Apply(operator=Operator.DATE_OF, operands=parts, kind=kind, span=place)


def _number(number: int, span: Span) -> Constant:
    return Constant(value=Fraction(number), kind=Basic.NUMBER, span=span)


def need_date(expression: Expression, scope: Scope) -> bool:
    """Return whether the expression is a date; if it is not, that is reported."""
    kind = kind_of(expression)
    if isinstance(kind, DateKind):
        return True
    scope.report(NotADate(span=expression.span, found=words_of(kind, scope.vocabulary)))
    return False


def _check_that_something_happens(left: Expression, right: Expression, scope: Scope) -> None:
    kinds = (kind_of(left), kind_of(right))
    if not any(isinstance(kind, DateKind) and kind.is_event for kind in kinds):
        scope.report(TermsUnderDeadline(span=left.span))


def _check_unit(left: Expression, margin: Expression, right: Expression, scope: Scope) -> None:
    """Report hours between dates of which one has no time of day; computed dates are passed over."""
    if not isinstance(margin, Constant) or not isinstance(margin.value, Duration) or margin.value.unit not in _FINE:
        return
    for side in (left, right):
        kind = kind_of(side)
        if isinstance(side, Field | Constant) and isinstance(kind, DateKind) and not kind.is_moment:
            scope.report(HoursOfADay(span=side.span, unit=margin.value.unit.value))
            return


def _apply(operator: Operator, operands: tuple[Expression, ...], span: Span) -> Apply:
    return Apply(operator=operator, operands=operands, kind=Basic.YES_NO, span=span)
