"""Exploring: one computation in every world, or in every future of the world at hand."""

from __future__ import annotations

from collections.abc import Callable, Generator
from contextlib import closing
from typing import TypeVar

from whereas.evaluate.case import Case
from whereas.evaluate.conditions import truth
from whereas.evaluate.gaps import Fork, Gap, OutOfBudget, World
from whereas.evaluate.landmarks import Landmarks
from whereas.evaluate.quantifiers import aggregate, no_gap, quantified, root_exists
from whereas.evaluate.run import Mode, Run
from whereas.evaluate.shape import Shapes
from whereas.values.truth import Truth

R = TypeVar("R")

FUTURE_BUDGET = 20_000
"""The most futures of one world that are looked at for one question."""


def new_run(case: Case, law: str, landmarks: Landmarks, shapes: Shapes) -> Run:
    """Return a run whose rooms know each other: operands ask for conditions, conditions for quantifiers."""
    run = Run(case, law, landmarks, shapes)
    run.truth = lambda expression, env: truth(run, expression, env)
    run.quantified = lambda expression, env: quantified(run, expression, env)
    run.no_gap = lambda expression, env: no_gap(run, expression, env)
    run.root_exists = lambda root, env: root_exists(run, root, env)
    run.aggregate = lambda expression, env: aggregate(run, expression, env)
    return run


def in_every_world(run: Run, compute: Callable[[], R], start: World | None = None) -> list[tuple[World, R]]:
    """Return what a computation yields in each distinguishable world.

    Raises:
        OutOfBudget: where there are more worlds than the budget allows.
    """
    found: list[tuple[World, R]] = []
    begin = World({}) if start is None else start
    waiting = [begin]
    while waiting:
        run.world = waiting.pop()
        run.count(run.work_of_a_world)
        world = run.world
        try:
            result = compute()
        except Fork as fork:
            waiting.extend(reversed(fork.branches(world)))
        else:
            found.append((run.world, result))
        if len(found) + len(waiting) > run.case.settings.leaf_budget:
            raise OutOfBudget
    run.world = begin
    return found


def in_first_worlds(
    run: Run, compute: Callable[[], R], start: World | None, most: int
) -> Generator[tuple[World, R], None, None]:
    """Yield what a computation yields in the first worlds that come, beginning anew at most so many times.

    Raises:
        OutOfBudget: where that took too much work.
    """
    waiting = [World({}) if start is None else start]
    for _ in range(most):
        if not waiting:
            return
        run.world = world = waiting.pop()
        run.count()
        try:
            result = compute()
        except Fork as fork:
            waiting.extend(reversed(fork.branches(world)))
        else:
            yield run.world, result


def in_every_future(run: Run, compute: Callable[[], Truth], mode: Mode) -> Generator[Truth, None, None]:
    """Yield what a condition comes to in each distinguishable future of the world at hand.

    Raises:
        Fork: where the worlds at hand differ on it.
    """
    start = run.world
    waiting = [start]
    looked_at = 0
    try:
        while waiting:
            run.world = world = waiting.pop()
            looked_at += 1
            run.count()
            if looked_at > FUTURE_BUDGET:
                run.noted.inexact["too many futures to look at them all"] = None
                return
            try:
                with run.reading(mode):
                    found = compute()
            except Fork as fork:
                if not fork.is_future:
                    raise
                waiting.extend(reversed(fork.branches(world)))
            else:
                yield found
    finally:
        run.world = start


def truths_of_futures(run: Run, compute: Callable[[], Truth], mode: Mode, site: object) -> frozenset[Truth]:
    """Return every truth that a condition comes to in some future of the world at hand.

    `site` tells the condition apart from every other, so that it is looked at once in worlds that treat it alike.
    """

    def look() -> frozenset[Truth]:
        found: set[Truth] = set()
        with closing(in_every_future(run, compute, mode)) as futures:
            for outcome in futures:
                found.add(outcome)
                if len(found) == len(Truth):
                    break
        return frozenset(found)

    return once(run, ("truths", site, mode), look)


def some_future(run: Run, compute: Callable[[], Truth], mode: Mode, wanted: frozenset[Truth], site: object) -> bool:
    """Return whether a condition comes to one of the wanted truths in some future of the world at hand."""

    def look() -> bool:
        with closing(in_every_future(run, compute, mode)) as futures:
            return any(outcome in wanted for outcome in futures)

    return once(run, ("some", site, mode, wanted), look)


def once(run: Run, key: object, look: Callable[[], R]) -> R:
    """Return what was found before in worlds that treat the same gaps alike, else look and remember.

    Raises:
        Fork: where the worlds at hand differ on it, as it was found before or now.
    """
    whole = (key, run.mode, run.anchor_key, run.law)
    for read, outcomes in run.looked_at.get(whole, {}).items():
        if run.trial and any(gap in run.trial for gap in read):
            continue
        known = outcomes.get(run.world.signature(read))
        if known is not None:
            run.read(*read)
            run.gap_reads += len(read)
            if isinstance(known, Fork):
                raise known.with_traceback(None)
            return known  # type: ignore[return-value]
    world = run.world
    watch = run.watching()
    try:
        with watch:
            found = look()
    except Fork as fork:
        _remember(run, whole, world, watch.gaps, fork)
        raise
    _remember(run, whole, world, watch.gaps, found)
    return found


def _remember(run: Run, key: object, world: World, reader: set[Gap], outcome: object) -> None:
    if not run.trial:
        gaps = tuple(reader)
        run.looked_at.setdefault(key, {}).setdefault(gaps, {})[world.signature(gaps)] = outcome
