"""Values that are computed: sums of days, earliest dates, days of a year, parameters of somebody.

What comes in: the shapes of the tree that stand for values. What goes out: operators of the model, each with its
kind.
"""

from __future__ import annotations

import calendar
from collections.abc import Mapping

from whereas.model.expression import Apply, Expression, Field, ParameterOf
from whereas.model.kinds import Basic, DateKind, Kind, ListKind, PeriodKind
from whereas.model.operators import Operator
from whereas.resolve.classified import read_applied
from whereas.resolve.comparisons import check_comparable, check_units
from whereas.resolve.deadlines import day_of_year, need_date
from whereas.resolve.kinds import TERM_DAY, fits, is_amount, kind_of, words_of
from whereas.resolve.meanings import law_of_term
from whereas.resolve.names import LawNames
from whereas.resolve.paths import PERIOD, read_path
from whereas.resolve.problems import UnknownName, did_you_mean
from whereas.resolve.problems_kinds import EmptyList, WrongKind, WrongSubject
from whereas.resolve.problems_time import DayCountedInHours, ImpossibleDay
from whereas.resolve.scope import Scope
from whereas.syntax import tree as t
from whereas.text import Span
from whereas.values.scalars import Unit

_LEAP_YEAR = 2024
_FINE = (Unit.SECOND, Unit.MINUTE, Unit.HOUR)
_SIGNS: Mapping[t.ArithmeticOperator, Operator] = {
    t.ArithmeticOperator.PLUS: Operator.PLUS,
    t.ArithmeticOperator.MINUS: Operator.MINUS,
}
_DAYS: Mapping[Operator, Operator] = {Operator.PLUS: Operator.DAY_AFTER, Operator.MINUS: Operator.DAY_BEFORE}


def read_of(node: t.Applied, scope: Scope) -> Expression | None:
    """Return `the NAME of X`: a parameter, or a definition that yields a value."""
    name = node.name.text
    law = law_of_term(name, scope)
    if law is None or name in law.lists or name in law.legal_facts:
        known = [name for law in scope.visible_laws() for name in (*law.parameters, *law.definitions)]
        hint = did_you_mean(name, known)
        scope.report(UnknownName(span=node.name.span, name=name, sort="parameter or definition", hint=hint))
        return None
    if name in law.definitions:
        return read_applied(node, law, scope)
    return _read_parameter_of(node, law, scope)


def _read_parameter_of(node: t.Applied, law: LawNames, scope: Scope) -> Expression | None:
    parameter = scope.reader.parameter(law.id, node.name.text)
    subject = scope.reader.value(node.argument, scope, None if parameter is None else _subject_kind(parameter.variable))
    if parameter is None or subject is None:
        return None
    expected = "nothing" if parameter.variable is None else words_of(parameter.variable.kind, scope.vocabulary)
    if parameter.variable is None or not fits(kind_of(subject), parameter.variable.kind):
        found = words_of(kind_of(subject), scope.vocabulary)
        scope.report(WrongSubject(span=subject.span, name=node.name.text, expected=expected, found=found))
        return None
    return ParameterOf(law=law.id, name=node.name.text, subject=subject, kind=parameter.kind, span=node.span)


def _subject_kind(variable: object) -> Kind | None:
    return getattr(variable, "kind", None)


def read_arithmetic(node: t.Arithmetic, scope: Scope) -> Expression | None:
    """Return a sum or a difference; a date and a length of time give a day."""
    left = scope.reader.value(node.left, scope)
    right = scope.reader.value(node.right, scope)
    if left is None or right is None:
        return None
    operator = _SIGNS[node.operator]
    kind = kind_of(left)
    if isinstance(kind, DateKind) and kind_of(right) is Basic.DURATION:
        return Apply(operator=_DAYS[operator], operands=(right, left), kind=kind, span=node.span)
    if not is_amount(kind):
        found = words_of(kind, scope.vocabulary)
        scope.report(WrongKind(span=left.span, expected="an amount", found=found))
        return None
    if kind is Basic.YEAR and kind_of(right) is Basic.NUMBER:
        return Apply(operator=operator, operands=(left, right), kind=kind, span=node.span)
    if not check_comparable(kind, right, scope) or not check_units(left, right, scope):
        return None
    return Apply(operator=operator, operands=(left, right), kind=kind, span=node.span)


def read_extreme(node: t.Extreme, scope: Scope) -> Expression | None:
    """Return the earliest or the latest of several dates, or of the dates of a list."""
    if node.kind not in (t.ExtremeKind.EARLIEST, t.ExtremeKind.LATEST):
        scope.report(WrongKind(span=node.span, expected="a date", found="a sum of money"))
        return None
    operator = Operator.EARLIEST if node.kind is t.ExtremeKind.EARLIEST else Operator.LATEST
    if isinstance(node.members, t.Path):
        return _read_extreme_of_column(operator, node.members, node.span, scope)
    if not node.members.items:
        scope.report(EmptyList(span=node.members.span))
        return None
    read = [scope.reader.value(item, scope) for item in node.members.items]
    members = tuple(member for member in read if member is not None and need_date(member, scope))
    if len(members) != len(node.members.items):
        return None
    kinds = [kind for kind in map(kind_of, members) if isinstance(kind, DateKind)]
    kind = DateKind(is_event=any(kind.is_event for kind in kinds), is_moment=all(kind.is_moment for kind in kinds))
    return Apply(operator=operator, operands=members, kind=kind, span=node.span)


