"""Worlds at hand: what the gaps may be in them, and how they are split where it matters.

What comes in: gaps with their candidates. What goes out: values on which all worlds at hand agree, or a `Fork`.
Promised: nothing is guessed, and no world is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from typing import TypeVar

from whereas.evaluate.apart import Apart
from whereas.evaluate.gaps import Fork, Gap, GapKind, Part, Unsettled, World
from whereas.evaluate.notes import Notes

T = TypeVar("T")


class Watch:
    """Gathers the gaps that are read between entering and leaving, for itself and for the one around it."""

    __slots__ = ("_readers", "gaps")

    def __init__(self, readers: list[set[Gap]]) -> None:
        """Start with nothing read."""
        self._readers = readers
        self.gaps: set[Gap] = set()

    def __enter__(self) -> set[Gap]:
        """Return the gaps that will have been read."""
        self._readers.append(self.gaps)
        return self.gaps

    def __exit__(self, *_: object) -> None:
        """Hand what was read to the one around."""
        self._readers.pop()
        if self._readers:
            self._readers[-1].update(self.gaps)


class Worlds:
    """The worlds of one exploration that are looked at now.

    Attributes:
        world: those at hand.
        gaps: every gap that was met, by kind and key.
        columns: what one side of a comparison comes to for each value of a gap.
        trial: values that gaps are given for a moment, to see what a computation comes to.
        defined: the candidates of each gap that was met.
        gap_reads: how often a gap was read: what was computed without a change of it holds in every world.
        touched: the gaps that the comparison at hand read.
        apart: the parts that were settled apart.
        readers: for each computation that is to be remembered, the gaps that it has read so far, but for those that a
            computation inside it still gathers.
    """

    def __init__(self) -> None:
        """Start in the worlds of which nothing was read."""
        self.world: World = World({})
        self.columns: dict[object, dict[tuple[object, type], object]] = {}
        self.trial: dict[Gap, object] = {}
        self.defined: dict[Gap, tuple[object, ...]] = {}
        self.noted = Notes()
        self.gap_reads = 0
        self.touched: set[Gap] = set()
        self.readers: list[set[Gap]] = []
        self.apart = Apart()
        self.gaps: dict[tuple[GapKind, tuple[Hashable, ...]], Gap] = {}

    def gap(self, kind: GapKind, key: tuple[Hashable, ...], path: str, *, is_ordered: bool = False) -> Gap:
        """Return the gap of that kind and key: always the same object, for one that is itself is found fastest."""
        made = self.gaps.get((kind, key))
        if made is None:
            made = self.gaps[kind, key] = Gap(kind, key, path, is_ordered)
        return made

    def watching(self) -> Watch:
        """Return what gathers the gaps that are read while it is entered."""
        return Watch(self.readers)

    def depend(self, *gaps: Gap) -> None:
        """Note that what is being computed depends on gaps."""
        if self.readers:
            self.readers[-1].update(gaps)

    def read(self, *gaps: Gap) -> None:
        """Note that gaps are read where we are now."""
        self.depend(*gaps)
        for gap in gaps:
            self.apart.note(gap)

    def was_read(self, gap: Gap) -> None:
        """Note that the value of a gap was asked for."""
        self.gap_reads += 1
        self.touched.add(gap)
        self.read(gap)

    def values_of(self, gap: Gap) -> tuple[object, ...]:
        """Return the values that a gap which was met before may have in the worlds at hand."""
        return self.world.domains.get(gap) or self.defined.get(gap, ())

    def values_at_hand(self, gaps: tuple[Gap, ...]) -> tuple[object, ...]:
        """Return the value that each gap has under the trial or in the worlds at hand; None where that is not one."""
        return tuple(self._value_at_hand(gap) for gap in gaps)

    def _value_at_hand(self, gap: Gap) -> object:
        if gap in self.trial:
            return (self.trial[gap], type(self.trial[gap]))
        values = self.values_of(gap)
        return (values[0], type(values[0])) if len(values) == 1 else None

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
        self.was_read(gap)
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
        if len(branches) != 1:  # none: there is no such world, which was not seen before
            raise fork
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
            for number, value in enumerate(self.values_of(gap)):
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
