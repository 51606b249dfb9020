"""The verdict on one instance of one duty in one world: the first row of the table of semantics 2 that fits.

What comes in: an instance, the worlds at hand. What goes out: a verdict, its reason or exception, until when it can
still be met; or a `Fork` where the worlds at hand differ. Promised: only the requirement looks at futures.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial

from whereas.evaluate.aside import apart
from whereas.evaluate.conditions import all_of
from whereas.evaluate.exceptions import named_exception, some_exception, some_exception_may_hold
from whereas.evaluate.explore import some_future, truths_of_futures
from whereas.evaluate.instances import Candidate, bearer_of, judging, lasts_over, may_be_played, note_player
from whereas.evaluate.law_state import anchor_day, is_in_force
from whereas.evaluate.operands import value
from whereas.evaluate.pending import until_when
from whereas.evaluate.quantifiers import is_there
from whereas.evaluate.reach import is_reached
from whereas.evaluate.run import Future, Mode, Run
from whereas.model.expression import Expression
from whereas.model.law import Displacement, Duty, Exception_, Grandfathered, Modality
from whereas.model.reasons import DISPLACED
from whereas.model.verdict import PendingUntil, Verdict
from whereas.values.dates import order
from whereas.values.truth import Truth, truth_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What is said of one instance in one world."""

    verdict: Verdict
    reason: str | None = None
    exception: str | None = None
    until: PendingUntil | None = None


def _inapplicable(reason: str) -> Judgement:
    return Judgement(verdict=Verdict.INAPPLICABLE, reason=reason)


def judge(run: Run, candidate: Candidate) -> Judgement:
    """Return the verdict on an instance in the worlds at hand.

    Raises:
        Fork: where the worlds at hand differ on it.
    """
    if candidate.key in run.active:
        return _inapplicable("refers to itself")
    run.active.add(candidate.key)
    try:
        with judging(run, candidate):
            return _judge(run, candidate)
    finally:
        run.active.discard(candidate.key)


def _judge(run: Run, candidate: Candidate) -> Judgement:
    outside = apart(run, ("outside", candidate.key), partial(why_outside, run, candidate))
    if outside is not None:
        return _inapplicable(outside)
    note_player(run, candidate)
    duty = candidate.duty
    if duty.modality is Modality.MAY:
        return _permission(run, candidate)
    met = apart(run, ("requirement", candidate.key), partial(_requirement, run, candidate), join=_with_earliest)
    if met.state is Truth.IDLE:
        return _inapplicable("the deadline runs from what has not happened")
    if met.state is Truth.TRUE:
        return Judgement(verdict=Verdict.SATISFIED)
    if some_exception(run, candidate):
        return Judgement(verdict=Verdict.EXCUSED, exception=named_exception(run, candidate, judge_attached))
    if met.may_be_met:
        return Judgement(verdict=Verdict.PENDING, until=met.until or _until(run, candidate))
    if some_exception_may_hold(run, candidate):
        return Judgement(verdict=Verdict.PENDING, until=_until(run, candidate))
    if candidate.parent is not None and _parent_may_be_met(run, candidate.parent):
        return Judgement(verdict=Verdict.PENDING, until=PendingUntil(day=None, event=None))
    return Judgement(verdict=Verdict.VIOLATED)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Met:
    """How a requirement stands: its truth (None: it turns on something pending), whether and until when it may be met.

    `until` is None also where nobody asks for it, or where it hangs on exceptions as well, in which a deadline runs.
    """

    state: Truth | None
    may_be_met: bool = False
    until: PendingUntil | None = None


def _requirement(run: Run, candidate: Candidate) -> _Met:
    state = requirement_state(run, candidate)
    if state in (Truth.TRUE, Truth.IDLE) or not (state is None or may_still_be_met(run, candidate)):
        return _Met(state=state)
    if not run.wants_days or any(run.shapes.exception_is_running(each) for each in candidate.duty.exceptions):
        return _Met(state=state, may_be_met=True)
    return _Met(state=state, may_be_met=True, until=until_when(run, candidate, may_still_be_met))


def _with_earliest(found: list[_Met]) -> list[_Met]:
    """Return one of those that differ only in the day until which they may be met: the earliest, which is reported."""
    kept: dict[tuple[Truth | None, bool], _Met] = {}
    for met in sorted(found, key=lambda met: _day_of(met.until)):
        kept.setdefault((met.state, met.may_be_met), met)
    return list(kept.values())


def _day_of(until: PendingUntil | None) -> dt.date:
    return dt.date.max if until is None or until.day is None else until.day


def _until(run: Run, candidate: Candidate) -> PendingUntil | None:
    return until_when(run, candidate, _may_be_met_or_excused) if run.wants_days else None


