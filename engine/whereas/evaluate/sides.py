"""A comparison of two dates that are both unknown: each side is read once for each of its values, not for each pair.

What comes in: the two sides of a comparison and what compares them. What goes out: the gaps that they turn on and the
truths that the comparison can have. Promised: a truth is among them if some pair of values has it.
"""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from whereas.evaluate.gaps import Gap, GapKind, Unsettled
from whereas.evaluate.handles import Operand
from whereas.evaluate.worlds import Worlds
from whereas.values.dates import Uncertain
from whereas.values.truth import Truth

MOST_VALUES = 5_000
"""The most values of one side that are read; beyond, the comparison is weighed as a whole."""

_NEAR = 2


UNCERTAIN = object()
"""Stands for a side whose value the facts leave open."""

Cell: TypeAlias = object
"""What one side comes to for one value of a gap: an operand, the next gap that it needs, or `UNCERTAIN`."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side of a comparison. `key` tells it apart from every other, wherever and whenever it is read."""

    key: object
    read: Callable[[], Operand]


@dataclass(frozen=True, slots=True)
class Sides:
    """A comparison of dates in its parts."""

    left: Side
    right: Side
    compare: Callable[[Operand, Operand], Truth]


@dataclass(frozen=True, slots=True)
class Points:
    """What a side can be. `by_value`: for each value of its gap, where it has a single one; else nothing."""

    gaps: tuple[Gap, ...]
    found: tuple[Operand, ...]
    by_value: Mapping[tuple[object, type], Operand]


@dataclass(frozen=True, slots=True)
class WeighedSides:
    """The gaps of both sides, the truths that there can be, and the comparison as a function of two gaps.

    `compare` is None where there are more gaps; it yields None for values that it was not asked about before.
    """

    gaps: tuple[Gap, ...]
    found: tuple[Truth, ...]
    compare: Callable[[object, object], Truth | None] | None


def weigh_sides(worlds: Worlds, sides: Sides) -> WeighedSides | None:
    """Return what there can be; None where the sides can't be read apart.

    Raises:
        Fork: where the worlds at hand differ on something that a side turns on.
    """
    left = _points(worlds, sides.left.read)
    right = None if left is None or not left.gaps else _points(worlds, sides.right.read)
    if left is None or right is None or not right.gaps:
        return None
    gaps = (*left.gaps, *right.gaps)
    levels = {gap.kind is GapKind.FUTURE for gap in gaps}
    if len(set(gaps)) < len(gaps) or len(levels) > 1 or not all(gap.is_ordered for gap in gaps):
        return None
    found: dict[Truth, None] = {}
    for pair in _telling_pairs(left.found, right.found):
        try:
            found[sides.compare(*pair)] = None
        except Uncertain:
            found[Truth.FALSE] = None
        if len(found) == len(Truth):
            break
    is_pair = len(left.gaps) == 1 and len(right.gaps) == 1
    return WeighedSides(gaps, tuple(found), _pair(sides, left, right) if is_pair else None)


def _pair(sides: Sides, left: Points, right: Points) -> Callable[[object, object], Truth | None]:
    def compare(first: object, second: object) -> Truth | None:
        one, other = left.by_value.get((first, type(first))), right.by_value.get((second, type(second)))
        return None if one is None or other is None else sides.compare(one, other)

    return compare


def _points(worlds: Worlds, read: Callable[[], Operand]) -> Points | None:
    """Return the gaps that a side turns on, and every value that it has for some values of them."""
    gaps: dict[Gap, None] = {}
    points: dict[tuple[Operand, type], Operand] = {}
    by_value: dict[tuple[object, type], Operand] = {}
    chosen: list[object] = []
    left = MOST_VALUES

    def go() -> bool:
        nonlocal left
        left -= 1
        try:
            point = read()
        except Uncertain:
            return False
        except Unsettled as unsettled:
            gap = unsettled.gap
        else:
            points[point, type(point)] = point
            if len(chosen) == 1:
                by_value[chosen[0], type(chosen[0])] = point
            return left > 0
        gaps[gap] = None
        try:
            for value in worlds.values_of(gap):
                worlds.trial[gap] = value
                chosen.append(value)
                if not go():
                    return False
                chosen.pop()
        finally:
            worlds.trial.pop(gap, None)
        return True

    return Points(tuple(gaps), tuple(points.values()), by_value) if go() else None


