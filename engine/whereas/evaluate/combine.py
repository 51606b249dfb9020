"""From worlds to what is reported, and from parts to wholes (semantics 3 and 4).

What comes in: verdicts in worlds. What goes out: the set of possible verdicts, the one reported, the maximum of parts.
Promised: combining is associative and loses no world; nothing is reported as closed while a world says otherwise.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from whereas.evaluate.apart import Explored
from whereas.evaluate.gaps import KEPT, Gap, GapKind, OutOfBudget, World
from whereas.evaluate.judge import Judgement
from whereas.model.verdict import CLOSED, PendingUntil, Verdict

_MOST_JUDGMENTS = 10
Possible = frozenset[Verdict]
Family = frozenset[Possible]
"""One set of possible verdicts for each way of answering the judgments."""


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """A verdict in some worlds."""

    world: World
    verdict: Verdict
    until: PendingUntil | None = None


def worst(verdicts: Iterable[Verdict]) -> Verdict:
    """Return the greatest: inapplicable < satisfied < excused < pending < violated. Of nothing: inapplicable."""
    return max(verdicts, key=CLOSED.index, default=Verdict.INAPPLICABLE)


def closed_verdict(possible: Possible) -> Verdict | None:
    """Return the verdict that closes a set of possible ones, or None where it is open."""
    if len(possible) == 1:
        return next(iter(possible))
    return Verdict.EXCUSED if possible == {Verdict.SATISFIED, Verdict.EXCUSED} else None


def reported(family: Family) -> Verdict:
    """Return the verdict that is reported for sets of possible verdicts, one for each way of answering judgments."""
    whole = frozenset(verdict for possible in family for verdict in possible)
    if not whole:
        return Verdict.INAPPLICABLE
    closed = closed_verdict(whole)
    if closed is not None:
        return closed
    if len(family) > 1 and all(closed_verdict(possible) is not None for possible in family):
        return Verdict.NEEDS_JUDGMENT
    return Verdict.UNDETERMINED


def union(family: Family) -> Possible:
    """Return every verdict that is possible."""
    return frozenset(verdict for possible in family for verdict in possible)


def families_of(leaves: Sequence[Leaf]) -> Family:
    """Return one set of possible verdicts for each way of answering the judgments that the leaves turn on."""
    judgments = list(
        dict.fromkeys(gap for leaf in leaves for gap in leaf.world.domains if gap.kind is GapKind.JUDGMENT)
    )
    if not judgments or len(judgments) > _MOST_JUDGMENTS:
        return frozenset({frozenset(leaf.verdict for leaf in leaves)}) if leaves else frozenset()
    found: set[Possible] = set()
    for answers in product((True, False), repeat=len(judgments)):
        given = dict(zip(judgments, answers, strict=True))
        possible = frozenset(leaf.verdict for leaf in leaves if _agrees(leaf.world, given))
        if possible:
            found.add(possible)
    return frozenset(found)


def _agrees(world: World, given: Mapping[Gap, object]) -> bool:
    return all(value in world.domains.get(gap, (value,)) for gap, value in given.items())


def where(leaves: Sequence[Leaf], given: Mapping[Gap, object]) -> list[Leaf]:
    """Return the leaves in which the gaps have the given values."""
    return [leaf for leaf in leaves if _agrees(leaf.world, given)]


def combined(families: Iterable[Family]) -> Family:
    """Return the family of a whole: maxima of one element from each part, in every way."""
    whole: Family = frozenset({frozenset({Verdict.INAPPLICABLE})})
    for family in families:
        if family:
            whole = frozenset(_maxima(left, right) for left in whole for right in family)
    return whole


def _maxima(left: Possible, right: Possible) -> Possible:
    return frozenset(worst((one, other)) for one in left for other in right)


def earliest(leaves: Iterable[Leaf]) -> PendingUntil | None:
    """Return the earliest day until which a pending one can be met, else an event, else neither."""
    pending = [leaf.until for leaf in leaves if leaf.verdict is Verdict.PENDING and leaf.until is not None]
    days = [until for until in pending if until.day is not None]
    if days:
        return min(days, key=lambda until: (until.day is None, until.day))
    events = [until for until in pending if until.event is not None]
    return events[0] if events else (pending[0] if pending else None)


def leaves_of(found: list[tuple[World, Judgement]]) -> list[Leaf]:
    """Return the leaves of one instance."""
    return [Leaf(world, judgement.verdict, judgement.until) for world, judgement in found]


# ---------------------------------------------------------------------- folding instances within each world
def fold(instances: Sequence[Sequence[Leaf]], budget: int) -> list[Leaf]:
    """Return the maximum of the instances within each world, gaps that they share settled alike.

    Raises:
        OutOfBudget: where there are more worlds than the budget allows.
    """
    readers: dict[Gap, int] = {}
    for leaves in instances:
        for gap in dict.fromkeys(gap for leaf in leaves for gap in leaf.world.domains):
            readers[gap] = readers.get(gap, 0) + 1
    state = [Leaf(World({}), Verdict.INAPPLICABLE)]
    left = dict(readers)
    for leaves in instances:
        for gap in dict.fromkeys(gap for leaf in leaves for gap in leaf.world.domains):
            left[gap] -= 1
        shared = {gap for gap, number in readers.items() if number > 1}
        projected = _distinct(_project(leaf, shared) for leaf in leaves)
        joined: list[Leaf] = []
        for one in state:
            for other in projected:
                world = one.world.joined(other.world)
                if world is None:
                    continue
                verdict = worst((one.verdict, other.verdict))
                joined.append(Leaf(world, verdict, _until(one, other, verdict)))
                if len(joined) > budget:
                    raise OutOfBudget
        needed = {gap for gap, number in left.items() if number > 0}
        state = _distinct(_project(leaf, needed) for leaf in joined)
    return state


def _until(one: Leaf, other: Leaf, verdict: Verdict) -> PendingUntil | None:
    if verdict is not Verdict.PENDING:
        return None
    return earliest([one, other])


def _project(leaf: Leaf, needed: set[Gap]) -> Leaf:
    """Drop the gaps that nobody reads any more, unless an assumption ties them to one that somebody does."""
    kept = {gap for gap in leaf.world.domains if gap in needed or gap.kind in KEPT}
    assumed = tuple(item for item in leaf.world.assumed if any(gap in kept for gap in item.gaps))
    kept |= {gap for item in assumed for gap in item.gaps}
    domains = {gap: values for gap, values in leaf.world.domains.items() if gap in kept}
    return Leaf(World(domains, assumed), leaf.verdict, leaf.until)


def _distinct(leaves: Iterable[Leaf]) -> list[Leaf]:
    found: dict[object, Leaf] = {}
    for leaf in leaves:
        key = (
            frozenset(leaf.world.domains.items()),
            tuple(id(item) for item in leaf.world.assumed),
            leaf.verdict,
            leaf.until,
        )
        found.setdefault(key, leaf)
    return list(found.values())


def merged(leaves: Sequence[Leaf]) -> list[Leaf]:
    """Return the leaves with what nothing turns on dropped: one for each verdict and way the kept gaps come out."""
    return _distinct(_project(leaf, set()) for leaf in leaves)


# ---------------------------------------------------------------------- what matters
_MOST_COMPARED = 300


def gaps_that_matter(leaves: Sequence[Leaf], parts: Mapping[Gap, Explored]) -> tuple[Gap, ...]:
    """Return the gaps that tell two verdicts apart while nothing else does; of parts settled apart, what they read."""
    return _matter([(leaf.world, leaf.verdict) for leaf in leaves], parts)


def _matter(found: Sequence[tuple[World, Hashable]], parts: Mapping[Gap, Explored]) -> tuple[Gap, ...]:
    every = list(dict.fromkeys(gap for world, _ in found for gap in world.domains))
    telling = set(every) if len(found) > _MOST_COMPARED else _telling(found)
    return tuple(dict.fromkeys(inner for gap in every if gap in telling for inner in _inside(gap, parts)))


def _inside(gap: Gap, parts: Mapping[Gap, Explored]) -> tuple[Gap, ...]:
    explored = parts.get(gap)
    return (gap,) if explored is None else _matter(explored, parts)


def _telling(found: Sequence[tuple[World, Hashable]]) -> set[Gap]:
    telling: set[Gap] = set()
    for index, (one, came_out) in enumerate(found):
        for other, otherwise in found[index + 1 :]:
            if came_out == otherwise:
                continue
            apart = [gap for gap in one.domains if _apart(one, other, gap)]
            if len(apart) == 1:
                telling.add(apart[0])
            elif not apart:
                telling.update(gap for item in one.assumed for gap in item.gaps)
    return telling


def _apart(one: World, other: World, gap: Gap) -> bool:
    mine, theirs = one.domains[gap], other.domains.get(gap)
    return theirs is not None and not set(mine) & set(theirs)