def _may_be_met_or_excused(run: Run, candidate: Candidate, first: dt.date) -> bool:
    return may_still_be_met(run, candidate, first) or some_exception_may_hold(run, candidate, first)


def _permission(run: Run, candidate: Candidate) -> Judgement:
    """`may C`: satisfied if C and no exception holds, else inapplicable."""
    with run.reading(_resting(run, candidate.duty)):
        granted = candidate.duty.requirement is None or (
            run.truth(candidate.duty.requirement, candidate.env) is Truth.TRUE
        )
    if not granted:
        return _inapplicable("the condition of the permission is not met")
    if some_exception(run, candidate):
        return _inapplicable("an exception takes the permission away")
    return Judgement(verdict=Verdict.SATISFIED)


# ---------------------------------------------------------------------- does it apply?
def why_outside(run: Run, candidate: Candidate) -> str | None:
    """Return why the duty does not apply to the instance, or None where it does.

    Every ground is looked at before a fork is raised, so that one that is certain decides.
    """
    reasons: list[str] = []

    def ground(reason: str, test: Callable[[], Truth]) -> Callable[[], Truth]:
        def check() -> Truth:
            found = test()
            if found is Truth.FALSE:
                reasons.append(reason)
            return found

        return check

    grounds = enumerate(_grounds(run, candidate))
    applies = all_of(
        tuple(ground(reason, partial(apart, run, (number, candidate.key), test)) for number, (reason, test) in grounds)
    )
    return None if applies is Truth.TRUE else (reasons[-1] if reasons else "it does not apply")


Ground = tuple[str, Callable[[], Truth]]


def _grounds(run: Run, candidate: Candidate) -> list[Ground]:
    duty, parent = candidate.duty, candidate.parent
    found: list[Ground] = []
    if parent is not None:
        reason = f"the exception {candidate.attached_to} is not the one relied on"
        found.append((reason, partial(_is_relied_on, run, candidate, parent)))
    found.extend(("there is no such item", partial(is_there, run, member)) for member in candidate.presences)
    found.append(("the law is not in force at that time", partial(_force, run, candidate)))
    role = duty.bearer.role
    if role is not None and candidate.bearer is None and not run.case.players(role):
        found.append((f"nobody is the {role.replace('_', ' ')}", lambda: truth_of(may_be_played(run, role))))
    found.append(("the bearer is outside the law's reach", partial(_reach, run, candidate)))
    if parent is None:
        found.extend(
            ("it is not what the section is about", partial(condition_holds, run, binding.where, candidate))
            for binding in duty.bindings
            if binding.where is not None
        )
    found.extend(
        ("the condition of the duty is not met", partial(condition_holds, run, condition, candidate))
        for condition in duty.when
    )
    found.extend(("it existed before the law", partial(_is_new, run, candidate, old)) for old in duty.grandfathered)
    found.extend((DISPLACED, partial(_is_not_displaced, run, candidate, item)) for item in duty.displacements)
    return found


def _reach(run: Run, candidate: Candidate) -> Truth:
    return truth_of(is_reached(run, bearer_of(run, candidate)))


def _is_relied_on(run: Run, candidate: Candidate, parent: Candidate) -> Truth:
    found = judge(run, parent)
    return truth_of(found.verdict is Verdict.EXCUSED and found.exception == candidate.attached_to)


def _force(run: Run, candidate: Candidate) -> Truth:
    site = ("in force", candidate.key)

    def check() -> Truth:
        lasts = candidate.change is None or lasts_over(run, candidate)
        return truth_of(lasts and _is_law(run, candidate.duty))

    return run.decide(site, check)


def _is_law(run: Run, duty: Duty) -> bool:
    """Return whether a duty is in force at the anchor at hand."""
    law = run.case.laws[duty.section.law]
    if not (is_in_force(run, law.force) and is_in_force(run, duty.force)):
        return False
    sunset = law.sunset
    if sunset is None or (sunset.repealed_on is not None and sunset.repealed_on <= sunset.on):
        return True
    return anchor_day(run) < sunset.on


def condition_holds(run: Run, condition: Expression, candidate: Candidate) -> Truth:
    """Return whether a `when` holds: with a running deadline in it, only if it holds however that comes out."""

    def plain() -> Truth:
        return truth_of(run.truth(condition, candidate.env) is Truth.TRUE)

    if not run.shapes.is_running(condition):
        return plain()
    mode = run.with_mode(future=Future(first=run.case.settings.as_of, running_only=True))
    return truth_of(truths_of_futures(run, plain, mode, (id(condition), candidate.env.key)) == {Truth.TRUE})


