"""One duty of one law: all its instances, judged in every world.

What comes in: a case, a duty, and how it is to be read (as things stand, as planned, on a floor, among the named
items). What goes out: the verdicts of each instance and of the whole duty, world by world. Promised: the same input,
the same order.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Iterable, Iterator
from dataclasses import dataclass, replace
from functools import partial

from whereas.evaluate.brought import Part, instances_of
from whereas.evaluate.case import Case
from whereas.evaluate.combine import Leaf, fold, leaves_of
from whereas.evaluate.explore import in_every_world, in_first_worlds, new_run
from whereas.evaluate.gaps import GAVE_UP, Fork, OutOfBudget, World
from whereas.evaluate.instances import Candidate
from whereas.evaluate.judge import Judgement, judge
from whereas.evaluate.landmarks import Landmarks
from whereas.evaluate.notes import Notes
from whereas.evaluate.reached import every_expression
from whereas.evaluate.references import displaced, prevails, section_is
from whereas.evaluate.run import Run
from whereas.evaluate.shape import Shapes
from whereas.model.basis import Basis
from whereas.model.expression import Expression, SectionIs, SectionRef, SectionState
from whereas.model.law import Exception_, Law
from whereas.model.reliance import is_exception_under
from whereas.model.verdict import CLOSED, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """How a duty is read.

    Attributes:
        floor: facts on a weaker basis are taken as unknown.
        named_only: every list is taken as complete.
        for_good: nothing more happens.
        wants_days: work out until when a pending duty can still be met.
    """

    floor: Basis | None = None
    named_only: bool = False
    for_good: bool = False
    wants_days: bool = False


AS_THINGS_STAND = Variant()
_MOST_PASSES = 8
_WORK_OF_A_WORLD = 4
"""What each world counts as when a duty is judged once more with parts of it together: there are many, each dear."""

_MOST_STARTS = 4
"""The most sets of instances in which a greater verdict is looked for."""

_MOST_LOOKED_AT = 40
"""The most worlds of an instance in which a greater verdict is looked for."""

_MOST_OPEN_INSTANCES = 60
_TOLD_OF_MANY = 6
TAKEN_APART = "conditions that turn on the same unknown facts were taken as independent of each other"


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgedInstance:
    """An instance with its verdict in each world in which there is one.

    Attributes:
        starts: for each verdict, which of the sets of instances that the deal may have it belongs to.
        absent: the worlds in which there is no such instance, as for a year before an unknown start.
    """

    candidate: Candidate
    found: tuple[tuple[World, Judgement], ...]
    starts: tuple[int, ...] = ()
    absent: tuple[World, ...] = ()

    @property
    def leaves(self) -> list[Leaf]:
        """Its verdict in every world: where it does not exist, it asks nothing."""
        return [*leaves_of(list(self.found)), *(Leaf(world, Verdict.INAPPLICABLE) for world in self.absent)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Examined:
    """A duty with all its instances judged.

    Attributes:
        leaves: the verdict on the duty in each world; None where there were too many worlds.
        run: the run that judged it, for what it noted down.
    """

    part: Part
    instances: tuple[JudgedInstance, ...]
    leaves: tuple[Leaf, ...] | None
    run: Run


class Examiner:
    """Judges duties of one case. What does not depend on the reading is worked out once for each duty."""

    def __init__(self, case: Case) -> None:
        """Work out which sections are relied on."""
        self.case = case
        self._shapes = Shapes(case)
        self._landmarks: dict[int, Landmarks] = {}
        self._later: dict[dt.date, Examiner] = {}
        self._relied_on = _relied_on(case.laws.values())

    def as_of(self, day: dt.date) -> Examiner:
        """Return what judges the same deal at the end of a later day."""
        found = self._later.get(day)
        if found is None:
            settings = self.case.settings
            now = settings.as_of
            moment = dt.datetime.combine(day, dt.time.max, now.tzinfo) if isinstance(now, dt.datetime) else day
            later = Case(self.case.deal, self.case.laws, self.case.vocabulary, replace(settings, as_of=moment))
            found = self._later[day] = Examiner(later)
        return found

    def run(self, part: Part, variant: Variant = AS_THINGS_STAND) -> Run:
        """Return a run for a duty, in which nothing was read yet."""
        duty = part.parent or part.duty
        law = duty.section.law
        landmarks = self._landmarks.get(id(duty))
        if landmarks is None:
            landmarks = self._landmarks[id(duty)] = Landmarks(self.case, (duty, part.duty), law)
        run = new_run(self.case, law, landmarks, self._shapes)
        run.section_is = lambda expression, env: section_is(run, expression, env)
        run.prevails = lambda candidate, ref: prevails(run, candidate, ref)
        run.displaced = lambda candidate, by: displaced(run, candidate, by)
        run.is_relied_on = self._is_relied_on
        run.floor_asked = variant.floor
        run.is_settled_for_good = variant.for_good
        run.wants_days = variant.wants_days
        run.mode = run.with_mode(floor=run.base_floor, lists_complete=variant.named_only)
        return run

    def _is_relied_on(self, exception: Exception_, home: SectionRef) -> bool:
        return any(is_exception_under(exception, home, ref) for ref in self._relied_on)

    def examine(self, part: Part, variant: Variant = AS_THINGS_STAND) -> Examined:
        """Return a duty with all its instances judged.

        Parts of it are settled apart, and what turns out to share a gap with the rest is settled with it the next time.
        """
        run = self.run(part, variant)
        run.apart.is_on = True
        best = self._judged(run, part)
        for _ in range(_MOST_PASSES):
            shared = run.apart.not_exclusive()
            if best.leaves is None or not shared:
                break
            run.settle_together(shared)
            found = self._judged(run, part, gives_up=True)
            if found.leaves is None:
                _note_taken_apart(run, best.leaves)
                break
            best = found
        else:
            _note_taken_apart(run, best.leaves or ())
        run.apart.is_on = False
        return best

    def is_seen_above(self, part: Part, variant: Variant, verdict: Verdict, is_meant: Callable[[World], bool]) -> bool:
        """Return whether one of the first worlds that come has a greater verdict: then it is not that of all worlds.

        It is a quick look, with nothing settled apart and nothing taken as independent: a no says nothing.
        """
        run = self.run(part, variant)
        above = CLOSED[CLOSED.index(verdict) + 1 :]
        try:
            for start, present in in_first_worlds(run, lambda: instances_of(run, part), None, _MOST_STARTS):
                for candidate in present:
                    for world, found in in_first_worlds(run, partial(judge, run, candidate), start, _MOST_LOOKED_AT):
                        if found.verdict in above and is_meant(world) and not run.noted.inexact:
                            return not world.memo.get(GAVE_UP)
        except OutOfBudget:
            pass
        return False

    def _judged(self, run: Run, part: Part, *, gives_up: bool = False) -> Examined:
        """Judge every instance; where it gives up, it does so early, and at the first that takes too long."""
        run.work_of_a_world = _WORK_OF_A_WORLD if gives_up else 1
        try:
            enumerated = in_every_world(run, lambda: instances_of(run, part))
        except OutOfBudget:
            return Examined(part=part, instances=(), leaves=None, run=run)
        by_place: dict[object, Candidate] = {}
        for _, found in enumerated:
            for candidate in found:
                by_place.setdefault(candidate.place, candidate)
        chosen = _told(by_place.values(), enumerated)
        instances: tuple[JudgedInstance, ...] = ()
        for candidate in chosen:
            instances = (*instances, _judged(run, candidate, enumerated))
            if gives_up and not instances[-1].found:
                return Examined(part=part, instances=instances, leaves=None, run=run)
        dropped = [each for place, each in by_place.items() if place not in {each.place for each in chosen}]
        is_whole = all(_is_outside(run, each) for each in dropped)
        leaves = _folded(run, instances, enumerated) if is_whole else _of_what_is_broken(instances)
        return Examined(part=part, instances=instances, leaves=leaves, run=run)


def _note_taken_apart(run: Run, leaves: Iterable[Leaf]) -> None:
    """Note that verdicts may be among the possible ones that no world has, unless there is one alone."""
    if len({leaf.verdict for leaf in leaves}) > 1:
        run.noted.inexact[TAKEN_APART] = None


Enumerated = list[tuple[World, tuple[Candidate, ...]]]


def _told(found: Collection[Candidate], enumerated: Enumerated) -> list[Candidate]:
    """Return the instances to judge: of years counted from an unknown day that are too many, only the last."""
    sets = [{each.place for each in present} for _, present in enumerated]
    certain = {each.place for each in found if all(each.place in places for places in sets)}
    open_ = [each.place for each in found if each.place not in certain]
    dropped = set(open_[:-_TOLD_OF_MANY]) if len(open_) > _MOST_OPEN_INSTANCES else set()
    return [each for each in found if each.place not in dropped]


def _is_outside(run: Run, candidate: Candidate) -> bool:
    """Return whether the duty does not apply to an instance, whatever is not known."""
    run.world = World({})
    try:
        return judge(run, candidate).verdict is Verdict.INAPPLICABLE
    except (Fork, OutOfBudget):
        return False


def _judged(run: Run, candidate: Candidate, enumerated: Enumerated) -> JudgedInstance:
    """Judge an instance in each world that has it; where there are too many worlds, say so by finding none."""
    found: list[tuple[World, Judgement]] = []
    starts: list[int] = []
    absent: list[World] = []
    try:
        for number, (start, present) in enumerate(enumerated):
            mine = [each for each in present if each.place == candidate.place]
            if not mine:
                absent.append(start)
            for each in mine:
                found.extend(in_every_world(run, partial(judge, run, each), start))
            starts.extend([number] * (len(found) - len(starts)))
    except OutOfBudget:
        found, starts = [], []
    return JudgedInstance(candidate=candidate, found=tuple(found), starts=tuple(starts), absent=tuple(absent))


def _of_what_is_broken(instances: tuple[JudgedInstance, ...]) -> tuple[Leaf, ...] | None:
    """Return the verdict of an instance that is violated in every world, for none is greater; None without one."""
    for instance in instances:
        if not instance.absent and {found.verdict for _, found in instance.found} == {Verdict.VIOLATED}:
            return tuple(instance.leaves)
    return None


def _folded(run: Run, instances: tuple[JudgedInstance, ...], enumerated: Enumerated) -> tuple[Leaf, ...] | None:
    """Return the greatest verdict in each world: worlds that differ on which instances there are never meet.

    Where there was too much to look at in an instance, it is known all the same if another is violated in every world.
    """
    if any(not instance.found for instance in instances):
        return _of_what_is_broken(instances)
    present: list[list[list[Leaf]]] = [[] for _ in enumerated]
    for instance in instances:
        by_start: dict[int, list[Leaf]] = {}
        for start, leaf in zip(instance.starts, leaves_of(list(instance.found)), strict=True):
            by_start.setdefault(start, []).append(leaf)
        for start, leaves in by_start.items():
            present[start].append(leaves)
    everything: list[Leaf] = []
    try:
        for (world, _), of_instances in zip(enumerated, present, strict=True):
            everything.extend(
                fold(of_instances, run.case.settings.leaf_budget)
                if of_instances
                else [Leaf(world, Verdict.INAPPLICABLE)]
            )
    except OutOfBudget:
        return None
    return tuple(everything)


def fresh_notes(run: Run) -> Notes:
    """Hand out what was noted so far and start a new page."""
    noted, run.noted = run.noted, Notes()
    return noted


def _relied_on(laws: Iterable[Law]) -> frozenset[SectionRef]:
    found: set[SectionRef] = set()
    for law in laws:
        for expression in _expressions_of(law):
            if isinstance(expression, SectionIs) and expression.state is SectionState.RELIED_ON:
                found.update(expression.targets)
    return frozenset(found)


def _expressions_of(law: Law) -> Iterator[Expression]:
    for section in law.sections:
        for duty in section.duties:
            yield from every_expression(duty)
    for definition in law.definitions.values():
        for body in definition.bodies:
            if body.body is not None:
                yield from every_expression(body.body)
