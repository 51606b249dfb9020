"""Literals of the text as constants, typed by the other side where that matters: `2026` may be a number or a year."""

from __future__ import annotations

from fractions import Fraction

from whereas.model.expression import Constant
from whereas.model.kinds import Basic, EnumerationKind, Kind
from whereas.resolve.kinds import TERM_DAY, TERM_MOMENT
from whereas.resolve.problems_kinds import NoneCompared, QuotedValue
from whereas.resolve.problems_time import NoCalendar
from whereas.resolve.scope import Scope
from whereas.syntax import tree as t
from whereas.values.scalars import DayKind, Duration, Money, Percent, Unit

_Plain = t.PercentLiteral | t.MoneyLiteral | t.DateLiteral | t.MomentLiteral | t.YesNoLiteral


def duration_of(node: t.DurationLiteral) -> Duration:
    """Return the length of time that is written."""
    days = DayKind.CALENDAR if node.day_kind is None else DayKind(node.day_kind.value)
    return Duration(amount=Fraction(node.count.value), unit=Unit(node.unit.value), days=days)


def read_literal(node: t.Literal, scope: Scope, expected: Kind | None) -> Constant | None:
    """Return the constant that a literal stands for; `none` is none."""
    match node:
        case t.TextLiteral(text=text):
            if isinstance(expected, EnumerationKind):
                scope.report(QuotedValue(span=node.span, word="a text", wanted=f"a value of `{expected.name}`"))
                return None
            return Constant(value=text.value, kind=Basic.TEXT, span=node.span)
        case t.NumberLiteral(value=number):
            kind = Basic.YEAR if expected is Basic.YEAR else Basic.NUMBER
            return Constant(value=Fraction(number), kind=kind, span=node.span)
        case t.NoneLiteral():
            scope.report(NoneCompared(span=node.span))
            return None
        case t.DurationLiteral():
            check_calendar(node, scope)
            return Constant(value=duration_of(node), kind=Basic.DURATION, span=node.span)
        case _:
            return _read_plain(node)


def _read_plain(node: _Plain) -> Constant:
    match node:
        case t.PercentLiteral(value=number):
            return Constant(value=Percent(Fraction(number)), kind=Basic.PERCENT, span=node.span)
        case t.MoneyLiteral(value=number, currency=currency):
            return Constant(value=Money(Fraction(number), currency), kind=Basic.MONEY, span=node.span)
        case t.DateLiteral(value=day):
            return Constant(value=day, kind=TERM_DAY, span=node.span)
        case t.MomentLiteral(value=moment):
            return Constant(value=moment, kind=TERM_MOMENT, span=node.span)
        case t.YesNoLiteral(value=flag):
            return Constant(value=flag, kind=Basic.YES_NO, span=node.span)


def check_calendar(node: t.DurationLiteral, scope: Scope) -> None:
    """Report court or business days in a law that names no calendar for them."""
    rules = scope.law.tree.time_rules
    named = {t.DayKind.COURT: rules.court_days, t.DayKind.BUSINESS: rules.business_days}
    if node.day_kind in named and named[node.day_kind] is None:
        scope.report(NoCalendar(span=node.span, days=node.day_kind.value))
