"""Comparisons of dates: what is read for them, as things stand or in a future.

What comes in: a comparison, and what its variables are bound to. What goes out: its truth in the worlds at hand, or a
`Fork`. Promised: in a condition only deadlines that run are read in a future.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from whereas.evaluate.comparisons import compare_dates
from whereas.evaluate.handles import Env, Operand, Period
from whereas.evaluate.operands import remembered
from whereas.evaluate.run import Run
from whereas.evaluate.sides import Side, Sides
from whereas.model.expression import Apply, Constant
from whereas.model.operators import ROWS, Operator
from whereas.values.dates import Standing, Uncertain
from whereas.values.scalars import Duration, Nothing
from whereas.values.truth import Truth, truth_of


def compare_in_time(run: Run, expression: Apply, env: Env, site: object) -> Truth:
    """Return the truth of a comparison of dates, of which `site` tells it apart from all others.

    Raises:
        Fork: where the worlds at hand differ on it.
    """
    row = ROWS[expression.operator]
    future = run.mode.future
    if future is not None and future.running_only:
        # In a deadline that runs everything may happen, a record that is none come to be; beside it nothing moves.
        seen = replace(future, running_only=False) if row.is_running else None
        with run.reading(run.with_mode(future=seen)):
            return compare_in_time(run, expression, env, site)
    return run.decide(site, lambda: _dates(run, expression, env), _sides(run, expression, env))


def _sides(run: Run, expression: Apply, env: Env) -> Sides | None:
    """Return the sides of a comparison of dates, if the amount between them is written in the law."""
    first, *between, last = expression.operands
    amounts = [each.value for each in between if isinstance(each, Constant)]
    if expression.operator is Operator.FALLS_WITHIN or len(amounts) < len(between):
        return None
    here = (env.key, run.mode, run.anchor_key)
    return Sides(
        left=Side((id(first), *here), lambda: remembered(run, first, env)),
        right=Side((id(last), *here), lambda: remembered(run, last, env)),
        compare=lambda left, right: _compared(run, expression, [left, *amounts, right]),
    )


def _dates(run: Run, expression: Apply, env: Env) -> Truth:
    operands = [remembered(run, operand, env) for operand in expression.operands]
    if expression.operator is Operator.FALLS_WITHIN:
        return _falls_within(run, operands)
    return _compared(run, expression, operands)


def _compared(run: Run, expression: Apply, operands: Sequence[Operand]) -> Truth:
    points = [_point(operand) for operand in (operands[0], operands[-1])]
    amount = operands[1] if len(operands) == 3 else None  # noqa: PLR2004 - placed, amount, placed by
    if isinstance(amount, (Nothing, Standing)):
        return Truth.FALSE
    if amount is not None and not isinstance(amount, Duration):
        raise Uncertain
    left, right = points
    # The class of a point is part of the key: a day and its first moment are equal, and do not compare alike.
    key = (expression.operator, left, type(left), right, type(right), amount, run.mode.future is None, run.law)
    known = run.compared.get(key)
    if known is None:
        known = run.compared[key] = compare_dates(expression.operator, run.now, left, right, amount)
    return known


def _point(operand: Operand) -> dt.date | Standing:
    if isinstance(operand, (dt.date, Standing)):
        return operand
    return Standing.NO_TERM


def _falls_within(run: Run, operands: list[Operand]) -> Truth:
    point, period = operands
    if not isinstance(point, dt.date) or not isinstance(period, Period):
        return Truth.FALSE
    day = run.case.counting[run.law].day_of(point)
    # The day from which a period is counted is outside it, its last day inside: no day falls within two (semantics 9).
    return truth_of(period.starts_on < day <= period.ends_on)
