"""Exceptions: which hold, and which one is named (semantics 7).

An exception holds if its condition holds and none of its own exceptions does. One with a running deadline in it holds
only if it holds however that deadline comes out; it is read with its own exceptions as one formula.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Hashable
from dataclasses import replace
from functools import partial

from whereas.evaluate.aside import apart
from whereas.evaluate.conditions import all_of, any_of
from whereas.evaluate.explore import in_every_world, some_future, truths_of_futures
from whereas.evaluate.gaps import Fork, OutOfBudget
from whereas.evaluate.instances import Candidate
from whereas.evaluate.run import Future, Mode, Run
from whereas.model.law import Exception_
from whereas.model.verdict import CLOSED, Verdict
from whereas.values.truth import Truth, truth_of

JudgeAttached = Callable[[Run, Candidate, Exception_], tuple[Verdict, ...]]


def exceptions_of(run: Run, candidate: Candidate) -> tuple[Exception_, ...]:
    """Return the exceptions of an instance's duty, one for each section that may prevail; always the same objects."""
    known = run.case.exceptions_of.get(id(candidate.duty))
    if known is None:
        known = run.case.exceptions_of[id(candidate.duty)] = _apart_by_section(candidate.duty.exceptions)
    return known


def _apart_by_section(exceptions: tuple[Exception_, ...]) -> tuple[Exception_, ...]:
    found: list[Exception_] = []
    for exception in exceptions:
        if len(exception.prevails) < 2:  # noqa: PLR2004 - one section or none: as it stands
            found.append(exception)
            continue
        found.extend(
            replace(exception, name=f"{exception.name} {ref.section}", prevails=(ref,)) for ref in exception.prevails
        )
    return tuple(found)


def _site(exception: Exception_, candidate: Candidate) -> Hashable:
    """Return what tells an exception of an instance apart."""
    return ("exception", id(exception), candidate.key)


def is_burdened(run: Run, candidate: Candidate, exception: Exception_) -> bool:
    """Return whether an exception brings a duty, or some section says what follows when it is relied on."""
    return bool(exception.attached) or run.is_relied_on(exception, candidate.duty.section)


def _mode(run: Run, candidate: Candidate) -> Mode:
    floors = [floor for floor in (candidate.duty.floor, run.base_floor) if floor is not None]
    return run.with_mode(floor=max(floors, default=None), in_requirement=False)


def _formula(run: Run, candidate: Candidate, exception: Exception_) -> Truth:
    """Return whether an exception holds, with its own exceptions, read once; idle is false."""
    condition = exception.condition
    parts: list[Callable[[], Truth]] = []
    if exception.prevails:
        parts.append(lambda: truth_of(any(run.prevails(candidate, ref) for ref in exception.prevails)))
    if condition is not None:
        parts.append(lambda: truth_of(run.truth(condition, candidate.env) is Truth.TRUE))
    parts.extend(partial(_formula_fails, run, candidate, inner) for inner in exception.unless)
    return all_of(parts)


def _formula_fails(run: Run, candidate: Candidate, exception: Exception_) -> Truth:
    return _formula(run, candidate, exception).negated()


def exception_holds(run: Run, candidate: Candidate, exception: Exception_) -> Truth:
    """Return whether an exception holds in the worlds at hand, however its running deadlines come out.

    Raises:
        Fork: where the worlds at hand differ on it.
    """
    return apart(run, _site(exception, candidate), partial(_holds, run, candidate, exception))


def _holds(run: Run, candidate: Candidate, exception: Exception_) -> Truth:
    mode = _mode(run, candidate)
    with run.reading(mode):
        if not run.shapes.exception_is_running(exception):
            return _formula(run, candidate, exception)
        future = run.having(mode, future=Future(first=run.case.settings.as_of, running_only=True))
        return truth_of(
            truths_of_futures(run, partial(_formula, run, candidate, exception), future, _site(exception, candidate))
            == {Truth.TRUE}
        )


def some_exception(run: Run, candidate: Candidate) -> bool:
    """Return whether an exception holds: of equal rank any suffices."""
    found = any_of(partial(exception_holds, run, candidate, exception) for exception in exceptions_of(run, candidate))
    return found is Truth.TRUE


def some_exception_may_hold(
    run: Run, candidate: Candidate, first: dt.date | dt.datetime | None = None, *, unburdened_only: bool = False
) -> bool:
    """Return whether an exception would hold by some outcome of a deadline in it that is idle or still running.

    Args:
        run: the run.
        candidate: the instance.
        first: the day before which nothing more happens; the assessment date where it is left out.
        unburdened_only: only exceptions without a burden count.
    """
    if run.is_settled_for_good:
        return False
    mode = _mode(run, candidate)
    future = run.having(mode, future=Future(first=first or run.case.settings.as_of, running_only=True))
    for exception in exceptions_of(run, candidate):
        if not run.shapes.exception_is_running(exception) or (
            unburdened_only and is_burdened(run, candidate, exception)
        ):
            continue
        with run.reading(mode):
            if some_future(
                run,
                partial(_formula, run, candidate, exception),
                future,
                frozenset({Truth.TRUE}),
                _site(exception, candidate),
            ):
                return True
    return False


def _truths(run: Run, candidate: Candidate, exception: Exception_) -> set[Truth]:
    """Return whether an exception holds in each of the worlds at hand; both, where there are too many of them."""
    here = run.world
    try:
        every = in_every_world(run, partial(exception_holds, run, candidate, exception), here)
    except OutOfBudget:
        run.world = here
        return {Truth.TRUE, Truth.FALSE}
    return {truth for _, truth in every}


def named_exception(run: Run, candidate: Candidate, judge_attached: JudgeAttached) -> str | None:
    """Return the exception that is named, or None where the worlds at hand differ on it.

    First those without a burden; among burdened ones the one whose duty comes out best; then the order of the text.

    Raises:
        Fork: where it decides whether a duty that an exception brings applies.
    """
    every = exceptions_of(run, candidate)
    has_burden = any(is_burdened(run, candidate, exception) for exception in every)
    for exception in every:
        if is_burdened(run, candidate, exception):
            continue
        try:
            holds = {exception_holds(run, candidate, exception)}
        except Fork:
            if has_burden:
                raise
            holds = _truths(run, candidate, exception)
        if Truth.TRUE in holds:
            return exception.name if len(holds) == 1 else None
    burdened = [
        exception
        for exception in every
        if is_burdened(run, candidate, exception) and exception_holds(run, candidate, exception) is Truth.TRUE
    ]
    if len(burdened) <= 1:
        return burdened[0].name if burdened else None
    best: tuple[int, str] | None = None
    for exception in burdened:
        verdicts = judge_attached(run, candidate, exception)
        worst = max((CLOSED.index(verdict) for verdict in verdicts), default=0)
        if best is None or worst < best[0]:
            best = (worst, exception.name)
    return None if best is None else best[1]
