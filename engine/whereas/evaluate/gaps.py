"""Gaps, worlds and forks: what is not known, and how the evaluator splits only where it reads a gap (semantics 1, 11).

What comes in: gaps with small finite domains. What goes out: every distinguishable world, as a narrowing of domains
and a few assumed comparisons. Promised: the worlds of one exploration are disjoint and together are all worlds.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass, field
from enum import Enum

from whereas.values.truth import Truth


class GapKind(Enum):
    """What sort of thing is not known."""

    FACT = "fact"
    DISPUTED = "disputed"
    MEMBER = "member"
    PRESENCE = "presence"
    JUDGMENT = "judgment"
    READING = "reading"
    LEGAL = "legal"
    KNOWLEDGE = "knowledge"
    OUTCOME = "outcome"
    """The truth of a comparison that the facts leave open or that is taken as independent."""
    FUTURE = "future"
    """What may still happen; never part of a world, only of one of its futures."""

    __hash__ = object.__hash__  # each is one object; the hash of its name is many times slower, and is asked for often


KEPT = (GapKind.JUDGMENT, GapKind.READING, GapKind.DISPUTED)
"""Gaps of which the report says what turns on them: never dropped, and never part of something settled apart."""


@dataclass(frozen=True, slots=True, eq=False)
class Gap:
    """A thing that is not known. `path` is how a report names it; `is_ordered` tells dates and amounts.

    Two are the same thing if kind and key are; the hash is kept, for a gap is looked up far more often than it is made.
    """

    kind: GapKind
    key: tuple[Hashable, ...]
    path: str
    is_ordered: bool = False
    _hash: int = field(init=False, repr=False)

    def __post_init__(self) -> None:
        """Work out the hash."""
        object.__setattr__(self, "_hash", hash((self.kind, self.key)))

    def __hash__(self) -> int:
        """Return the hash of kind and key."""
        return self._hash

    def __eq__(self, other: object) -> bool:
        """Return whether the other is the same thing."""
        if self is other:
            return True
        return (
            isinstance(other, Gap) and self._hash == other._hash and self.kind is other.kind and self.key == other.key
        )


class Unsettled(Exception):  # noqa: N818 - control flow: a value was asked for that has several candidates
    """Raised where an operand needs a gap that still has several candidates."""

    def __init__(self, gap: Gap) -> None:
        """Name the gap."""
        super().__init__(gap)
        self.gap = gap


@dataclass(frozen=True, slots=True, eq=False)
class Assumption:
    """A comparison between several gaps, taken to come out as `outcome`."""

    gaps: tuple[Gap, ...]
    test: Callable[[Mapping[Gap, object]], Truth]
    outcome: Truth
    known: dict[tuple[object, ...], Truth]

    def allows(self, chosen: Mapping[Gap, object]) -> bool:
        """Return whether the comparison comes out as assumed under the chosen values."""
        key = tuple(chosen[gap] for gap in self.gaps)
        truth = self.known.get(key)
        if truth is None:
            truth = self.known[key] = self.test(chosen)
        return truth is self.outcome


Component = tuple[Assumption, ...]
MOST_TRIED = 2_000
"""The most values that are tried to find a world which meets some assumptions; beyond, there may be one."""

GAVE_UP = "gave up"
"""The key of `World.memo` that says so."""

Memo = dict[object, bool]


@dataclass(frozen=True, slots=True, eq=False)
class World:
    """A set of worlds that agree on all that was read so far.

    `memo` is shared by all worlds of one exploration: which sets of assumptions can be met. So is `tried`, which counts
    the work that this has taken, and `parts`: assumptions in sets that share no gap.
    """

    domains: Mapping[Gap, tuple[object, ...]]
    assumed: tuple[Assumption, ...] = ()
    memo: Memo = field(default_factory=dict)
    tried: list[int] = field(default_factory=lambda: [0])
    parts: dict[tuple[Assumption, ...], list[Component]] = field(default_factory=dict)

    def narrowed(self, domains: Mapping[Gap, tuple[object, ...]]) -> World:
        """Return the worlds among these in which each gap has one of the given values."""
        return World({**self.domains, **domains}, self.assumed, self.memo, self.tried, self.parts)

    def assuming(self, assumption: Assumption, domains: Mapping[Gap, tuple[object, ...]]) -> World:
        """Return the worlds among these in which the comparison comes out as assumed."""
        return World({**domains, **self.domains}, (*self.assumed, assumption), self.memo, self.tried, self.parts)

    def is_possible(self) -> bool:
        """Return whether some choice of values meets every assumption: those that share no gap are met apart."""
        return all(self._can_be_met(component) for component in self._components())

    def signature(self, gaps: tuple[Gap, ...]) -> object:
        """Return what these worlds say of some gaps: two sets of worlds with the same signature treat them alike."""
        if not self.assumed:
            return tuple(self.domains.get(gap) for gap in gaps)
        asked = set(gaps)
        tied = [part for part in self._components() if any(not asked.isdisjoint(item.gaps) for item in part)]
        others = tuple(tuple((gap, self.domains[gap]) for item in part for gap in item.gaps) for part in tied)
        return tuple(self.domains.get(gap) for gap in gaps), tuple(tied), others

    def _components(self) -> list[Component]:
        known = self.parts.get(self.assumed)
        if known is None:
            known = self.parts[self.assumed] = _components(self.assumed)
        return known

    def _can_be_met(self, component: Component) -> bool:
        gaps = _in_order(component, self.domains)
        key = (component, tuple((gap, self.domains[gap]) for gap in gaps))
        known = self.memo.get(key)
        if known is None:
            search = _Search(gaps, _ready(component, gaps), self.domains)
            try:
                known = search.can_choose(0)
            except OutOfBudget:
                known = self.memo[GAVE_UP] = True
            self.memo[key] = known
            self.tried[0] += MOST_TRIED - search.left
        return known

    def joined(self, other: World) -> World | None:
        """Return the worlds that are among both, or None where there are none."""
        domains = dict(self.domains)
        for gap, values in other.domains.items():
            mine = domains.get(gap)
            if mine is None or mine == values:
                domains[gap] = values
                continue
            both = tuple(value for value in mine if value in values)
            if not both:
                return None
            domains[gap] = both
        both_assumed = self.assumed + tuple(item for item in other.assumed if item not in self.assumed)
        joined = World(domains, both_assumed, self.memo, self.tried, self.parts)
        return joined if joined.is_possible() else None


def _components(assumed: tuple[Assumption, ...]) -> list[Component]:
    """Return the assumptions in sets that share no gap with each other."""
    found: list[tuple[set[Gap], list[Assumption]]] = []
    for assumption in assumed:
        gaps, members = set(assumption.gaps), [assumption]
        apart: list[tuple[set[Gap], list[Assumption]]] = []
        for others, rest in found:
            if gaps.isdisjoint(others):
                apart.append((others, rest))
            else:
                gaps |= others
                members = [*rest, *members]
        found = [*apart, (gaps, members)]
    return [tuple(members) for _, members in found]


def _in_order(component: Component, domains: Mapping[Gap, tuple[object, ...]]) -> list[Gap]:
    """Return the gaps of a component, each one next to those with which it is compared, the narrow ones first."""
    waiting = list(dict.fromkeys(gap for assumption in component for gap in assumption.gaps))
    found: list[Gap] = []
    while waiting:
        near = [
            gap
            for gap in waiting
            if any(gap in item.gaps and any(other in found for other in item.gaps) for item in component)
        ]
        gap = min(near or waiting, key=lambda item: len(domains[item]))
        waiting.remove(gap)
        found.append(gap)
    return found


def _ready(component: Component, gaps: list[Gap]) -> list[list[Assumption]]:
    """Return, for each gap in order, the assumptions that can be tried once it has a value."""
    place = {gap: index for index, gap in enumerate(gaps)}
    found: list[list[Assumption]] = [[] for _ in gaps]
    for assumption in component:
        found[max(place[gap] for gap in assumption.gaps)].append(assumption)
    return found


class _Search:
    """Looks for values of some gaps that meet every assumption among them."""

    def __init__(
        self, gaps: list[Gap], ready: list[list[Assumption]], domains: Mapping[Gap, tuple[object, ...]]
    ) -> None:
        self.gaps = gaps
        self.ready = ready
        self.domains = domains
        self.chosen: dict[Gap, object] = {}
        self.left = MOST_TRIED

    def can_choose(self, index: int) -> bool:
        """Return whether the gaps from `index` on can be given values."""
        if index == len(self.gaps):
            return True
        gap = self.gaps[index]
        for value in self.domains[gap]:
            self.left -= 1
            if self.left < 0:
                raise OutOfBudget
            self.chosen[gap] = value
            if all(item.allows(self.chosen) for item in self.ready[index]) and self.can_choose(index + 1):
                return True
        self.chosen.pop(gap, None)
        return False


@dataclass(frozen=True, slots=True, eq=False)
class Part:
    """One of the parts into which a fork splits the worlds: a gap with some of its values, or an assumption."""

    domains: Mapping[Gap, tuple[object, ...]]
    assumption: Assumption | None = None

    def of(self, world: World) -> World:
        """Return the worlds among `world` that are in this part."""
        if self.assumption is not None:
            return world.assuming(self.assumption, self.domains)
        return world.narrowed(self.domains)


class Fork(Exception):  # noqa: N818 - control flow: the exploration goes on in each part
    """Raised where what is read differs between the worlds at hand: the parts are disjoint and together all of them."""

    def __init__(self, parts: tuple[Part, ...], gaps: tuple[Gap, ...]) -> None:
        """Hold the parts and the gaps that tell them apart."""
        super().__init__(gaps)
        self.parts = parts
        self.gaps = gaps

    @property
    def is_future(self) -> bool:
        """Return whether the parts are futures of one world, not worlds."""
        return self.gaps[0].kind is GapKind.FUTURE

    def branches(self, world: World) -> tuple[World, ...]:
        """Return the parts of `world` that are possible."""
        found = (part.of(world) for part in self.parts)
        return tuple(branch for branch in found if branch.is_possible())


class OutOfBudget(Exception):  # noqa: N818 - control flow: too many worlds for an exact answer
    """Raised where more than the budget of leaves would be needed."""
