"""The facts of a deal in one world of the oracle: those stated, and where nothing is, those chosen (semantics 8)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from tests.meaning.domains import Choose, Domains, Held, amount_of
from tests.meaning.operators import Members
from whereas.model import facts as f
from whereas.model.kinds import DateKind, ListKind, RecordKind
from whereas.model.vocabulary import FieldType, NoneMeans
from whereas.values.scalars import NONE, Ref


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A record in one world. `record` is None where nothing is stated of it; `born`: it comes to be in a future."""

    path: str
    type: str
    record: f.Record | None = None
    born: Choose | None = None
    first: dt.date | None = None


class Facts:
    """The facts of one world, chosen as they are read."""

    def __init__(
        self, deal: f.Deal, domains: Domains, choose: Choose, fresh: Mapping[str, int], floor: int = 0
    ) -> None:
        self.deal, self.domains, self.vocabulary, self.today = deal, domains, domains.vocabulary, domains.today
        self.choose, self.fresh, self.floor = choose, fresh, floor

    # ---------------------------------------------------------------------------------------- records

    def item(self, name: str, key: str) -> Thing:
        """Return a named record of a list."""
        record = self.deal.lists[name].items[key]
        return Thing(path=f"{name}.{key}", type=record.type, record=record)

    def single(self, name: str) -> Held:
        """Return the record of which a deal has one, or none."""
        record, root = self.deal.singles.get(name), self.vocabulary.singles[name]
        presence = f.Presence.UNKNOWN if record is None else record.presence
        if presence is f.Presence.UNKNOWN:
            presence = self.choose(("there is", name), (f.Presence.PRESENT, f.Presence.NONE))
        return NONE if presence is f.Presence.NONE else Thing(path=name, type=root.record, record=record)

    def listed(self, name: str) -> tuple[Thing, ...]:
        """Return the records of a list of the deal: those that are named, then any that are not."""
        root, given = self.vocabulary.lists[name], self.deal.lists.get(name)
        named = () if given is None else tuple(self.item(name, key) for key in given.items)
        is_open = True
        if given is not None:
            by_default = given.completeness is f.Completeness.DEFAULT and root.is_open
            is_open = given.completeness is f.Completeness.OPEN or by_default
            is_open = is_open and not given.is_none
        more = self.choose(("more", name), range(self.fresh[name] + 1)) if is_open else 0
        start = self.deal.announced_on
        fresh = (Thing(path=f"{name}.*{n}", type=root.record, first=start) for n in range(more))
        return (*named, *fresh)

    def of_type(self, record: str) -> tuple[Thing, ...]:
        """Return every record of a type that the deal names in a list."""
        return tuple(
            t for name, root in self.vocabulary.lists.items() if root.record == record for t in self.named(name)
        )

    def named(self, name: str) -> tuple[Thing, ...]:
        """Return the records of a list that are named."""
        return tuple(self.item(name, key) for key in (self.deal.lists[name].items if name in self.deal.lists else ()))

    # ---------------------------------------------------------------------------------------- fields

    def field(self, thing: Thing, name: str) -> Held:
        """Return what a record holds in this world: a value, none, a record, or the members of a set."""
        about = self.vocabulary.records[thing.type].fields[name]
        slot = None if thing.record is None else thing.record.fields.get(name)
        if isinstance(about.kind, ListKind):
            return self._members(thing, about, slot if isinstance(slot, f.ListSlot) else None)
        options = self._options(thing, about, slot if isinstance(slot, f.Slot) else None)
        value = options[0] if len(options) == 1 else (thing.born or self.choose)(("field", thing.path, name), options)
        return self._thing(value, about) if isinstance(value, Ref) else value

    def _thing(self, ref: Ref, about: FieldType) -> Thing:
        assert isinstance(about.kind, RecordKind)
        if ref.key is not None and ref.root in self.deal.lists and ref.key in self.deal.lists[ref.root].items:
            return self.item(ref.root, ref.key)
        return Thing(path=str(ref), type=about.kind.name)

    def _domain(self, thing: Thing, about: FieldType) -> tuple[object, ...]:
        """Return everything that the field may hold while nothing is stated of it."""
        kind = about.kind
        none = () if about.always_exists else (NONE,)
        if isinstance(kind, DateKind) and thing.born is not None:
            return (*self.domains.future(self.today), *none)
        if isinstance(kind, RecordKind):
            refs = [Ref(*t.path.split(".", 1)) for t in self.of_type(kind.name)]
            return (*refs, Ref("some", f"{thing.path}.{about.name}"), *none)
        assert not isinstance(kind, ListKind)
        options = self.domains.of(kind)
        if thing.first is not None and self.vocabulary.records[thing.type].judged_on == about.name:
            options = tuple(day for day in options if isinstance(day, dt.date) and day >= thing.first)
        return (*options, *none)

    def _options(self, thing: Thing, about: FieldType, slot: f.Slot | None) -> tuple[object, ...]:
        """Return the values that a fact may have, given every version of it that counts."""
        versions = () if slot is None else tuple(v for v in slot.versions if self._counts(v))
        if not versions:
            return self._domain(thing, about)
        if slot is not None and slot.disputed:
            return tuple(o for v in versions for o in self._allowed(thing, about, v.content))
        by_strength = sorted(versions, key=lambda v: v.stated.basis, reverse=True)
        options = self._allowed(thing, about, by_strength[0].content)
        for version in by_strength[1:]:
            weaker = self._allowed(thing, about, version.content)
            both = tuple(o for o in options if o in weaker)
            options = both if len(options) > 1 and both else options
        return options

    def _counts(self, version: f.Version | f.MemberList) -> bool:
        stated = version.stated
        since = stated.first is None or stated.first <= self.today
        until = stated.last is None or self.today <= stated.last
        return since and until and not version.alleged and stated.basis >= self.floor

    def _allowed(self, thing: Thing, about: FieldType, content: f.Content) -> tuple[object, ...]:
        if not isinstance(content, f.Narrowing):
            return (content,)
        domain, values = self._domain(thing, about), content.values
        match content.bound:
            case f.Bound.NOT:
                return tuple(o for o in domain if o not in values)
            case f.Bound.ONE_OF:
                return values
            case f.Bound.AT_LEAST:
                some = tuple(o for o in domain if o is not NONE and amount_of(o) >= amount_of(values[0]))
                return (*some, *((NONE,) if about.none_means is NoneMeans.UNLIMITED else ()))
            case f.Bound.AT_MOST:
                some = tuple(o for o in domain if o is not NONE and amount_of(o) <= amount_of(values[0]))
                return (*some, *((NONE,) if about.none_means is NoneMeans.ZERO else ()))

    # ---------------------------------------------------------------------------------------- sets

    def _members(self, thing: Thing, about: FieldType, slot: f.ListSlot | None) -> Members:
        """Return a set of scalars, chosen whole among all sets that fit what is stated of it."""
        assert isinstance(about.kind, ListKind)
        universe = self.domains.of(about.kind.member)
        versions = [] if slot is None else [v for v in slot.versions if self._counts(v)]
        top = max((v.stated.basis for v in versions), default=0)
        said = tuple(v for v in versions if v.stated.basis == top)
        choose = thing.born or self.choose
        if len(said) > 1:
            said = (choose(("version", thing.path, about.name), said),)
        key = (thing.path, about.name)

        def has(member: object) -> bool:
            for version in said:
                is_open = version.completeness is f.Completeness.OPEN or (
                    version.completeness is f.Completeness.DEFAULT and about.is_open
                )
                if member in version.members or member in version.without or not is_open:
                    return member in version.members
                some = sorted((m for m in version.lacks_some_of if m not in version.members), key=repr)
                if member in some:
                    lacking = [s for s in subsets(some) if len(s) < len(some)]
                    return member in choose(("lacks", *key), lacking)
            return bool(choose(("has", *key, member), (True, False)))

        return Members(universe, has)


def subsets(members: Sequence[object]) -> list[frozenset[object]]:
    """Return every set of some of the members."""
    return [frozenset(some) for size in range(len(members) + 1) for some in combinations(members, size)]
