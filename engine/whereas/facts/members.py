"""Facts that are lists of values or of references: which members are known, which are excluded, whether there are more.

Comes in: what is written for a field. Goes out: a `ListSlot` with every version. Promise: a list that is not stated has
no version; `none` is the complete empty list; nothing is said of completeness that the deal does not say.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from whereas.facts.context import Reading
from whereas.facts.nodes import Block, Entry, Node, Series, Text, is_unknown, is_word
from whereas.facts.problems_forms import (
    Contradiction,
    MixedForms,
    NothingStated,
    OneSideOnly,
    OnlyOfLists,
    TwiceInList,
    WrongForm,
)
from whereas.facts.problems_names import MissingKey, UnknownKey, shown
from whereas.facts.problems_values import NoneImpossible
from whereas.facts.scalars import read_scalar
from whereas.facts.stated import MANNER_KEYS, aged, plainly, read_stated
from whereas.model.facts import Completeness, ListSlot, MemberList, Stated
from whereas.model.kinds import ListKind
from whereas.model.vocabulary import FieldType
from whereas.text import Span
from whereas.values.scalars import Scalar

_PARTS = ("items", "includes", "not", "lacks_some_of", "complete")
_WHOLES = ("value", "alleged", "disputed")
_FOR_ONE_VALUE = frozenset(("one_of", "at_least", "at_most", "covers", "log"))
_COMPLETENESS = {"yes": Completeness.COMPLETE, "no": Completeness.OPEN}


def read_list_slot(reading: Reading, entry: Entry, field: FieldType, inherited: Stated | None) -> ListSlot:
    """Return the list that is written for a field, with every version of it."""
    versions, disputed = _ListReader(reading, field).versions(entry.value, inherited)
    return ListSlot(versions=versions, disputed=disputed, span=entry.span)


def read_completeness(reading: Reading, entry: Entry | None) -> Completeness:
    """Return whether a list says that it names everything."""
    if entry is None or is_unknown(entry.value):
        return Completeness.DEFAULT
    if isinstance(entry.value, Text) and entry.value.value in _COMPLETENESS:
        return _COMPLETENESS[entry.value.value]
    reading.report(
        WrongForm(span=entry.value.span, found=WrongForm.other, wanted=WrongForm.yes_or_no, example="complete: no")
    )
    return Completeness.DEFAULT


@dataclass(frozen=True, slots=True, kw_only=True)
class _Parts:
    """What one version says of a list, entry by entry."""

    items: Entry | None
    includes: Entry | None
    without: Entry | None
    lacks: Entry | None
    complete: Entry | None


class _ListReader:
    """The reading of one list."""

    def __init__(self, reading: Reading, field: FieldType) -> None:
        self.reading = reading
        self.field = field

    def versions(self, node: Node, inherited: Stated | None) -> tuple[tuple[MemberList, ...], bool]:
        if is_unknown(node):
            return (), False
        if isinstance(node, Block):
            return self._from_block(node, inherited)
        if isinstance(node, Series) and node.items and all(isinstance(item, Block) for item in node.items):
            found = [self.versions(item, inherited) for item in node.items]
            return tuple(one for versions, _ in found for one in versions), any(disputed for _, disputed in found)
        return self._bare(node, self._as_known(inherited, node.span)), False

    def _as_known(self, inherited: Stated | None, span: Span) -> Stated:
        stated = read_stated(self.reading, Block((), span), inherited) if inherited is not None else plainly(span)
        return aged(self.reading, stated, self.field)

    def _bare(self, node: Node, stated: Stated) -> tuple[MemberList, ...]:
        """Return `[a, b]` or `none` as a version."""
        if is_unknown(node):
            return ()
        if is_word(node, "none"):
            return self._empty(node, stated)
        if not isinstance(node, Series):
            self.reading.report(
                WrongForm(span=node.span, found=WrongForm.one_value, wanted=WrongForm.a_list, example="[video, audio]")
            )
            return ()
        members = self._members(node)
        return (_members_known(members, Completeness.DEFAULT, stated),)

    def _empty(self, node: Node, stated: Stated) -> tuple[MemberList, ...]:
        if self.field.at_least_one or self.field.always_exists:
            self.reading.report(NoneImpossible(span=node.span, title_of_fact=self.field.title))
            return ()
        return (_members_known((), Completeness.COMPLETE, stated),)

    def _from_block(self, block: Block, inherited: Stated | None) -> tuple[tuple[MemberList, ...], bool]:
        whole, is_sound = self._check_keys(block)
        stated = aged(self.reading, read_stated(self.reading, block, inherited), self.field)
        if not is_sound:
            return (), False
        if whole is None:
            return self._from_parts(block, stated), False
        match whole.key.value:
            case "alleged":
                inner, _ = self.versions(whole.value, stated)
                return tuple(replace(version, alleged=True) for version in inner), False
            case "disputed":
                return self._disputed(whole.value, stated), True
            case _:
                return self._bare(whole.value, stated), False

    def _check_keys(self, block: Block) -> tuple[Entry | None, bool]:
        """Return the entry that holds the whole list, if one does; and whether all the names fit together."""
        contents: list[Entry] = []
        is_sound = True
        for entry in block.entries:
            name = entry.key.value
            if name in _PARTS or name in _WHOLES:
                contents.append(entry)
            elif name not in MANNER_KEYS:
                is_sound = False
                self._report_key(entry.key)
        if not contents:
            if is_sound:
                self.reading.report(NothingStated(span=block.span))
            return None, False
        wholes = [entry for entry in contents if entry.key.value in _WHOLES]
        if wholes and len(contents) > 1:
            other = next(entry for entry in contents if entry is not wholes[0])
            self.reading.report(MixedForms(span=other.key.span, first=wholes[0].key.value, second=other.key.value))
            return None, False
        return (wholes[0] if wholes else None), is_sound

    def _report_key(self, key: Text) -> None:
        if key.value in _FOR_ONE_VALUE:
            self.reading.report(
                OnlyOfLists(span=key.span, form=key.value, title_of_fact=self.field.title, is_list=OnlyOfLists.a_list)
            )
            return
        hint = self.reading.hint(key.value, (*_PARTS, *_WHOLES, *MANNER_KEYS))
        self.reading.report(UnknownKey(span=key.span, name=shown(key.value), place=UnknownKey.in_list, hint=hint))

    def _disputed(self, node: Node, stated: Stated) -> tuple[MemberList, ...]:
        if not isinstance(node, Series) or len(node.items) < 2:  # noqa: PLR2004 - a dispute has two sides
            self.reading.report(OneSideOnly(span=node.span))
            return ()
        return tuple(version for item in node.items for version in self.versions(item, stated)[0])

    def _from_parts(self, block: Block, stated: Stated) -> tuple[MemberList, ...]:
        parts = _Parts(
            items=block.get("items"),
            includes=block.get("includes"),
            without=block.get("not"),
            lacks=block.get("lacks_some_of"),
            complete=block.get("complete"),
        )
        if parts.items is not None and is_unknown(parts.items.value):
            return ()
        if parts.items is not None and parts.includes is not None:
            self.reading.report(MixedForms(span=parts.includes.key.span, first="items", second="includes"))
            return ()
        if parts.complete is not None and parts.items is None:
            self._report_no_items(parts.complete, parts.includes)
            return ()
        named = parts.items or parts.includes
        version = MemberList(
            members=self._named(named),
            without=self._named(parts.without),
            lacks_some_of=self._named(parts.lacks),
            completeness=self._completeness(parts),
            stated=stated,
        )
        self._check(version, parts)
        return (version,)

    def _report_no_items(self, complete: Entry, includes: Entry | None) -> None:
        if includes is not None:
            self.reading.report(MixedForms(span=complete.key.span, first="includes", second="complete"))
        else:
            self.reading.report(MissingKey(span=complete.span, name="items", place=MissingKey.of_list))

    def _completeness(self, parts: _Parts) -> Completeness:
        if parts.items is None:
            return Completeness.OPEN
        if is_word(parts.items.value, "none"):
            return Completeness.COMPLETE
        return read_completeness(self.reading, parts.complete)

    def _named(self, entry: Entry | None) -> tuple[Scalar, ...]:
        if entry is None or is_unknown(entry.value) or (entry.key.value == "items" and is_word(entry.value, "none")):
            return ()
        node = entry.value
        if isinstance(node, Text) and entry.key.value != "items":
            node = Series((node,), node.span)
        if isinstance(node, Series):
            return self._members(node)
        self.reading.report(
            WrongForm(span=node.span, found=WrongForm.other, wanted=WrongForm.a_list, example="items: [video, audio]")
        )
        return ()

    def _members(self, series: Series) -> tuple[Scalar, ...]:
        kind = self.field.kind
        if not isinstance(kind, ListKind):
            msg = f"{self.field.name} is no list"
            raise TypeError(msg)
        found: dict[Scalar, None] = {}
        for item in series.items:
            if not isinstance(item, Text) or is_unknown(item) or is_word(item, "none"):
                self.reading.report(
                    WrongForm(
                        span=item.span, found=WrongForm.other, wanted=WrongForm.member, example=WrongForm.open_list
                    )
                )
                continue
            member = read_scalar(self.reading, item, kind.member, self.field.unit)
            if member in found:
                self.reading.report(TwiceInList(span=item.span, name=shown(item.value)))
            elif member is not None:
                found[member] = None
        return tuple(found)

    def _check(self, version: MemberList, parts: _Parts) -> None:
        """Report what can't be true together."""
        must_exist = self.field.at_least_one or self.field.always_exists
        is_complete = version.completeness is Completeness.COMPLETE
        if must_exist and is_complete and not version.members and parts.items is not None:
            self.reading.report(NoneImpossible(span=parts.items.value.span, title_of_fact=self.field.title))
        both = set(version.members) & set(version.without)
        if both and parts.without is not None:
            name = str(min(both, key=str))
            self.reading.report(Contradiction.member_and_not(parts.without.value.span, name))
        if version.lacks_some_of and set(version.lacks_some_of) <= set(version.members) and parts.lacks is not None:
            self.reading.report(Contradiction.lacks_nothing(parts.lacks.value.span))


def _members_known(members: tuple[Scalar, ...], completeness: Completeness, stated: Stated) -> MemberList:
    return MemberList(members=members, without=(), lacks_some_of=(), completeness=completeness, stated=stated)
