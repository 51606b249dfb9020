"""Until when a pending duty can still be met: its last day, else the event that it must precede (semantics 2)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from whereas.evaluate.gaps import Fork, Unsettled
from whereas.evaluate.instances import Candidate, shown
from whereas.evaluate.operands import value
from whereas.evaluate.run import Run
from whereas.model.expression import Apply, Defined, Expression, Field
from whereas.model.operators import Operator
from whereas.model.verdict import PendingUntil
from whereas.model.walk import subexpressions
from whereas.values.dates import Standing

_PRECEDES = (
    Operator.BEFORE,
    Operator.ON_OR_BEFORE,
    Operator.AT_LEAST_BEFORE,
    Operator.MORE_THAN_BEFORE,
    Operator.AT_MOST_BEFORE,
)

MayBeMet = Callable[[Run, Candidate, dt.date], bool]


def until_when(run: Run, candidate: Candidate, may_be_met: MayBeMet) -> PendingUntil:
    """Return the last day on which the requirement can still be met, else the event it must precede, else neither.

    The answer only ever changes from yes to no as the days go by, so the last yes is found by halving.
    """
    days = [day for day in run.landmarks.days if day > run.case.today]
    if not days:
        return PendingUntil(day=None, event=_event_to_precede(run, candidate))
    if may_be_met(run, candidate, days[-1]):
        return PendingUntil(day=None, event=_event_to_precede(run, candidate))
    low, high, last = 0, len(days) - 1, run.case.today
    while low < high:
        middle = (low + high) // 2
        if may_be_met(run, candidate, days[middle]):
            last, low = days[middle], middle + 1
        else:
            high = middle
    return PendingUntil(day=last, event=None)


def _event_to_precede(run: Run, candidate: Candidate) -> str | None:
    requirement = candidate.duty.requirement
    return None if requirement is None else _find(run, requirement, candidate)


def _find(run: Run, expression: Expression, candidate: Candidate) -> str | None:
    for part in subexpressions(expression):
        if isinstance(part, Defined):
            continue
        if not isinstance(part, Apply) or part.operator not in _PRECEDES:
            continue
        event = part.operands[-1]
        if isinstance(event, Field) and _has_not_happened(run, event, candidate):
            return _path(run, event, candidate)
    return None


def _has_not_happened(run: Run, event: Field, candidate: Candidate) -> bool:
    try:
        return value(run, event, candidate.env) is Standing.NOT_YET
    except (Unsettled, Fork, KeyError):
        return False


def _path(run: Run, event: Field, candidate: Candidate) -> str | None:
    try:
        owner = value(run, event.of, candidate.env)
    except (Unsettled, Fork, KeyError):
        return None
    path = getattr(owner, "path", None)
    return (
        shown(f"{path}.{event.name}")
        if path is not None
        else f"{getattr(event.of, 'name', '')}.{event.name}".lstrip(".")
    )
