"""Conditions settled apart: what no other part of a duty reads counts for the rest by its outcomes alone.

What comes in: a part of a duty (a condition, a requirement, an exception). What goes out: its outcome in the worlds at
hand; where they differ, a `Fork` on one gap of its own, whose values are the outcomes that it has in some world. Then
the worlds of a duty are those of its parts side by side, not multiplied.

That is exact only where nothing else reads what the part has read, which is known when the whole duty was judged:
`Apart.not_exclusive` names the parts of which it does not hold, and the duty is judged once more without them. If that
takes too long, the first answer stands: it takes them as independent, so it may hold possible verdicts that no world
has, and never lacks one.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

from whereas.evaluate.apart import Site
from whereas.evaluate.gaps import KEPT, Fork, Gap, GapKind, OutOfBudget, Part, World
from whereas.evaluate.run import Run

R = TypeVar("R", bound=Hashable)


def apart(run: Run, name: Hashable, compute: Callable[[], R], *, join: Callable[[list[R]], list[R]] | None = None) -> R:
    """Return what a part of a duty comes to in the worlds at hand, settled apart where it can be.

    Args:
        run: the run.
        name: tells the part apart from every other that is read at the same moment.
        compute: what it comes to; raises `Fork` where the worlds at hand differ.
        join: makes the outcomes fewer, where some say the same.

    Raises:
        Fork: where the worlds at hand differ on it.
    """
    state = run.apart
    site = state.site((name, run.mode, run.anchor_key, run.law))
    gap = site.gap
    settled = run.world.domains.get(gap)
    if settled is not None:
        run.was_read(gap)
        return settled[0]  # type: ignore[return-value]
    if site.is_together:
        return compute()
    known = site.outcomes_in(run.world)
    if known is None:
        if not (site.known and state.is_on and not run.trial):  # what forked before will do so again
            try:
                # Most often a part of it decides, and the rest need not be looked at.
                with state.inside(site, is_on=False):
                    return compute()
            except Fork as fork:
                if fork.is_future or not state.is_on or run.trial:
                    raise
        known = _explore(run, site, compute, join)
        if known is None:
            site.is_together = True
            return compute()
    reads, outcomes = known
    run.depend(*reads)
    run.gap_reads += 1
    if len(outcomes) == 1:
        return outcomes[0]  # type: ignore[return-value]
    run.defined[gap] = tuple(dict.fromkeys((*run.defined.get(gap, ()), *outcomes)))
    run.was_read(gap)
    raise Fork(tuple(Part({gap: (outcome,)}) for outcome in outcomes), (gap,))


def _explore(
    run: Run, site: Site, compute: Callable[[], R], join: Callable[[list[R]], list[R]] | None
) -> tuple[tuple[Gap, ...], tuple[Hashable, ...]] | None:
    """Return what a part reads and its outcomes in all the worlds at hand; None where it can't be settled apart.

    It can't where it turns on what may still happen in a future that is being looked at.
    """
    state, world = run.apart, run.world
    with run.watching() as reader:
        try:
            with state.inside(site, is_on=True):
                found = _in_worlds(run, compute)
        finally:
            run.world = world
    if found is None or any(read.kind is GapKind.FUTURE and read in world.domains for read in reader):
        return None
    reads = tuple(reader)
    outcomes = list(dict.fromkeys(outcome for _, outcome in found))
    if join is not None:
        outcomes = join(outcomes)
    state.found[site.gap] = (*state.found.get(site.gap, ()), *found)
    site.keep(world, reads, tuple(outcomes))
    return reads, tuple(outcomes)


def _in_worlds(run: Run, compute: Callable[[], R]) -> list[tuple[World, R]] | None:
    """Return a part's outcome in each world at hand.

    Raises:
        Fork: on a judgment, a reading or a disputed fact, of which the report tells: those tell whole worlds apart.
        OutOfBudget: where there are too many worlds.
    """
    found: list[tuple[World, R]] = []
    waiting = [run.world]
    while waiting:
        run.world = world = waiting.pop()
        run.count(run.work_of_a_world)
        try:
            result = compute()
        except Fork as fork:
            if fork.is_future:
                return None
            if any(gap.kind in KEPT for gap in fork.gaps):
                if len(fork.gaps) == 1:
                    raise
                return None
            waiting.extend(reversed(fork.branches(world)))
        else:
            found.append((run.world, result))
        if len(found) + len(waiting) > run.case.settings.leaf_budget:
            raise OutOfBudget
    return found
