"""From a duty judged in every world to the finding that is reported (semantics 3, 9, 10, 11)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import product

from whereas.evaluate.brought import Part
from whereas.evaluate.combine import (
    Family,
    Leaf,
    earliest,
    families_of,
    gaps_that_matter,
    merged,
    reported,
    union,
    where,
)
from whereas.evaluate.duty import Examined, Examiner, JudgedInstance, Variant, fresh_notes
from whereas.evaluate.gaps import GAVE_UP, Gap, GapKind, Unsettled
from whereas.evaluate.handles import Handle
from whereas.evaluate.instances import Candidate, bearer_of, judging, shown
from whereas.evaluate.judge import Judgement
from whereas.evaluate.law_state import anchor_day, open_readings
from whereas.evaluate.questions import missing_paths, questions_for
from whereas.evaluate.run import Run
from whereas.evaluate.subjects import EVERYTHING, said_of, subjects_of
from whereas.evaluate.tracing import trace_of
from whereas.evaluate.waivers import waiver_for
from whereas.model.basis import Basis
from whereas.model.facts import ReadingChoice, Waiver
from whereas.model.law import HolderKind, Modality
from whereas.model.verdict import ByReading, FactRead, Finding, Instance, PendingUntil, Verdict
from whereas.values.dates import Uncertain

TOO_MANY = "there are more ways of filling the gaps than can be looked at"
MAY_EXIST = "it was not found out whether some dates can stand to each other as they would have to"
ONE_LIST = "several conditions on one list that may hold more were taken as independent of each other"
MAY_CHANGE = (Verdict.UNDETERMINED, Verdict.NEEDS_JUDGMENT, Verdict.PENDING)
_MOST_CHOICES = 256
_OPEN = (Verdict.UNDETERMINED, Verdict.NEEDS_JUDGMENT)
_CLEAR = (Verdict.SATISFIED, Verdict.EXCUSED, Verdict.INAPPLICABLE, Verdict.PENDING)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A finding, with what the verdict on the whole is made of.

    Attributes:
        family: one set of possible verdicts for each way of answering its judgments.
        is_violated_by_authority: it is violated under readings that courts or officials hold.
        open_lists: the lists that may hold more than is named, which it read.
    """

    finding: Finding
    family: Family
    is_violated_by_authority: bool
    open_lists: tuple[str, ...]


def find(examiner: Examiner, part: Part, chosen: Mapping[tuple[str, str], ReadingChoice]) -> Found:
    """Return the finding on a duty.

    Args:
        examiner: judges as of the assessment date.
        part: the duty.
        chosen: the reading that was chosen for each dispute.
    """
    given: dict[Gap, object] = {_reading_gap(*key): choice.reading for key, choice in chosen.items()}
    examined = _with_days(examiner, examiner.examine(part), given)
    run = examined.run
    notes = fresh_notes(run)
    every = None if examined.leaves is None else merged(examined.leaves)
    leaves = None if every is None else _under(every, given)
    family: Family = frozenset({EVERYTHING}) if leaves is None else families_of(leaves)
    verdict = Verdict.UNDETERMINED if leaves is None else reported(family)
    possible = EVERYTHING if leaves is None else union(family)
    # Where there was too much to look at, everything that was read and is not known is asked for.
    read = tuple(notes.gaps)
    instances = tuple(_instance(run, item, given, read) for item in examined.instances)
    matter = read if examined.leaves is None else gaps_that_matter(examined.leaves, run.apart.found)
    named, is_clear = _named_only(examiner, part, verdict, possible, given) if run.open_sites else (None, False)
    why = _why_inexact(examined, notes.inexact, verdict)
    finding = Finding(
        law=part.duty.section.law,
        duty=part.duty,
        verdict=verdict,
        possible=possible,
        by_reading=() if every is None else tuple(_by_reading(run, every, given)),
        as_planned=_as_planned(examiner, part, notes.planned, given),
        stated_only=named,
        exact=why is None,
        why_inexact=why,
        only_open_list=verdict in _OPEN and is_clear,
        is_vacuous=not examined.instances,
        instances=instances,
        pending_until=earliest(leaves or ()) if verdict is Verdict.PENDING else None,
        basis=_basis(examiner, part, instances, verdict, given),
        waiver=_waiver_of(instances, verdict),
        depends_on=tuple(gap.path for gap in _turning(matter)),
        questions=questions_for(run.case, matter),
        assumptions=tuple(notes.assumptions),
        subjects=subjects_of(run, zip(examined.instances, instances, strict=True), given),
    )
    return Found(
        finding=finding,
        family=family,
        is_violated_by_authority=part.duty.modality is not Modality.MAY and _is_violated_by_authority(run, every or ()),
        open_lists=tuple(run.open_sites),
    )


