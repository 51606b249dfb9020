"""References between sections: is it violated, complied with, relied on; which section prevails (semantics 6, 7).

A reference reads the verdict in the same world, before waivers. A pending one is neither violated nor satisfied, and is
complied with; a requirement that turns on it is pending unless all outcomes agree.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial

from whereas.evaluate.brought import Part, instances_of, parts_at
from whereas.evaluate.conditions import all_of, any_of
from whereas.evaluate.exceptions import exceptions_of, some_exception
from whereas.evaluate.explore import once
from whereas.evaluate.gaps import Gap, GapKind
from whereas.evaluate.handles import Env, Handle
from whereas.evaluate.instances import Candidate, act_of, bearer_of, judging, lasts_over
from whereas.evaluate.judge import Judgement, judge, requirement_state, why_outside
from whereas.evaluate.operands import comparable, value
from whereas.evaluate.quantifiers import holds, is_there
from whereas.evaluate.run import Run
from whereas.model.expression import SectionIs, SectionRef, SectionState
from whereas.model.law import Duty, Modality
from whereas.model.reliance import is_exception_under
from whereas.model.verdict import Verdict
from whereas.values.truth import Truth, truth_of


def section_is(run: Run, expression: SectionIs, env: Env) -> Truth:
    """Return whether a section stands as is asked, in the worlds at hand.

    Raises:
        Fork: where the worlds at hand differ on it.
    """
    about = None if expression.as_to is None else run.resolve(lambda: comparable(value(run, expression.as_to, env)))  # type: ignore[arg-type]
    if expression.state is SectionState.RELIED_ON:
        return any_of((lambda ref=ref: _is_relied_on(run, ref, about)) for ref in expression.targets)  # type: ignore[misc]
    found = [
        candidate for ref in expression.targets for candidate in _instances(run, tuple(parts_at(run.case, ref)), about)
    ]
    match expression.state:
        case SectionState.VIOLATED:
            return any_of(_asks(run, candidate, (Verdict.VIOLATED,)) for candidate in found)
        case SectionState.COMPLIED_WITH:
            return any_of(_asks(run, candidate, (Verdict.VIOLATED,)) for candidate in found).negated()
        case SectionState.EXCUSED:
            return any_of(_asks(run, candidate, (Verdict.EXCUSED,)) for candidate in found)
        case SectionState.APPLIES:
            return any_of(_asks(run, candidate, _APPLYING) for candidate in found)
        case _:
            never = (Verdict.VIOLATED, Verdict.PENDING, Verdict.EXCUSED)
            spoilt = any_of(_asks(run, candidate, never) for candidate in found).negated()
            some = any_of(_asks(run, candidate, (Verdict.SATISFIED,)) for candidate in found)
            return min(spoilt, some)


_APPLYING = (Verdict.SATISFIED, Verdict.EXCUSED, Verdict.PENDING, Verdict.VIOLATED)


def _instances(run: Run, parts: Iterable[Part], about: object) -> tuple[Candidate, ...]:
    return tuple(
        candidate
        for part in parts
        for candidate in _candidates_in_place(run, part)
        if about is None or any(_same_record(binding, about) for binding in candidate.env.bound.values())
    )


def _alone(duty: Duty) -> Part:
    return Part(duty=duty)


def _candidates_in_place(run: Run, part: Part) -> tuple[Candidate, ...]:
    kept = run.law
    run.law = (part.parent or part.duty).section.law
    try:
        with run.reading(run.with_mode(in_requirement=False, floor=run.base_floor, future=None)):
            return once(run, ("instances", id(part.duty)), partial(instances_of, run, part))
    finally:
        run.law = kept


def _same_record(binding: object, about: object) -> bool:
    if isinstance(binding, Handle):
        return comparable(binding) == about
    return binding == about


def _asks(run: Run, candidate: Candidate, wanted: tuple[Verdict, ...]) -> Callable[[], Truth]:
    def ask() -> Truth:
        in_requirement, future = run.mode.in_requirement, run.mode.future
        with run.reading(run.with_mode(in_requirement=False, floor=run.base_floor, future=None)):
            judged = judge(run, candidate)
        found = judged.verdict
        if found is Verdict.PENDING and in_requirement and wanted != _APPLYING:
            when = None if future is None else future.first
            gap = Gap(GapKind.FUTURE, ("comes out", candidate.key, when), "")
            comes_out = (Verdict.VIOLATED,) if _is_over(judged, when) else (Verdict.SATISFIED, Verdict.VIOLATED)
            found = run.pick(gap, lambda: comes_out)  # type: ignore[assignment]
        return truth_of(found in wanted)

    return ask


def _is_over(judged: Judgement, when: dt.date | None) -> bool:
    """Return whether a section that is pending can no longer be met from a later day on."""
    last = None if judged.until is None else judged.until.day
    if last is None or when is None:
        return False
    return (when.date() if isinstance(when, dt.datetime) else when) > last


# ---------------------------------------------------------------------- reliance
def _is_relied_on(run: Run, ref: SectionRef, about: object) -> Truth:
    """Return whether a section is the one under which the record is excused."""

    def asks(candidate: Candidate) -> Callable[[], Truth]:
        def ask() -> Truth:
            with run.reading(run.with_mode(in_requirement=False, floor=run.base_floor, future=None)):
                found: Judgement = judge(run, candidate)
            if found.verdict is not Verdict.EXCUSED or found.exception is None:
                return Truth.FALSE
            return truth_of(_is_under(run, candidate, found.exception, ref))

        return ask

    return any_of(asks(candidate) for candidate in _instances(run, map(_alone, _excused_by(run, ref)), about))


def _excused_by(run: Run, ref: SectionRef) -> tuple[Duty, ...]:
    """Return the duties of which a section may be an exception."""
    known = run.case.excused_by.get(ref)
    if known is None:
        known = run.case.excused_by[ref] = tuple(
            duty
            for law in run.case.laws.values()
            for section in law.sections
            for duty in section.duties
            if any(is_exception_under(exception, duty.section, ref) for exception in duty.exceptions)
        )
    return known


def _is_under(run: Run, candidate: Candidate, name: str, ref: SectionRef) -> bool:
    home = candidate.duty.section
    return any(
        exception.name == name and is_exception_under(exception, home, ref)
        for exception in exceptions_of(run, candidate)
    )


# ---------------------------------------------------------------------- which prevails
def prevails(run: Run, candidate: Candidate, ref: SectionRef) -> bool:
    """Return whether another section prevails over an instance for the same record (else for the same bearer)."""
    duties = run.case.duties_of(ref)
    mine = [comparable(binding) for binding in candidate.env.bound.values() if isinstance(binding, Handle)]
    others = [other for duty in duties for other in _at_one_moment(run, candidate, duty)]
    shared = [
        other
        for other in others
        if any(isinstance(b, Handle) and comparable(b) in mine for b in other.env.bound.values())
    ]
    if not shared and not any(duty.bindings for duty in duties):
        me = bearer_of(run, candidate)
        shared = [other for other in others if _same_bearer(me, bearer_of(run, other))]
    relevant = [other for other in shared if _where_holds(run, other)]
    if not relevant:
        return False
    is_may = candidate.duty.modality is Modality.MAY
    found = all_of((lambda other=other: _prevails(run, other, over_may=is_may)) for other in relevant)  # type: ignore[misc]
    return found is Truth.TRUE


def _at_one_moment(run: Run, candidate: Candidate, duty: Duty) -> tuple[Candidate, ...]:
    """Return the instances of another duty, those about the same act as it is judged here (semantics 9).

    An act that lasts is judged at its start and at each change of law; each time by what the other section makes of it
    at that time.
    """
    found: dict[object, Candidate] = {}
    act = act_of(run, candidate)
    for other in _candidates_in_place(run, _alone(duty)):
        theirs = act_of(run, other)
        if act is not None and theirs is not None and comparable(act) == comparable(theirs):
            now = replace(other, change=candidate.change)
            found[now.key] = now
        elif other.change is None or run.resolve(lambda other=other: lasts_over(run, other)):  # type: ignore[misc]
            found[other.key] = other
    return tuple(found.values())


def _same_bearer(mine: object, other: object) -> bool:
    return mine is None or other is None or mine == other


def _where_holds(run: Run, other: Candidate) -> bool:
    with run.reading(run.with_mode(in_requirement=False, floor=run.base_floor, future=None)), judging(run, other):
        there = all_of((lambda member=member: is_there(run, member)) for member in other.presences)  # type: ignore[misc]
        if there is not Truth.TRUE:
            return False
        return all(holds(run, binding.where, other.env) is Truth.TRUE for binding in other.duty.bindings)


def _prevails(run: Run, other: Candidate, *, over_may: bool) -> Truth:
    with run.reading(run.with_mode(in_requirement=False, floor=run.base_floor, future=None)):
        if other.duty.modality is Modality.MAY:
            return truth_of(judge(run, other).verdict is Verdict.SATISFIED)
        with judging(run, other):
            if why_outside(run, other) is not None:
                return Truth.FALSE
            if other.duty.modality is Modality.MUST_NOT and over_may:
                return truth_of(requirement_state(run, other) is not Truth.TRUE)
            return truth_of(not some_exception(run, other))


def displaced(run: Run, candidate: Candidate, by: tuple[SectionRef, ...]) -> Truth:
    """Return whether one of the sections of the other law applies to the same record."""
    records = [comparable(binding) for binding in candidate.env.bound.values() if isinstance(binding, Handle)]
    others = (other for ref in by for duty in run.case.duties_of(ref) for other in _at_one_moment(run, candidate, duty))
    found = [
        other
        for other in others
        if not records
        or not other.env.bound
        or any(isinstance(b, Handle) and comparable(b) in records for b in other.env.bound.values())
    ]
    return any_of(_asks(run, other, _APPLYING) for other in found)
