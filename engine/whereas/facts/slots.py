"""Facts that are one value: known, none, unknown, narrowed, disputed, alleged, in one version or several.

Comes in: what is written for a field. Goes out: a `Slot` with every version. Promise: what is not stated has no
version; two forms at once are an error and never settled by order.
"""

from __future__ import annotations

from whereas.facts.context import Reading
from whereas.facts.nodes import Block, Entry, Node, Series, Text, is_unknown
from whereas.facts.problems_forms import (
    MixedForms,
    NoOrder,
    NothingStated,
    OneSideOnly,
    OnlyOfLists,
    SeveralValues,
    WrongForm,
)
from whereas.facts.problems_names import UnknownKey, shown
from whereas.facts.problems_values import WrongPrecision
from whereas.facts.scalars import read_value
from whereas.facts.stated import MANNER_KEYS, aged, plainly, read_stated
from whereas.model.facts import Bound, Narrowing, Slot, Stated, Version
from whereas.model.kinds import Basic, DateKind, RecordKind
from whereas.model.vocabulary import FieldType
from whereas.text import Span
from whereas.values.literals import first_day, last_day
from whereas.values.scalars import NONE, Partial, Value

_CONTENT_KEYS = ("value", "one_of", "at_least", "at_most", "not", "alleged", "disputed")
_LIST_KEYS = frozenset(("items", "includes", "lacks_some_of", "complete", "covers", "log"))
ORDERED = frozenset((Basic.NUMBER, Basic.PERCENT, Basic.DURATION, Basic.MONEY, Basic.YEAR))
"""Kinds of which one can be more than another, dates apart."""


def read_slot(reading: Reading, entry: Entry, field: FieldType, inherited: Stated | None) -> Slot:
    """Return the fact that is written for a field, with every version of it."""
    versions, disputed = _SlotReader(reading, field).versions(entry.value, inherited)
    return Slot(versions=versions, disputed=disputed, span=entry.span)


