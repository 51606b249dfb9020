"""Where an amount or a date came out beside the number that a law writes: just below it, at it, or just above it.

What comes in: the operands of a comparison as they were read. What goes out: the side, or None where the number is
not near, or the two can't be measured against each other. Promised: near is one step of the finer of the two: a day of
days, a minute of minutes, one of a count.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction

from whereas.analysis.clauses import AMOUNTS, has_number, is_exact
from whereas.model.coverage import Shown
from whereas.model.expression import Apply
from whereas.model.law import Law
from whereas.model.operators import ROWS, Operator
from whereas.model.trace import Operand
from whereas.values.dates import Counting, Uncertain, order, shift
from whereas.values.durations import exact_seconds, in_months
from whereas.values.scalars import Duration, Money, Nothing, Percent, Unit, Value

Date = dt.date | dt.datetime

_BACKWARD = (Operator.AT_LEAST_BEFORE, Operator.MORE_THAN_BEFORE, Operator.AT_MOST_BEFORE)
_ONE_DAY = dt.timedelta(days=1)
_STEPS: Mapping[Unit, dt.timedelta] = {
    Unit.SECOND: dt.timedelta(seconds=1),
    Unit.MINUTE: dt.timedelta(minutes=1),
    Unit.HOUR: dt.timedelta(hours=1),
}


def side_of(
    expression: Apply, operands: tuple[Operand, ...], laws: Mapping[str, Law], counting: Counting, as_of: Date
) -> Shown | None:
    """Return on which side of the law's number a comparison was read, or None where it is not near.

    Args:
        expression: the comparison.
        operands: its operands as they were read.
        laws: the laws whose definitions and parameters it may name.
        counting: how the law counts time.
        as_of: the assessment; it stands for what has not happened by then where a deadline runs.
    """
    try:
        if expression.operator in AMOUNTS or is_exact(expression):
            return _side_of_amount(expression, operands, laws)
        return _side_of_date(expression, operands, laws, counting, as_of)
    except (Uncertain, OverflowError):
        return None


# ---------------------------------------------------------------------- amounts
def _side_of_amount(expression: Apply, operands: tuple[Operand, ...], laws: Mapping[str, Law]) -> Shown | None:
    left, right = (operand.value for operand in operands)
    if isinstance(left, tuple) or isinstance(right, tuple) or left is None or right is None:
        return None
    if has_number(expression.operands[1], laws):
        return _beside(left, right)
    return _beside(right, left)


def _beside(value: Value, limit: Value) -> Shown | None:
    if isinstance(value, Duration) and isinstance(limit, Duration):
        return _beside_duration(value, limit)
    pair = _plain(value), _plain(limit)
    if pair[0] is None or pair[1] is None:
        return None
    return _near(pair[0] - pair[1], Fraction(1))


def _plain(value: Value) -> Fraction | None:
    match value:
        case Fraction():
            return value
        case Money(amount=amount) | Percent(amount=amount):
            return amount
        case _:
            return None


def _beside_duration(value: Duration, limit: Duration) -> Shown | None:
    finer = min((value, limit), key=lambda each: list(Unit).index(each.unit))
    step = Duration(amount=Fraction(1), unit=finer.unit, days=finer.days)
    for measure in (in_months, exact_seconds):
        amounts = [measure(each) for each in (value, limit, step)]
        if None not in amounts:
            first, second, one = (amount or Fraction(0) for amount in amounts)
            return _near(first - second, one)
    if value.unit is limit.unit and value.days is limit.days:
        return _near(value.amount - limit.amount, Fraction(1))
    return None


def _near(difference: Fraction, step: Fraction) -> Shown | None:
    if abs(difference) > step:
        return None
    return Shown.AT if difference == 0 else Shown.BELOW if difference < 0 else Shown.ABOVE


# ---------------------------------------------------------------------- dates
def _side_of_date(
    expression: Apply, operands: tuple[Operand, ...], laws: Mapping[str, Law], counting: Counting, as_of: Date
) -> Shown | None:
    operator = expression.operator
    if len(operands) == 2:  # noqa: PLR2004 - two dates, without an amount
        first, second = (_date(operand) for operand in operands)
        if has_number(expression.operands[1], laws):
            return _beside_date(first or _awaited(operator, operands[0], as_of), second, _ONE_DAY, counting)
        return _beside_date(second, first, _ONE_DAY, counting)
    placed, amount, by = operands
    origin = _date(by)
    if not isinstance(amount.value, Duration) or origin is None:
        return None
    point = _date(placed) or _awaited(operator, placed, as_of)
    if point is None:
        return None
    backward = operator in _BACKWARD or (operator is Operator.WITHIN_OF and order(point, origin, counting) < 0)
    limit = shift(origin, amount.value, counting, backward=backward)
    return _beside_date(point, limit, _STEPS.get(amount.value.unit, _ONE_DAY), counting)


def _date(operand: Operand) -> Date | None:
    return operand.value if isinstance(operand.value, dt.date) else None


def _awaited(operator: Operator, operand: Operand, as_of: Date) -> Date | None:
    """Return the assessment for what has not happened by then, where a deadline for it runs."""
    return as_of if ROWS[operator].is_running and isinstance(operand.value, Nothing) else None


def _beside_date(point: Date | None, limit: Date | None, step: dt.timedelta, counting: Counting) -> Shown | None:
    if point is None or limit is None:
        return None
    side = order(point, limit, counting)
    if side == 0:
        return Shown.AT
    if isinstance(point, dt.datetime) and isinstance(limit, dt.datetime):
        distance = abs(point - limit)
    else:
        distance = abs(counting.day_of(point) - counting.day_of(limit))
        step = max(step, _ONE_DAY)
    if distance > step:
        return None
    return Shown.BELOW if side < 0 else Shown.ABOVE
