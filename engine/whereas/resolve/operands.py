"""Values of every shape: literals, paths, and what is computed.

What comes in: any expression of the tree, where a value is needed. What goes out: its typed form. Promised: a
condition where a value is needed is reported as one.
"""

from __future__ import annotations

from whereas.model.expression import Expression
from whereas.model.kinds import Kind
from whereas.resolve import computed
from whereas.resolve.literals import read_literal
from whereas.resolve.paths import read_path
from whereas.resolve.problems_kinds import NotAValue, WrongKind
from whereas.resolve.ranges import read_aggregate
from whereas.resolve.scope import Scope
from whereas.syntax import tree as t

_LITERALS = (
    t.TextLiteral,
    t.NumberLiteral,
    t.PercentLiteral,
    t.MoneyLiteral,
    t.DurationLiteral,
    t.DateLiteral,
    t.MomentLiteral,
    t.NoneLiteral,
    t.YesNoLiteral,
)


def read_operand(node: t.Expression, scope: Scope, expected: Kind | None) -> Expression | None:
    """Return a value in its typed form."""
    if isinstance(node, _LITERALS):
        return read_literal(node, scope, expected)
    match node:
        case t.Path():
            return read_path(node, scope, expected)
        case t.ListLiteral():
            scope.report(WrongKind(span=node.span, expected="one value", found="a list"))
            return None
        case t.Aggregate():
            return read_aggregate(node, scope)
        case (
            t.Applied() | t.Arithmetic() | t.Extreme() | t.DayOffset() | t.Boundary() | t.CellState() | t.CalendarDay()
        ):
            return _read_computed(node, scope)
        case _:
            scope.report(NotAValue(span=node.span))
            return None


_Computed = t.Applied | t.Arithmetic | t.Extreme | t.DayOffset | t.Boundary | t.CellState | t.CalendarDay


def _read_computed(node: _Computed, scope: Scope) -> Expression | None:
    match node:
        case t.Applied():
            return computed.read_of(node, scope)
        case t.Arithmetic():
            return computed.read_arithmetic(node, scope)
        case t.Extreme():
            return computed.read_extreme(node, scope)
        case t.DayOffset():
            return computed.read_day_offset(node, scope)
        case t.Boundary():
            return computed.read_boundary(node, scope)
        case t.CellState():
            return computed.read_cell_state(node, scope)
        case t.CalendarDay():
            return computed.read_calendar_day(node, scope)
