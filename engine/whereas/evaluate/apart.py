"""What is known of the parts of a duty that are settled apart (see `aside`): who reads what, and what was found.

What comes in: each reading of a gap. What goes out: the parts that share a gap with something outside them.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import reduce

from whereas.evaluate.gaps import KEPT, Gap, GapKind, World

Explored = tuple[tuple[World, Hashable], ...]
"""The worlds of a part, each with its outcome."""


@dataclass(slots=True, eq=False)
class Site:
    """A part that may be settled apart.

    Attributes:
        gap: what stands for its outcome.
        is_together: it is not to be settled apart.
        known: by the gaps that it read, its outcomes in worlds that treat these alike.
    """

    gap: Gap = field(init=False)
    is_together: bool = False
    known: dict[tuple[Gap, ...], dict[object, tuple[Hashable, ...]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Make the gap."""
        self.gap = Gap(GapKind.OUTCOME, ("apart", self), "")

    def outcomes_in(self, world: World) -> tuple[tuple[Gap, ...], tuple[Hashable, ...]] | None:
        """Return what was read and found before in worlds that treat the same gaps alike."""
        for reads, found in self.known.items():
            outcomes = found.get(world.signature(reads))
            if outcomes is not None:
                return reads, outcomes
        return None

    def keep(self, world: World, reads: tuple[Gap, ...], outcomes: tuple[Hashable, ...]) -> None:
        """Remember what it comes to in some worlds."""
        self.known.setdefault(reads, {})[world.signature(reads)] = outcomes


Way = tuple[Site, ...]
"""Parts inside each other, the outermost first."""


@dataclass(slots=True)
class Apart:
    """What is known of the parts that were settled apart.

    Attributes:
        is_on: whether parts are settled apart at this moment.
        within: the number of the way to here: the parts that are being settled now, the outermost first.
        found: for the gap of each part, the worlds in which it was settled.
    """

    is_on: bool = False
    within: int = 0
    found: dict[Gap, Explored] = field(default_factory=dict)
    _ways: list[Way] = field(default_factory=lambda: [()])
    _numbers: dict[Way, int] = field(default_factory=lambda: {(): 0})
    _readers: dict[Gap, set[int]] = field(default_factory=dict)
    _whole_lists: set[object] = field(default_factory=set)
    _sites: dict[Hashable, Site] = field(default_factory=dict)

    def site(self, key: Hashable) -> Site:
        """Return the part that a key tells apart from every other."""
        found = self._sites.get(key)
        if found is None:
            found = self._sites[key] = Site()
        return found

    def note(self, gap: Gap) -> None:
        """Note that a gap is read where we are now."""
        if gap.kind in KEPT:
            return
        ways = self._readers.get(gap)
        if ways is None:
            self._readers[gap] = {self.within}
        else:
            ways.add(self.within)

    def _number(self, way: Way) -> int:
        found = self._numbers.get(way)
        if found is None:
            found = self._numbers[way] = len(self._ways)
            self._ways.append(way)
        return found

    def note_whole_list(self, path: str) -> None:
        """Note that what is read now depends on every member of a list."""
        self._whole_lists.add(path)
        self.note(Gap(GapKind.MEMBER, (path,), path))

    def not_exclusive(self) -> set[Site]:
        """Return the parts that share a gap with something outside them."""
        readers: dict[Hashable, set[int]] = {}
        for gap, numbers in self._readers.items():
            readers.setdefault(_of_list(gap, self._whole_lists), set()).update(numbers)
        found: set[Site] = set()
        for numbers in readers.values():
            ways = [self._ways[number] for number in numbers]
            shared = len(reduce(_common, ways))
            found.update(part for way in ways for part in way[shared:])
        return found

    def put_together(self, sites: set[Site]) -> set[Gap]:
        """Settle parts no longer apart from now on; return the gaps that stood for them."""
        gone = {site.gap for site in sites}
        for site in sites:
            site.is_together = True
        for site in self._sites.values():
            site.known = {reads: found for reads, found in site.known.items() if gone.isdisjoint(reads)}
        self._readers = {
            gap: {self._number(tuple(site for site in self._ways[number] if site not in sites)) for number in numbers}
            for gap, numbers in self._readers.items()
            if gap not in gone
        }
        return gone

    @contextmanager
    def inside(self, site: Site, *, is_on: bool) -> Iterator[None]:
        """Read inside a part for a while."""
        before = self.within, self.is_on
        self.within, self.is_on = self._number((*self._ways[self.within], site)), is_on
        try:
            yield
        finally:
            self.within, self.is_on = before


def _common(one: Way, other: Way) -> Way:
    length = 0
    for left, right in zip(one, other, strict=False):
        if left is not right:
            break
        length += 1
    return one[:length]


def _of_list(gap: Gap, lists: set[object]) -> Hashable:
    """Return what stands for a gap: the list whose member it tells of, where some part reads the list as a whole."""
    is_member = gap.kind in (GapKind.MEMBER, GapKind.PRESENCE) and gap.key[0] in lists
    return ("list", gap.key[0]) if is_member else gap
