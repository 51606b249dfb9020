"""One reading of one duty: the world at hand, the moment of reading, and how a gap is settled or forks the world.

What comes in: a case, landmarks, a world. What goes out: values of gaps, truths of comparisons; or a `Fork` where the
worlds at hand differ. Promised: nothing is guessed; a truth is given only where all the worlds at hand agree on it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from whereas.evaluate.case import Case
from whereas.evaluate.comparisons import Now
from whereas.evaluate.gaps import (
    Assumption,
    Fork,
    Gap,
    GapKind,
    Part,
    Unsettled,
    World,
)
from whereas.evaluate.handles import Env, Handle, Operand
from whereas.evaluate.landmarks import Landmarks
from whereas.evaluate.shape import Shapes
from whereas.model.expression import Aggregate, Expression, NoGap, Quantified, Root, SectionIs, SectionRef
from whereas.model.facts import Basis
from whereas.model.verdict import FactRead
from whereas.values.dates import Uncertain
from whereas.values.truth import Truth

T = TypeVar("T")

JOINT_BUDGET = 40_000
"""The most combinations of candidates that are tried for one comparison of several gaps; beyond, it is independent."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Future:
    """A future of the world at hand.

    Attributes:
        first: the first moment at which anything may still happen.
        is_quiet: nothing more happens.
        running_only: only deadlines that still run are read anew (conditions, semantics 1).
    """

    first: dt.date | dt.datetime
    is_quiet: bool = False
    running_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Mode:
    """How the facts are read at this point of the duty.

    Attributes:
        future: read in a future of the world, or (None) as things stand.
        floor: facts on a weaker basis do not count here.
        lists_complete: take every list as complete, to see what holds among the items that are named.
        in_requirement: idle is a value of its own here; in a condition it is false at the end.
        in_anew: inside a quantifier that a future reads anew.
    """

    future: Future | None = None
    floor: Basis | None = None
    lists_complete: bool = False
    in_requirement: bool = False


@dataclass(slots=True, kw_only=True)
class Record_:  # noqa: N801 - what one reading notes down; `Record` is a record of a deal
    """What a reading notes down for the report."""

    facts: dict[str, FactRead] = field(default_factory=dict)
    assumptions: dict[str, None] = field(default_factory=dict)
    inexact: dict[str, None] = field(default_factory=dict)
    gaps: dict[Gap, None] = field(default_factory=dict)
    planned: dict[dt.date, None] = field(default_factory=dict)


def _untied(*_: object) -> Any:
    msg = "the knot of conditions was not tied"
    raise AssertionError(msg)