class _SlotReader:
    """The reading of one fact."""

    def __init__(self, reading: Reading, field: FieldType) -> None:
        self.reading = reading
        self.field = field

    def versions(self, node: Node, inherited: Stated | None) -> tuple[tuple[Version, ...], bool]:
        if is_unknown(node):
            return (), False
        match node:
            case Text():
                stated = self._as_known(inherited, node.span)
                content = read_value(self.reading, node, self.field)
                return (() if content is None else (Version(content=content, stated=stated),)), False
            case Block():
                return self._from_block(node, inherited)
            case Series():
                return self._several(node, inherited)

    def _as_known(self, inherited: Stated | None, span: Span) -> Stated:
        stated = read_stated(self.reading, Block((), span), inherited) if inherited is not None else plainly(span)
        return aged(self.reading, stated, self.field)

    def _several(self, series: Series, inherited: Stated | None) -> tuple[tuple[Version, ...], bool]:
        if not series.items or not all(isinstance(item, Block) for item in series.items):
            self.reading.report(SeveralValues(span=series.span, title_of_fact=self.field.title))
            return (), False
        found = [self.versions(item, inherited) for item in series.items]
        return tuple(version for versions, _ in found for version in versions), any(disputed for _, disputed in found)

    def _from_block(self, block: Block, inherited: Stated | None) -> tuple[tuple[Version, ...], bool]:
        contents = self._contents(block)
        if contents is None:
            return (), False
        stated = aged(self.reading, read_stated(self.reading, block, inherited), self.field)
        value = contents.value
        match contents.key.value:
            case "value":
                return self._value(value, stated), False
            case "disputed":
                return self._disputed(value, stated), True
            case "alleged":
                return self._alleged(value, stated), False
            case form:
                narrowing = self._narrowing(contents.key, Bound(form), value)
                return (() if narrowing is None else (Version(content=narrowing, stated=stated),)), False

    def _contents(self, block: Block) -> Entry | None:
        """Return the one entry that says what is known; None, reported, where none or several do."""
        found: list[Entry] = []
        is_known = True
        for entry in block.entries:
            name = entry.key.value
            if name in _CONTENT_KEYS:
                found.append(entry)
            elif name not in MANNER_KEYS:
                is_known = False
                self._report_key(entry.key)
        for extra in found[1:]:
            first = found[0].key.value
            self.reading.report(MixedForms(span=extra.key.span, first=first, second=extra.key.value))
        if not found and is_known:
            self.reading.report(NothingStated(span=block.span))
        return found[0] if len(found) == 1 else None

    def _report_key(self, key: Text) -> None:
        name = key.value
        if name in _LIST_KEYS:
            problem = OnlyOfLists(
                span=key.span, form=name, title_of_fact=self.field.title, is_list=OnlyOfLists.one_value
            )
            self.reading.report(problem)
        elif isinstance(self.field.kind, RecordKind) and self.reading.hint(name, (*_CONTENT_KEYS, *MANNER_KEYS)) == "":
            self.reading.report(
                WrongForm(
                    span=key.span, found=WrongForm.fact, wanted=WrongForm.item_key, example=WrongForm.item_key_example
                )
            )
        else:
            hint = self.reading.hint(name, (*_CONTENT_KEYS, *MANNER_KEYS))
            self.reading.report(UnknownKey(span=key.span, name=shown(name), place=UnknownKey.in_fact, hint=hint))

    def _value(self, node: Node, stated: Stated) -> tuple[Version, ...]:
        if is_unknown(node):
            return ()
        if isinstance(node, Text):
            content = read_value(self.reading, node, self.field)
            return () if content is None else (Version(content=content, stated=stated),)
        if isinstance(node, Series):
            self.reading.report(SeveralValues(span=node.span, title_of_fact=self.field.title))
        else:
            self.reading.report(
                WrongForm(span=node.span, found=WrongForm.names, wanted=WrongForm.one_value, example="value: yes")
            )
        return ()

    def _alleged(self, node: Node, stated: Stated) -> tuple[Version, ...]:
        if isinstance(node, Block):
            inner, _ = self._from_block(node, stated)
        else:
            inner = self._value(node, stated)
        return tuple(Version(content=version.content, stated=version.stated, alleged=True) for version in inner)

    def _disputed(self, node: Node, stated: Stated) -> tuple[Version, ...]:
        if not isinstance(node, Series) or len(node.items) < 2:  # noqa: PLR2004 - a dispute has two sides
            self.reading.report(OneSideOnly(span=node.span))
            return ()
        return tuple(version for item in node.items for version in self.versions(item, stated)[0])

    def _narrowing(self, key: Text, bound: Bound, node: Node) -> Narrowing | None:
        if bound in (Bound.AT_LEAST, Bound.AT_MOST):
            return self._bound(key, bound, node)
        if isinstance(node, Series):
            if not node.items:
                self.reading.report(NothingStated(span=key.span))
                return None
            values = [self._possible(item) for item in node.items]
        elif bound is Bound.NOT:
            values = [self._possible(node)]
        else:
            self.reading.report(
                WrongForm(span=node.span, found=WrongForm.one_value, wanted=WrongForm.a_list, example="one_of: [a, b]")
            )
            return None
        kept = tuple(value for value in values if value is not None)
        return Narrowing(bound, kept) if len(kept) == len(values) else None

    def _possible(self, node: Node) -> Value | None:
        """Return one of the values that a fact is narrowed to, or that it is not."""
        if not isinstance(node, Text) or is_unknown(node):
            self.reading.report(
                WrongForm(span=node.span, found=WrongForm.other, wanted=WrongForm.one_value, example="one_of: [a, b]")
            )
            return None
        if node.is_plain and node.value == "none":
            return NONE
        value = read_value(self.reading, node, self.field)
        if isinstance(value, Partial):
            self.reading.report(
                WrongPrecision(span=node.span, text=node.value, wanted=WrongPrecision.day, example="2026-03-02")
            )
            return None
        return value

    def _bound(self, key: Text, bound: Bound, node: Node) -> Narrowing | None:
        kind = self.field.kind
        if not isinstance(kind, DateKind) and kind not in ORDERED:
            self.reading.report(NoOrder(span=key.span, form=key.value, title_of_fact=self.field.title))
            return None
        if not isinstance(node, Text) or is_unknown(node) or (node.is_plain and node.value == "none"):
            self.reading.report(
                WrongForm(span=node.span, found=WrongForm.other, wanted=WrongForm.amount, example="at_most: 90 days")
            )
            return None
        value = read_value(self.reading, node, self.field)
        if isinstance(value, Partial):
            value = first_day(value) if bound is Bound.AT_LEAST else last_day(value)
        return None if value is None else Narrowing(bound, (value,))