def outcomes_by_value(worlds: Worlds, sides: Sides, gap: Gap) -> dict[Truth | Gap | None, list[object]]:
    """Group the values of a gap by what the comparison comes to: a truth, the next gap that it needs, or None."""
    values = worlds.values_of(gap)
    left, right = (_column(worlds, side, gap, values) for side in (sides.left, sides.right))
    found: dict[Truth | Gap | None, list[object]] = {}
    for value, first, second in zip(values, left, right, strict=True):
        cell = first if _is_open(first) else second
        result = (cell if isinstance(cell, Gap) else None) if _is_open(cell) else _came_out(sides, first, second)
        found.setdefault(result, []).append(value)
    return found


def signatures(
    worlds: Worlds, sides: Sides, gap: Gap, other: Gap, members: Sequence[object]
) -> dict[object, list[object]] | None:
    """Group the values of a gap that come out alike for every value of another; None where a side needs both or more.

    Raises:
        Fork: where the worlds at hand differ on something that a side turns on.
    """
    others = worlds.values_of(other)
    columns: list[tuple[bool, list[Cell]]] = []
    for side in (sides.left, sides.right):
        column = _column(worlds, side, gap, members)
        by_first = _is_whole(column)
        if not by_first:
            column = _column(worlds, side, other, others)
            if not _is_whole(column):
                return None
        columns.append((by_first, column))
    (left_first, left), (right_first, right) = columns
    found: dict[object, list[object]] = {}
    for row, value in enumerate(members):
        signature = tuple(
            _came_out(sides, left[row if left_first else place], right[row if right_first else place])
            for place in range(len(others))
        )
        found.setdefault(signature, []).append(value)
    return found


def _is_whole(column: list[Cell]) -> bool:
    return not any(_is_open(cell) for cell in column)


def _is_open(cell: Cell) -> bool:
    return isinstance(cell, Gap) or cell is UNCERTAIN


def _came_out(sides: Sides, left: Cell, right: Cell) -> Truth | None:
    try:
        return sides.compare(left, right)  # type: ignore[arg-type]
    except Uncertain:
        return None


def _column(worlds: Worlds, side: Side, gap: Gap, values: Sequence[object]) -> list[Cell]:
    """Return a side for each value of a gap, or what it needs beside it; one that reads nothing else is remembered."""
    table = worlds.columns.setdefault((side.key, gap), {})
    missing = [value for value in values if (value, type(value)) not in table]
    if len(missing) < len(values):
        worlds.was_read(gap)
    if not missing:
        return [table[value, type(value)] for value in values]
    fresh: dict[tuple[object, type], Cell] = {}
    with worlds.watching() as reader:
        try:
            for value in missing:
                worlds.trial[gap] = value
                fresh[value, type(value)] = _cell(side)
        finally:
            worlds.trial.pop(gap, None)
    found = [table.get((value, type(value)), fresh.get((value, type(value)))) for value in values]
    needed = {cell for cell in fresh.values() if isinstance(cell, Gap)}
    if reader <= {gap, *needed}:
        table.update(fresh)
    return found


def _cell(side: Side) -> Cell:
    try:
        return side.read()
    except Uncertain:
        return UNCERTAIN
    except Unsettled as unsettled:
        return unsettled.gap


def _telling_pairs(left: tuple[Operand, ...], right: tuple[Operand, ...]) -> Iterator[tuple[Operand, Operand]]:
    """Yield pairs among which each truth occurs that occurs among all pairs.

    A comparison of dates turns at a distance between the two or at their order: of the dates on one side, the first,
    the last and those nearest to the date on the other side tell all that any of them would.
    """
    dates = sorted((point for point in left if isinstance(point, dt.date)), key=_place)
    places = [_place(point) for point in dates]
    others = [point for point in left if not isinstance(point, dt.date)]
    for second in right:
        yield from ((first, second) for first in others)
        if not isinstance(second, dt.date):
            yield from ((first, second) for first in dates)  # it has not come: what counts is whether each of them has
            continue
        near = bisect_left(places, _place(second))
        chosen = {0, len(dates) - 1, *range(near - _NEAR, near + _NEAR + 1)}
        yield from ((dates[place], second) for place in sorted(chosen) if 0 <= place < len(dates))


def _place(point: dt.date) -> str:
    return point.isoformat()