class Run:
    """The state of one exploration of one duty. The evaluator's functions take it as their first argument."""

    def __init__(self, case: Case, law: str, landmarks: Landmarks, shapes: Shapes) -> None:
        """Start in the worlds of which nothing was read."""
        self.case = case
        self.law = law
        self.landmarks = landmarks
        self.mode = Mode()
        self.world: World = World({})
        self.trial: dict[Gap, object] = {}
        self.noted = Record_()
        self.is_recording = False
        self.bearer: Handle | None = None
        self.bearer_of: Callable[[], Operand] | None = None
        self.anchor: Callable[[], dt.date | dt.datetime] = lambda: case.settings.as_of
        self.anchor_key: object = None
        self.truth: Callable[[Expression, Env], Truth] = _untied
        self.section_is: Callable[[SectionIs, Env], Truth] = _untied
        self.quantified: Callable[[Quantified, Env], Truth] = _untied
        self.no_gap: Callable[[NoGap, Env], Truth] = _untied
        self.root_exists: Callable[[Root, Env], Truth] = _untied
        self.aggregate: Callable[[Aggregate, Env], Operand] = _untied
        self.prevails: Callable[[Any, SectionRef], bool] = _untied
        self.displaced: Callable[[Any, tuple[SectionRef, ...]], Truth] = _untied
        self.is_referred_to: Callable[[SectionRef], bool] = _untied
        self.floor_asked: Basis | None = None
        self.is_settled_for_good = False
        self.shapes = shapes
        self.prefix = ""
        self._keys: dict[object, str] = {}
        self.open_sites: dict[str, set[object]] = {}
        self.defined: dict[Gap, tuple[object, ...]] = {}
        self.gap_reads = 0
        self.active: set[object] = set()
        self.settled: dict[object, Truth] = {}
        self.touched: set[Gap] = set()
        self.scopes: dict[object, dict[Gap, frozenset[object]]] = {}
        self.single: dict[object, tuple[Gap, dict[object, Truth]]] = {}
        self.joint: dict[object, tuple[tuple[Gap, ...], tuple[Truth, ...], dict[tuple[object, ...], Truth]]] = {}

    @property
    def base_floor(self) -> Basis | None:
        """The weakest basis that counts anywhere: as asked for, and while the basis of a verdict is looked for."""
        floors = [floor for floor in (self.case.settings.floor, self.floor_asked) if floor is not None]
        return max(floors, default=None)

    # ------------------------------------------------------------------ the moment of reading
    @property
    def now(self) -> Now:
        """The moment of reading: the assessment, or the end of time in a future."""
        at = None if self.mode.future is not None else self.case.settings.as_of
        return Now(at=at, counting=self.case.counting[self.law])

    @contextmanager
    def reading(self, mode: Mode) -> Iterator[None]:
        """Read in another mode for a while."""
        before, self.mode = self.mode, mode
        try:
            yield
        finally:
            self.mode = before

    def with_mode(self, **changes: object) -> Mode:
        """Return the mode at hand with changes."""
        return replace(self.mode, **changes)  # type: ignore[arg-type]

    def key_of(self, expression: Expression, env: Env) -> str:
        """Return a short name for a reader of a list, the same whenever it reads for the same variables."""
        key = (id(expression), env.key)
        found = self._keys.get(key)
        if found is None:
            found = self._keys[key] = f"{self.prefix}{len(self._keys) + 1}"
        return found

    # ------------------------------------------------------------------ gaps
    def candidates(self, gap: Gap, make: Callable[[], tuple[object, ...]]) -> tuple[object, ...]:
        """Return the values that a gap may have in the worlds at hand."""
        values = self.world.domains.get(gap)
        if values is None:
            values = self.defined.get(gap)
            if values is None:
                values = self.defined[gap] = make()
        return values

    def settle(self, gap: Gap, make: Callable[[], tuple[object, ...]]) -> object:
        """Return the value of a gap where the worlds at hand agree on it.

        Raises:
            Unsettled: where they differ.
        """
        self.gap_reads += 1
        self.touched.add(gap)
        if gap in self.trial:
            return self.trial[gap]
        values = self.candidates(gap, make)
        self.noted.gaps[gap] = None
        if len(values) == 1:
            return values[0]
        raise Unsettled(gap)

    def fork_on(self, gap: Gap, groups: list[tuple[object, ...]]) -> None:
        """Split the worlds at hand by the value of a gap, unless only one group is possible.

        Raises:
            Fork: where several groups are possible.
        """
        fork = Fork(tuple(Part({gap: group}) for group in groups), (gap,))
        branches = fork.branches(self.world)
        if len(branches) > 1:
            raise fork
        if branches:
            self.world = branches[0]

    def flag(self, gap: Gap, make: Callable[[], tuple[object, ...]] = lambda: (True, False)) -> bool:
        """Return the value of a gap that is true or false.

        Raises:
            Fork: where the worlds at hand differ on it.
        """
        return bool(self.pick(gap, make))

    def pick(self, gap: Gap, make: Callable[[], tuple[object, ...]]) -> object:
        """Return the value of a gap, each of whose values makes a world of its own.

        Raises:
            Fork: where the worlds at hand differ on it.
        """
        try:
            return self.settle(gap, make)
        except Unsettled:
            values = self.candidates(gap, make)
            self.fork_on(gap, [(value,) for value in values])
            return self.settle(gap, make)

    def resolve(self, compute: Callable[[], T]) -> T:
        """Return what an operand yields, each different result in worlds of its own.

        Raises:
            Fork: where the worlds at hand differ on it.
        """
        while True:
            try:
                return compute()
            except Unsettled as unsettled:
                if self.trial:
                    raise
                gap = unsettled.gap
            groups: dict[object, list[object]] = {}
            for number, value in enumerate(self.world.domains.get(gap) or self.defined[gap]):
                self.trial[gap] = value
                try:
                    result: object = ("is", compute())
                except Unsettled as deeper:
                    result = ("needs", deeper.gap, number)
                finally:
                    del self.trial[gap]
                groups.setdefault(result, []).append(value)
            if len(groups) == 1 and next(iter(groups))[0] == "is":  # type: ignore[index]
                return next(iter(groups))[1]  # type: ignore[index,no-any-return]
            self.fork_on(gap, [tuple(members) for members in groups.values()])

    # ------------------------------------------------------------------ comparisons
    def decide(self, site: object, compute: Callable[[], Truth]) -> Truth:
        """Return the truth of a comparison in the worlds at hand.

        `site` tells this comparison apart from every other, for one whose truth the facts leave open.

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
                truth = self._split(site, compute, unsettled.gap)
                if truth is not None:
                    return truth

    def _remembered(self, site: object, compute: Callable[[], Truth]) -> Truth | None:
        """Return the truth of a comparison whose gaps were tried before, without trying them again."""
        scope = self.scopes.get(site)
        if scope is None:
            return None
        if not self._is_inside(scope):
            # It was tried in a narrower world: what it comes to in this one has to be found anew.
            del self.scopes[site]
            self.joint.pop(site, None)
            self.single.pop(site, None)
            return None
        if site in self.joint:
            return self._weigh(site, compute)
        gap, truths = self.single[site]
        self.gap_reads += 1
        self.noted.gaps[gap] = None
        values = self.world.domains.get(gap) or self.defined[gap]
        groups: dict[Truth, list[object]] = {}
        for value in values:
            groups.setdefault(truths[value], []).append(value)
        if len(groups) > 1:
            self.fork_on(gap, [tuple(members) for members in groups.values()])
            return self._remembered(site, compute)
        return next(iter(groups))

    def _scope(self) -> dict[Gap, frozenset[object]]:
        """Return the values that the gaps of the comparison just tried have in the worlds at hand."""
        return {gap: frozenset(self.world.domains.get(gap) or self.defined.get(gap, ())) for gap in self.touched}

    def _is_inside(self, scope: Mapping[Gap, frozenset[object]]) -> bool:
        """Return whether the worlds at hand are among those in which a comparison was tried."""
        return all(
            values.issuperset(self.world.domains.get(gap) or self.defined.get(gap, ())) for gap, values in scope.items()
        )

    def _open_outcome(self, site: object) -> Truth:
        gap = Gap(GapKind.OUTCOME, ("open", site), "")
        return Truth.TRUE if self.flag(gap) else Truth.FALSE

    def _try(self, compute: Callable[[], Truth]) -> Truth | Gap | None:
        """Return the truth under the trial at hand, the next gap that it needs, or None where dates leave it open."""
        try:
            return compute()
        except Uncertain:
            return None
        except Unsettled as unsettled:
            return unsettled.gap

    def _split(self, site: object, compute: Callable[[], Truth], gap: Gap) -> Truth | None:
        values = self.world.domains.get(gap) or self.defined[gap]
        groups: dict[object, list[object]] = {}
        deeper: dict[object, Gap] = {}
        self.touched = set()
        for value in values:
            self.trial[gap] = value
            try:
                result = self._try(compute)
            finally:
                del self.trial[gap]
            if isinstance(result, Gap):
                deeper[value] = result
            groups.setdefault(result, []).append(value)
        if deeper and self._is_joint(gap, deeper):
            return self._split_jointly(site, compute, gap)
        if self.touched == {gap} and not deeper and None not in groups:
            truths = {value: truth for truth, members in groups.items() for value in members}
            self.single[site] = (gap, truths)  # type: ignore[assignment]
            self.scopes[site] = self._scope()
            return self._remembered(site, compute)
        if len(groups) == 1:
            (only,) = groups
            if isinstance(only, Truth):
                return only
            if only is None:
                return self._open_outcome(site)
        parts = [
            part
            for result, members in groups.items()
            for part in (self._by_signature(compute, gap, result, members) if isinstance(result, Gap) else [members])
        ]
        if len(parts) == 1:
            return self._through(site, compute, gap, deeper)
        self.fork_on(gap, [tuple(part) for part in parts])
        return None

    def _through(
        self, site: object, compute: Callable[[], Truth], gap: Gap, deeper: Mapping[object, Gap]
    ) -> Truth | None:
        """Go on to the gap that every value of `gap` needs, where it makes no difference which value that is."""
        stand_in, other = next(iter(deeper.items()))
        groups: dict[Truth | Gap | None, list[object]] = {}
        self.trial[gap] = stand_in
        try:
            for value in self.world.domains.get(other) or self.defined[other]:
                self.trial[other] = value
                groups.setdefault(self._try(compute), []).append(value)
        finally:
            self.trial.pop(other, None)
            del self.trial[gap]
        if len(groups) > 1:
            self.fork_on(other, [tuple(members) for members in groups.values()])
            return None
        (only,) = groups
        if isinstance(only, Gap):
            values = self.world.domains.get(gap) or self.defined[gap]
            self.fork_on(gap, [(value,) for value in values])
            return None
        return self._open_outcome(site) if only is None else only

    def _is_joint(self, gap: Gap, deeper: Mapping[object, Gap]) -> bool:
        """Return whether the gaps are dates or amounts of one level, to be weighed together."""
        is_future = gap.kind is GapKind.FUTURE
        return gap.is_ordered and all(
            other.is_ordered and (other.kind is GapKind.FUTURE) == is_future for other in deeper.values()
        )

    def _by_signature(
        self, compute: Callable[[], Truth], gap: Gap, other: Gap, members: list[object]
    ) -> list[list[object]]:
        """Group the values of `gap` that come out alike for every value of the next gap that they need."""
        others = self.world.domains.get(other) or self.defined[other]
        found: dict[object, list[object]] = {}
        for value in members:
            self.trial[gap] = value
            signature: list[object] = []
            try:
                for second in others:
                    self.trial[other] = second
                    result = self._try(compute)
                    signature.append((value, result) if isinstance(result, Gap) else result)
            finally:
                self.trial.pop(other, None)
                del self.trial[gap]
            found.setdefault(tuple(signature), []).append(value)
        return list(found.values())

    def _split_jointly(self, site: object, compute: Callable[[], Truth], first: Gap) -> Truth | None:
        """Fork on the truth of a comparison between several dates or amounts that are not known."""
        self.touched = set()
        try:
            gaps, found = self._outcomes(compute, first)
        except OverflowError:
            self.noted.inexact["a comparison between several unknown dates or amounts was taken as independent"] = None
            gaps, found = (), (Truth.TRUE, Truth.FALSE, Truth.IDLE)
        self.joint[site] = (gaps, found, {})
        self.scopes[site] = self._scope()
        return self._weigh(site, compute)

    def _weigh(self, site: object, compute: Callable[[], Truth]) -> Truth | None:
        gaps, found, known = self.joint[site]
        if not gaps:
            return self._independent(site, found)
        self.gap_reads += 1
        for gap in gaps:
            self.noted.gaps[gap] = None
        domains = {gap: self.world.domains.get(gap) or self.defined[gap] for gap in gaps}
        if all(len(values) == 1 for values in domains.values()):
            return None
        test = self._test_of(gaps, compute)
        parts = {truth: Part(domains, Assumption(gaps, test, truth, known)) for truth in found}
        open_ = [truth for truth, part in parts.items() if part.of(self.world).is_possible()]
        if len(open_) == 1:
            return open_[0]
        raise Fork(tuple(parts.values()), gaps)

    def _test_of(self, gaps: tuple[Gap, ...], compute: Callable[[], Truth]) -> Callable[[Mapping[Gap, object]], Truth]:
        """Return the comparison as a function of the values of its gaps, read as it is read now."""
        mode, anchor, law, bearer = self.mode, self.anchor, self.law, self.bearer

        def test(chosen: Mapping[Gap, object]) -> Truth:
            kept = self.trial, self.mode, self.anchor, self.law, self.bearer
            self.trial = {gap: chosen[gap] for gap in gaps}
            self.mode, self.anchor, self.law, self.bearer = mode, anchor, law, bearer
            try:
                return compute()
            except Uncertain:
                return Truth.FALSE
            finally:
                self.trial, self.mode, self.anchor, self.law, self.bearer = kept

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
            for value in self.world.domains.get(waiting) or self.defined[waiting]:
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
