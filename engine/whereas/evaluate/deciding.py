"""Comparisons whose operands are not known: on which values they turn, one gap at a time or several together.

What comes in: a comparison as a function of its gaps. What goes out: its truth in the worlds at hand, or a `Fork`.
Promised: what was tried once is not tried again for the same values; several dates or amounts that are not known are
weighed together, and where that would take too long they are taken as independent, which is noted.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from whereas.evaluate.gaps import Assumption, Fork, Gap, GapKind, OutOfBudget, Part, Unsettled
from whereas.evaluate.sides import Sides, outcomes_by_value, signatures, weigh_sides
from whereas.evaluate.worlds import Worlds
from whereas.values.dates import Uncertain
from whereas.values.truth import Truth

MOST_WORK = 10_000
"""The most pieces of work that judging a duty once may take; beyond, all verdicts are possible. Never timed."""

JOINT_BUDGET = 40_000
"""The most combinations of candidates that are tried for one comparison of several gaps; beyond, it is independent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How a comparison turns on one gap.

    Attributes:
        groups: the values that come out alike, with the truth where that is known; None: weigh it with others.
        truth: what it comes to where there is one group; None where the facts leave it open.
    """

    gap: Gap
    groups: tuple[tuple[Truth | None, tuple[object, ...]], ...] | None
    truth: Truth | None = None


Plans = dict[tuple[Gap, ...], dict[tuple[tuple[object, ...], ...], Plan]]
"""Plans by the gaps that a comparison read, then by the values that these had."""


@dataclass(frozen=True, slots=True)
class Weighed:
    """A comparison of several gaps: the truths that it can have, those that are known, a short way for two dates."""

    gaps: tuple[Gap, ...]
    found: tuple[Truth, ...]
    pair: Callable[[object, object], Truth | None] | None = None
    known: dict[tuple[object, ...], Truth] = field(default_factory=dict)


class Deciding(Worlds):
    """Decides comparisons, and remembers how."""

    def __init__(self) -> None:
        """Start with nothing decided."""
        super().__init__()
        self.plans: dict[object, Plans] = {}
        self.scopes: dict[object, dict[Gap, frozenset[object]]] = {}
        self.joint: dict[object, Weighed] = {}
        self.work_of_a_world = 1

    def count(self, number: int = 1) -> None:
        """Count pieces of work.

        Raises:
            OutOfBudget: where it is one too many.
        """
        self.world.tried[0] += number
        if self.world.tried[0] > MOST_WORK:
            raise OutOfBudget

    def place(self) -> object:
        """Return where it is read now: mode, anchor, law and bearer."""
        raise NotImplementedError

    def in_every_mode(self, site: object) -> object:
        """Return what tells a comparison apart wherever it is read, now or in a future."""
        raise NotImplementedError

    def stand_at(self, place: object) -> None:
        """Read from there."""
        raise NotImplementedError

    def decide(self, site: object, compute: Callable[[], Truth], sides: Sides | None = None) -> Truth:
        """Return the truth of a comparison in the worlds at hand.

        `site` tells this comparison apart from every other, for one whose truth the facts leave open; `sides` are those
        of a comparison of dates.

        Raises:
            Fork: where the worlds at hand differ on it.
        """
        while True:
            if not self.trial:
                truth = self._remembered(site, compute)
                if truth is not None:
                    return truth
            try:
                return compute()
            except Uncertain:
                return self._open_outcome(site)
            except Unsettled as unsettled:
                if self.trial:
                    raise
                truth = self._split(site, compute, unsettled.gap, sides)
                if truth is not None:
                    return truth

    def _remembered(self, site: object, compute: Callable[[], Truth]) -> Truth | None:
        """Return the truth of a comparison whose gaps were weighed before, without trying them again."""
        scope = self.scopes.get(site)
        if scope is None:
            return None
        self.read(*scope)
        if self._is_inside(scope):
            return self._weigh(site, compute)
        # It was tried in a narrower world: what it comes to in this one has to be found anew.
        del self.scopes[site], self.joint[site]
        return None

    def _scope(self) -> dict[Gap, frozenset[object]]:
        """Return the values that the gaps of the comparison just tried have in the worlds at hand."""
        return {gap: frozenset(self.values_of(gap)) for gap in self.touched}

    def _is_inside(self, scope: Mapping[Gap, frozenset[object]]) -> bool:
        """Return whether the worlds at hand are among those in which a comparison was tried."""
        return all(values.issuperset(self.values_of(gap)) for gap, values in scope.items())

    def _open_outcome(self, site: object) -> Truth:
        # What the facts leave open comes out alike as things stand and in every future, for it is one comparison.
        gap = Gap(GapKind.OUTCOME, ("open", self.in_every_mode(site)), "")
        return Truth.TRUE if self.flag(gap) else Truth.FALSE

    def _try(self, compute: Callable[[], Truth]) -> Truth | Gap | None:
        """Return the truth under the trial at hand, the next gap that it needs, or None where dates leave it open."""
        self.count()
        try:
            return compute()
        except Uncertain:
            return None
        except Unsettled as unsettled:
            return unsettled.gap

    def _split(self, site: object, compute: Callable[[], Truth], gap: Gap, sides: Sides | None) -> Truth | None:
        """Fork where a comparison turns on the value of a gap; return its truth where it does not."""
        plan = self._known_plan(site)
        if plan is None:
            self.touched = set()
            weighed = None if sides is None or not gap.is_ordered else weigh_sides(self, sides)
            if weighed is not None:
                self.joint[site] = Weighed(weighed.gaps, weighed.found, weighed.compare)
                self.scopes[site] = self._scope()
                return self._weigh(site, compute)
            self.touched = set()
            plan = self._plan(compute, gap, sides)
            if plan.groups is None:
                return self._split_jointly(site, compute, gap)
            self._keep(site, plan)
        self.gap_reads += 1
        self.noted.gaps[plan.gap] = None
        if len(plan.groups or ()) > 1:
            self.fork_on(plan.gap, [members for _, members in plan.groups or ()])
            return None
        return self._open_outcome(site) if plan.truth is None else plan.truth

    def _known_plan(self, site: object) -> Plan | None:
        """Return the plan made before for exactly the values that the gaps have in the worlds at hand."""
        for gaps, plans in self.plans.get(site, {}).items():
            plan = plans.get(tuple(map(self.values_of, gaps)))
            if plan is not None:
                self.read(*gaps)
                return plan
        return None

    def _keep(self, site: object, plan: Plan) -> None:
        gaps = tuple(self.touched)
        self.plans.setdefault(site, {}).setdefault(gaps, {})[tuple(map(self.values_of, gaps))] = plan

    def _plan(self, compute: Callable[[], Truth], gap: Gap, sides: Sides | None) -> Plan:
        """Return how the values of a gap come out; no groups where it is to be weighed together with others."""
        groups = self._by_value(compute, gap, sides)
        deeper = {value: result for result, members in groups.items() if isinstance(result, Gap) for value in members}
        if deeper and self._is_joint(gap, deeper):
            return Plan(gap=gap, groups=None)
        parts: list[tuple[Truth | None, tuple[object, ...]]] = []
        for result, members in groups.items():
            if isinstance(result, Gap):
                parts.extend((None, tuple(part)) for part in self._by_signature(compute, gap, result, members, sides))
            else:
                parts.append((result, tuple(members)))
        if len(parts) == 1 and deeper:
            return self._through(compute, gap, *next(iter(deeper.items())))
        return Plan(gap=gap, groups=tuple(parts), truth=parts[0][0])

    def _by_value(
        self, compute: Callable[[], Truth], gap: Gap, sides: Sides | None
    ) -> dict[Truth | Gap | None, list[object]]:
        """Group the values of a gap by what the comparison comes to: a truth, the next gap that it needs, or None."""
        if sides is not None:
            self.count(len(self.values_of(gap)))
            return outcomes_by_value(self, sides, gap)
        groups: dict[Truth | Gap | None, list[object]] = {}
        for value in self.values_of(gap):
            self.trial[gap] = value
            try:
                result = self._try(compute)
            finally:
                del self.trial[gap]
            groups.setdefault(result, []).append(value)
        return groups

    def _through(self, compute: Callable[[], Truth], gap: Gap, stand_in: object, other: Gap) -> Plan:
        """Go on to the gap that every value of `gap` needs, where it makes no difference which value that is."""
        groups: dict[Truth | Gap | None, list[object]] = {}
        self.trial[gap] = stand_in
        try:
            for value in self.values_of(other):
                self.trial[other] = value
                groups.setdefault(self._try(compute), []).append(value)
        finally:
            self.trial.pop(other, None)
            del self.trial[gap]
        if len(groups) == 1:
            (only,) = groups
            if isinstance(only, Gap):
                return Plan(gap=gap, groups=tuple((None, (value,)) for value in self.values_of(gap)))
            return Plan(gap=gap, groups=((only, self.values_of(gap)),), truth=only)
        return Plan(gap=other, groups=tuple((None, tuple(members)) for members in groups.values()))

    def _is_joint(self, gap: Gap, deeper: Mapping[object, Gap]) -> bool:
        """Return whether the gaps are dates or amounts of one level, to be weighed together."""
        is_future = gap.kind is GapKind.FUTURE
        return gap.is_ordered and all(
            other.is_ordered and (other.kind is GapKind.FUTURE) == is_future for other in deeper.values()
        )

    def _by_signature(
        self, compute: Callable[[], Truth], gap: Gap, other: Gap, members: list[object], sides: Sides | None
    ) -> list[list[object]]:
        """Group the values of `gap` that come out alike for every value of the next gap that they need."""
        if sides is not None:
            groups_ = signatures(self, sides, gap, other, members)
            if groups_ is not None:
                return list(groups_.values())
        others = self.values_of(other)
        found: dict[object, list[object]] = {}
        for value in members:
            self.trial[gap] = value
            try:
                groups = self._by_value(compute, other, sides)
            finally:
                del self.trial[gap]
            came_out = {second: result for result, alike in groups.items() for second in alike}
            results = [came_out[second] for second in others]
            signature = tuple((value, result) if isinstance(result, Gap) else result for result in results)
            found.setdefault(signature, []).append(value)
        return list(found.values())

    def _split_jointly(self, site: object, compute: Callable[[], Truth], first: Gap) -> Truth | None:
        """Fork on the truth of a comparison between several dates or amounts that are not known."""
        self.touched = set()
        try:
            gaps, found = self._outcomes(compute, first)
        except OverflowError:
            self.noted.inexact["a comparison between several unknown dates or amounts was taken as independent"] = None
            gaps, found = (), (Truth.TRUE, Truth.FALSE, Truth.IDLE)
        self.joint[site] = Weighed(gaps, found)
        self.scopes[site] = self._scope()
        return self._weigh(site, compute)

    def _weigh(self, site: object, compute: Callable[[], Truth]) -> Truth | None:
        weighed = self.joint[site]
        gaps, found, known = weighed.gaps, weighed.found, weighed.known
        self.read(*gaps)
        if not gaps:
            return self._independent(site, found)
        self.gap_reads += 1
        for gap in gaps:
            self.noted.gaps[gap] = None
        for assumption in self.world.assumed:
            if assumption.known is known:
                return assumption.outcome
        domains = {gap: self.values_of(gap) for gap in gaps}
        if all(len(values) == 1 for values in domains.values()):
            return None
        test = self._test_of(weighed, compute)
        parts = {truth: Part(domains, Assumption(gaps, test, truth, known)) for truth in found}
        open_ = [truth for truth, part in parts.items() if part.of(self.world).is_possible()]
        if len(open_) == 1:
            return open_[0]
        raise Fork(tuple(parts.values()), gaps)

    def _test_of(self, weighed: Weighed, compute: Callable[[], Truth]) -> Callable[[Mapping[Gap, object]], Truth]:
        """Return the comparison as a function of the values of its gaps, read as it is read now, in the worlds at hand.

        It is tried later, too, where worlds are joined: what is settled now need not be settled in those.
        """
        place, gaps, pair, world = self.place(), weighed.gaps, weighed.pair, self.world

        def test(chosen: Mapping[Gap, object]) -> Truth:
            trial, here, at_hand = self.trial, self.place(), self.world
            self.trial, self.world = {gap: chosen[gap] for gap in gaps}, world
            self.stand_at(place)
            try:
                found = None if pair is None else pair(*self.trial.values())
                return compute() if found is None else found
            except Uncertain:
                return Truth.FALSE
            finally:
                self.trial, self.world = trial, at_hand
                self.stand_at(here)

        return test

    def _independent(self, site: object, found: tuple[Truth, ...]) -> Truth | None:
        gap = Gap(GapKind.OUTCOME, ("independent", site), "")
        try:
            truth = self.settle(gap, lambda: found)
        except Unsettled:
            self.fork_on(gap, [(truth,) for truth in found])
            return None
        return truth if isinstance(truth, Truth) else None

    def _outcomes(self, compute: Callable[[], Truth], first: Gap) -> tuple[tuple[Gap, ...], tuple[Truth, ...]]:
        """Return the gaps that the comparison needs and the truths that it can have, whatever was assumed before.

        Raises:
            OverflowError: where there are too many combinations to try.
        """
        gaps: dict[Gap, None] = {first: None}
        found: dict[Truth, None] = {}
        tried = 0

        def go(waiting: Gap) -> None:
            nonlocal tried
            if (waiting.kind is GapKind.FUTURE) != (first.kind is GapKind.FUTURE):
                raise OverflowError
            gaps[waiting] = None
            for value in self.values_of(waiting):
                tried += 1
                if tried > JOINT_BUDGET:
                    raise OverflowError
                self.trial[waiting] = value
                result = self._try(compute)
                if isinstance(result, Gap):
                    go(result)
                else:
                    found[Truth.FALSE if result is None else result] = None
            del self.trial[waiting]

        kept = dict(self.trial)
        try:
            go(first)
        finally:
            self.trial = kept
        return tuple(gaps), tuple(found)
