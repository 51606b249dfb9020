"""What is known of the parts of a duty that are settled apart (see `aside`): who reads what, and what was found.

What comes in: each reading of a gap. What goes out: the parts that share a gap with something outside them.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

from whereas.evaluate.gaps import KEPT, Gap, GapKind, World

Explored = tuple[tuple[World, Hashable], ...]
"""The worlds of a part, each with its outcome."""


@dataclass(slots=True)
class Apart:
    """What is known of the parts that were settled apart.

    Attributes:
        together: the parts that are not to be settled apart.
        is_on: whether parts are settled apart at this moment.
        within: the parts that are being settled now, the outermost first.
        found: for the gap of each part, the worlds in which it was settled.
    """

    together: set[Hashable] = field(default_factory=set)
    is_on: bool = False
    within: tuple[Hashable, ...] = ()
    found: dict[Gap, Explored] = field(default_factory=dict)
    _owners: dict[Gap, tuple[Hashable, ...]] = field(default_factory=dict)
    _readers: dict[Gap, set[Hashable]] = field(default_factory=dict)
    _whole_lists: set[object] = field(default_factory=set)
    _known: dict[Hashable, dict[tuple[Gap, ...], dict[object, tuple[Hashable, ...]]]] = field(default_factory=dict)

    def note(self, gap: Gap) -> None:
        """Note that a gap is read where we are now."""
        if gap.kind in KEPT:
            return
        owner = self._owners.get(gap)
        if owner == self.within:
            return
        self._owners[gap] = self.within if owner is None else _common(owner, self.within)
        self._readers.setdefault(gap, set()).update(self.within)

    def note_whole_list(self, path: str) -> None:
        """Note that what is read now depends on every member of a list."""
        self._whole_lists.add(path)
        self.note(Gap(GapKind.MEMBER, (path,), path))

    def not_exclusive(self) -> set[Hashable]:
        """Return the parts that share a gap with something outside them."""
        owners: dict[Hashable, tuple[Hashable, ...]] = {}
        readers: dict[Hashable, set[Hashable]] = {}
        for gap, owner in self._owners.items():
            key = _of_list(gap, self._whole_lists)
            owners[key] = _common(owners[key], owner) if key in owners else owner
            readers.setdefault(key, set()).update(self._readers[gap])
        return {part for key, parts in readers.items() for part in parts if part not in owners[key]}

    def put_together(self, sites: set[Hashable]) -> set[Gap]:
        """Settle parts no longer apart from now on; return the gaps that stood for them."""
        self.together |= sites
        gone = {gap for gap in self._owners if gap.kind is GapKind.OUTCOME and gap.key[1] in sites}
        self._known = {
            site: {reads: outcomes for reads, outcomes in found.items() if gone.isdisjoint(reads)}
            for site, found in self._known.items()
            if site not in sites
        }
        self._owners = {
            gap: tuple(site for site in owner if site not in sites)
            for gap, owner in self._owners.items()
            if gap not in gone
        }
        self._readers = {gap: readers - sites for gap, readers in self._readers.items() if gap not in gone}
        return gone

    def known(self, site: Hashable, world: World) -> tuple[tuple[Gap, ...], tuple[Hashable, ...]] | None:
        """Return what was read and found before in worlds that treat the same gaps alike."""
        for reads, found in self._known.get(site, {}).items():
            outcomes = found.get(world.signature(reads))
            if outcomes is not None:
                return reads, outcomes
        return None

    def keep(self, site: Hashable, world: World, reads: tuple[Gap, ...], outcomes: tuple[Hashable, ...]) -> None:
        """Remember what a part comes to in some worlds."""
        self._known.setdefault(site, {}).setdefault(reads, {})[world.signature(reads)] = outcomes

    @contextmanager
    def inside(self, site: Hashable, *, is_on: bool) -> Iterator[None]:
        """Read inside a part for a while."""
        before = self.within, self.is_on
        self.within, self.is_on = (*self.within, site), is_on
        try:
            yield
        finally:
            self.within, self.is_on = before


def _common(one: tuple[Hashable, ...], other: tuple[Hashable, ...]) -> tuple[Hashable, ...]:
    length = 0
    for left, right in zip(one, other, strict=False):
        if left != right:
            break
        length += 1
    return one[:length]


def _of_list(gap: Gap, lists: set[object]) -> Hashable:
    """Return what stands for a gap: the list whose member it tells of, where some part reads the list as a whole."""
    is_member = gap.kind in (GapKind.MEMBER, GapKind.PRESENCE) and gap.key[0] in lists
    return ("list", gap.key[0]) if is_member else gap