def _is_new(run: Run, candidate: Candidate, old: Grandfathered) -> Truth:
    """Return whether an instance is outside the clause that spares what existed before the law."""

    def before() -> Truth:
        limit = value(run, old.until, candidate.env)
        if not isinstance(limit, dt.date):
            return Truth.FALSE
        # As everywhere in a law, `until` a day takes that day in.
        return truth_of(order(run.anchor(), limit, run.case.counting[run.law]) <= 0)

    spared = all_of(
        (
            lambda: run.decide(("grandfathered", id(old), candidate.key), before),
            lambda: truth_of(run.truth(old.condition, candidate.env) is Truth.TRUE),
        )
    )
    return spared.negated()


def _is_not_displaced(run: Run, candidate: Candidate, item: Displacement) -> Truth:
    """Return whether another law leaves an instance to this one: what is not in force displaces nothing."""
    where = item.where
    if where is None:
        return run.displaced(candidate, item.by).negated()
    others = [duty for ref in item.by for duty in run.case.duties_of(ref)]
    site = ("displacing", id(item), candidate.key)

    def stands() -> Truth:
        return run.decide(site, lambda: truth_of(any(_is_law(run, duty) for duty in others)))

    return all_of((stands, lambda: condition_holds(run, where, candidate))).negated()


# ---------------------------------------------------------------------- the requirement
def _resting(run: Run, duty: Duty) -> Mode:
    """Return the mode for the requirement and the exceptions: the floor of the duty counts there, and only there."""
    floors = [floor for floor in (duty.floor, run.base_floor) if floor is not None]
    return run.with_mode(floor=max(floors, default=None), in_requirement=True)


def requirement_state(run: Run, candidate: Candidate) -> Truth | None:
    """Return the truth of the requirement if it stays true; idle; false; None where it turns on something pending."""
    duty, env = candidate.duty, candidate.env
    requirement = duty.requirement
    if requirement is None:
        return Truth.FALSE
    mode = _resting(run, duty)
    compute = partial(run.truth, requirement, env)
    site = (id(requirement), env.key)
    if not run.shapes.compares_events(requirement) and not run.shapes.refers(requirement):
        with run.reading(mode):
            return compute()
    if run.is_settled_for_good:
        ended = run.having(mode, future=Future(first=run.case.settings.as_of, is_quiet=True))
        return min(truths_of_futures(run, compute, ended, site))
    now = truths_of_futures(run, compute, mode, site)
    if len(now) > 1:
        return None
    (found,) = now
    if found is not Truth.TRUE:
        return found
    quiet = run.having(mode, future=Future(first=run.case.settings.as_of, is_quiet=True))
    return Truth.TRUE if truths_of_futures(run, compute, quiet, site) == {Truth.TRUE} else Truth.FALSE


def may_still_be_met(run: Run, candidate: Candidate, first: dt.date | dt.datetime | None = None) -> bool:
    """Return whether some future, in which nothing happens before `first`, meets the requirement."""
    requirement = candidate.duty.requirement
    if requirement is None or candidate.duty.modality is Modality.MAY or run.is_settled_for_good:
        return False
    has_events = run.shapes.compares_events(requirement)
    if not (has_events or run.shapes.refers(requirement)):
        return False
    # Without a comparison of events nothing in it is read anew, but for what it refers to that is pending.
    future = Future(first=first or run.case.settings.as_of, running_only=not has_events)
    mode = run.having(_resting(run, candidate.duty), future=future)
    met = frozenset({Truth.TRUE, Truth.IDLE})
    return some_future(
        run, partial(run.truth, requirement, candidate.env), mode, met, (id(requirement), candidate.env.key)
    )


def _parent_may_be_met(run: Run, parent: Candidate) -> bool:
    """Return whether what the attached duty hangs on may still fall away: the requirement met, or a plain excuse."""
    with judging(run, parent):
        return may_still_be_met(run, parent) or some_exception_may_hold(run, parent, unburdened_only=True)


def judge_attached(run: Run, candidate: Candidate, exception: Exception_) -> tuple[Verdict, ...]:
    """Return the verdicts on the duties that an exception brings, if it is the one relied on."""
    found: list[Verdict] = []
    for duty in exception.attached:
        attached = replace(candidate, duty=duty, attached_to=None, parent=None)
        with judging(run, attached):
            state = requirement_state(run, attached)
            if state is Truth.IDLE:
                found.append(Verdict.INAPPLICABLE)
            elif state is Truth.TRUE:
                found.append(Verdict.SATISFIED)
            elif state is None or may_still_be_met(run, attached):
                found.append(Verdict.PENDING)
            else:
                found.append(Verdict.VIOLATED)
    return tuple(found)