def _read_extreme_of_column(operator: Operator, path: t.Path, span: Span, scope: Scope) -> Expression | None:
    column = read_path(path, scope, as_column=True)
    if column is None:
        return None
    kind = kind_of(column)
    if not isinstance(kind, ListKind) or not isinstance(kind.member, DateKind):
        found = words_of(kind, scope.vocabulary)
        scope.report(WrongKind(span=path.span, expected="a list of dates, such as `audits.on`", found=found))
        return None
    return Apply(operator=operator, operands=(column,), kind=kind.member, span=span)


def read_day_offset(node: t.DayOffset, scope: Scope) -> Expression | None:
    """Return `the day D before X` or `the day D after X`: an event if X is one."""
    length = scope.reader.value(node.length, scope)
    origin = scope.reader.value(node.origin, scope)
    if length is None or origin is None:
        return None
    if kind_of(length) is not Basic.DURATION:
        found = words_of(kind_of(length), scope.vocabulary)
        scope.report(WrongKind(span=length.span, expected="a length of time", found=found))
        return None
    if isinstance(node.length, t.DurationLiteral) and Unit(node.length.unit.value) in _FINE:
        scope.report(DayCountedInHours(span=node.length.span, unit=node.length.unit.value))
        return None
    if not need_date(origin, scope):
        return None
    kind = kind_of(origin)
    if not isinstance(kind, DateKind):
        return None
    operator = Operator.DAY_BEFORE if node.direction is t.Direction.BEFORE else Operator.DAY_AFTER
    day = DateKind(is_event=kind.is_event, is_moment=False)
    return Apply(operator=operator, operands=(length, origin), kind=day, span=node.span)


def read_boundary(node: t.Boundary, scope: Scope) -> Expression | None:
    """Return the first or the last day of a period or a year."""
    of = read_path(node.of, scope)
    if of is None:
        return None
    is_end = node.kind is t.BoundaryKind.END
    match kind_of(of):
        case PeriodKind() if is_end:
            return Apply(operator=Operator.END_OF, operands=(of,), kind=TERM_DAY, span=node.span)
        case PeriodKind():
            return Field(of=of, record=PERIOD, name="starts_on", kind=TERM_DAY, basis=None, span=node.span)
        case Basic.YEAR:
            return day_of_year(of, 12, 31, node.span) if is_end else day_of_year(of, 1, 1, node.span)
        case kind:
            found = words_of(kind, scope.vocabulary)
            scope.report(WrongKind(span=of.span, expected="a period or a year", found=found))
            return None


def read_cell_state(node: t.CellState, scope: Scope) -> Expression | None:
    """Return the state of a cell, or of a column: `the state of searches.reason`."""
    cell = read_path(node.of, scope, as_column=True)
    if cell is None:
        return None
    if not isinstance(cell, Field):
        found = words_of(kind_of(cell), scope.vocabulary)
        scope.report(WrongKind(span=node.of.span, expected="a field of a record", found=found))
        return None
    return Apply(operator=Operator.STATE_OF, operands=(cell,), kind=Basic.CELL_STATE, span=node.span)


def read_calendar_day(node: t.CalendarDay, scope: Scope) -> Expression | None:
    """Return a day of a year: `15 March of the year after y`."""
    year = _read_year(node.year, scope)
    day, month = int(node.day.value), node.month
    longest = calendar.monthrange(_LEAP_YEAR, month)[1]
    is_leap_day = month == 2 and day == longest  # noqa: PLR2004 - February
    if node.day.value != day or not 1 <= day <= longest or is_leap_day:
        name = calendar.month_name[month]
        scope.report(ImpossibleDay(span=node.day.span, day=node.day.written, month=name))
        return None
    return None if year is None else day_of_year(year, month, day, node.span)


def _read_year(node: t.Path | t.RelativeYear, scope: Scope) -> Expression | None:
    path = node if isinstance(node, t.Path) else node.of
    found = read_path(path, scope)
    if found is None:
        return None
    kind = kind_of(found)
    year: Expression = found
    if isinstance(kind, DateKind) and isinstance(node, t.RelativeYear):
        year = Apply(operator=Operator.YEAR_OF, operands=(found,), kind=Basic.YEAR, span=node.span)
    elif kind is not Basic.YEAR:
        scope.report(WrongKind(span=path.span, expected="a year", found=words_of(kind, scope.vocabulary)))
        return None
    if isinstance(node, t.Path) or node.direction is t.Direction.OF:
        return year
    operator = Operator.YEAR_BEFORE if node.direction is t.Direction.BEFORE else Operator.YEAR_AFTER
    return Apply(operator=operator, operands=(year,), kind=Basic.YEAR, span=node.span)