def _with_days(examiner: Examiner, examined: Examined, given: Mapping[Gap, object]) -> Examined:
    """Return a duty judged with the days until which it can still be met, which take long, where they are told."""
    told = [leaf.verdict for leaf in examined.leaves or () if _agrees(leaf.world.domains, given)]
    of_instances = (
        [found.verdict for world, found in item.found if _agrees(world.domains, given)] for item in examined.instances
    )
    if not any(verdicts and set(verdicts) == {Verdict.PENDING} for verdicts in (told, *of_instances)):
        return examined
    again = examiner.examine(examined.part, Variant(wants_days=True))
    return examined if again.leaves is None else again


def _under(leaves: Iterable[Leaf], given: Mapping[Gap, object]) -> list[Leaf]:
    every = list(leaves)
    return where(every, given) or every


def _reading_gap(law: str, dispute: str) -> Gap:
    return Gap(GapKind.READING, (law, dispute), f"{law} {dispute}")


def _verdict_of(examiner: Examiner, part: Part, variant: Variant, given: Mapping[Gap, object]) -> Verdict:
    return _reported(examiner.examine(part, variant), given)


def _reported(examined: Examined, given: Mapping[Gap, object]) -> Verdict:
    return Verdict.UNDETERMINED if examined.leaves is None else reported(families_of(_under(examined.leaves, given)))


def _named_only(
    examiner: Examiner, part: Part, verdict: Verdict, possible: frozenset[Verdict], given: Mapping[Gap, object]
) -> tuple[Verdict, bool]:
    """Return the verdict if the lists hold no more than is named, and whether that shows that what is named is clear.

    Those are some of all worlds, so one verdict stays one. A list in a record of which nothing is named shows nothing
    about that record: that no item of it is in breach, or is what the duty is about, would be told from silence.
    """
    if len(possible) == 1:
        return verdict, False
    examined = examiner.examine(part, Variant(named_only=True))
    named = _reported(examined, given)
    return named, named in _CLEAR and not examined.run.empty_lists


def _as_planned(
    examiner: Examiner, part: Part, planned: Iterable[dt.date], given: Mapping[Gap, object]
) -> Verdict | None:
    """Return the verdict once every plan is carried out and nothing else ever happens, or None without a plan."""
    days = tuple(planned)
    if not days:
        return None
    return _verdict_of(examiner.as_of(max(days)), part, Variant(for_good=True), given)


def _why_inexact(examined: Examined, noted: Iterable[str], verdict: Verdict) -> str | None:
    if examined.leaves is None:
        return TOO_MANY
    reasons = list(noted)
    if examined.run.world.memo.get(GAVE_UP):
        reasons.append(MAY_EXIST)
    if verdict in _OPEN and any(
        len(sites) > 1 or path in examined.run.asked_of for path, sites in examined.run.open_sites.items()
    ):
        reasons.append(ONE_LIST)
    return "; ".join(reasons) or None


# ---------------------------------------------------------------------- readings
def _disputes(leaves: Iterable[Leaf]) -> tuple[Gap, ...]:
    return tuple(dict.fromkeys(gap for leaf in leaves for gap in leaf.world.domains if gap.kind is GapKind.READING))


def _by_reading(run: Run, leaves: list[Leaf], given: Mapping[Gap, object]) -> Iterable[ByReading]:
    for gap in _disputes(leaves):
        law, name = (str(part) for part in gap.key)
        dispute = run.case.laws[law].disputes[name]
        others = {other: choice for other, choice in given.items() if other != gap}
        for reading in dispute.readings:
            if reading.name not in open_readings(dispute, run.case.today):
                continue
            under = where(leaves, {**others, gap: reading.name})
            yield ByReading(
                law=law,
                dispute=name,
                reading=reading.name,
                held_by=reading.holders,
                verdict=reported(families_of(under)),
            )


def _is_violated_by_authority(run: Run, leaves: Iterable[Leaf]) -> bool:
    every = list(leaves)
    options: list[list[tuple[Gap, str] | None]] = []
    for gap in _disputes(every):
        law, name = (str(part) for part in gap.key)
        dispute = run.case.laws[law].disputes[name]
        held = [
            (gap, reading.name)
            for reading in dispute.readings
            if reading.name in open_readings(dispute, run.case.today)
            and any(holder.kind is not HolderKind.PARTY for holder in reading.holders)
        ]
        options.append([*held] or [None])
    for number, choice in enumerate(product(*options)):
        if number >= _MOST_CHOICES:
            return False
        under = where(every, dict(pair for pair in choice if pair is not None))
        if reported(families_of(under)) is Verdict.VIOLATED:
            return True
    return False


def _turning(matter: Iterable[Gap]) -> tuple[Gap, ...]:
    """Return the readings and disputed facts on which the verdict turns."""
    return tuple(gap for gap in matter if gap.kind in (GapKind.READING, GapKind.DISPUTED))


# ---------------------------------------------------------------------- basis and waivers
def _basis(
    examiner: Examiner, part: Part, instances: Iterable[Instance], verdict: Verdict, given: Mapping[Gap, object]
) -> Basis | None:
    """Return the strongest floor at which erasing all weaker values leaves the verdict unchanged (semantics 10)."""
    if verdict in _OPEN:
        return None
    present = sorted({f.basis for instance in instances for f in instance.facts if f.basis is not None}, reverse=True)
    for floor in present[:-1]:
        variant = Variant(floor=floor)
        if examiner.is_seen_above(part, variant, verdict, lambda world: _agrees(world.domains, given)):
            continue
        if _verdict_of(examiner, part, variant, given) is verdict:
            return floor
    return present[-1] if present else None


def _waiver_of(instances: Iterable[Instance], verdict: Verdict) -> Waiver | None:
    """Return the waiver of a violated duty, if every breach of it is waived."""
    if verdict is not Verdict.VIOLATED:
        return None
    waivers = [instance.waiver for instance in instances if instance.verdict is Verdict.VIOLATED]
    return waivers[0] if waivers and all(waiver is not None for waiver in waivers) else None


# ---------------------------------------------------------------------- instances
def _instance(run: Run, item: JudgedInstance, given: Mapping[Gap, object], read: tuple[Gap, ...]) -> Instance:
    candidate = item.candidate
    found = [(world, judgement) for world, judgement in item.found if _agrees(world.domains, given)] or list(item.found)
    leaves = _under(item.leaves, given) if found else []
    verdict, possible = said_of(leaves)
    judgements = [judgement for _, judgement in found]
    anchor = _anchor(run, candidate)
    fresh_notes(run)
    with _under_choices(run, given):
        trace = trace_of(run, candidate, is_open=verdict in MAY_CHANGE)
    facts = tuple(fact for fact in fresh_notes(run).facts.values() if "*" not in fact.path)
    return Instance(
        subject=candidate.subject,
        subjects=candidate.subjects,
        is_named=candidate.is_named,
        bearer=_bearer(run, candidate),
        anchor=anchor,
        verdict=verdict,
        possible=possible,
        reason=_only(judgement.reason for judgement in judgements),
        exception=_only(j.exception for j in judgements if j.verdict is Verdict.EXCUSED),
        unless_shown=_unless_shown(judgements, possible),
        pending_until=_until(leaves, verdict),
        trace=trace,
        facts=_without_repeats(facts),
        missing=missing_paths(run.case, gaps_that_matter(leaves, run.apart.found) if leaves else read),
        waiver=waiver_for(run.case, candidate, anchor) if Verdict.VIOLATED in possible else None,
        attached_to=candidate.attached_to,
        is_certain=not any(_agrees(world.domains, given) for world in item.absent),
    )


@contextmanager
def _under_choices(run: Run, given: Mapping[Gap, object]) -> Iterator[None]:
    """Look only at worlds under the readings that were chosen: it is by these that the verdict is told."""
    here = run.world
    run.world = here.narrowed({gap: (value,) for gap, value in given.items()})
    try:
        yield
    finally:
        run.world = here


def _agrees(domains: Mapping[Gap, tuple[object, ...]], given: Mapping[Gap, object]) -> bool:
    return all(value in domains.get(gap, (value,)) for gap, value in given.items())


def _only(values: Iterable[str | None]) -> str | None:
    """Return the one value that all share, or None."""
    found = set(values)
    return found.pop() if len(found) == 1 else None


def _unless_shown(judgements: list[Judgement], possible: frozenset[Verdict]) -> tuple[str, ...]:
    """Return the exceptions that nobody has shown and that alone keep a breach from being certain (semantics 3)."""
    if possible != {Verdict.VIOLATED, Verdict.EXCUSED}:
        return ()
    return tuple(dict.fromkeys(j.exception for j in judgements if j.exception is not None))


def _until(leaves: list[Leaf], verdict: Verdict) -> PendingUntil | None:
    return earliest(leaves) if verdict is Verdict.PENDING else None


def _without_repeats(facts: tuple[FactRead, ...]) -> tuple[FactRead, ...]:
    return tuple({fact.path: fact for fact in facts}.values())


def _anchor(run: Run, candidate: Candidate) -> dt.date | None:
    with judging(run, candidate):
        try:
            return anchor_day(run)
        except (Unsettled, Uncertain):
            return None


def _bearer(run: Run, candidate: Candidate) -> str | None:
    with judging(run, candidate):
        bearer = bearer_of(run, candidate)
    return shown(bearer.path) if isinstance(bearer, Handle) else None
