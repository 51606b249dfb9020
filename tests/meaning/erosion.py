"""What a deal would be if a fact in it were not stated, or were stated otherwise.

Two ways. On the text of a deal: a fact is misspelt, emptied or given a value of the wrong sort. On the deal as it was
read, which scenarios change: a fact is gone, or is another value that it may have.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from fractions import Fraction
from importlib import import_module

import pytest
from ruamel.yaml import YAML
from ruamel.yaml.nodes import MappingNode, Node

from tests.meaning.alike import told_apart
from whereas.analysis import scenario_run
from whereas.evaluate import Settings, finding
from whereas.evaluate.brought import Part, parts_of
from whereas.model.facts import FORM_KEYS, Completeness, Deal, ListSlot, MemberList, Record, Slot, Version
from whereas.model.kinds import Basic, DateKind, EnumerationKind, Kind, RecordKind
from whereas.model.law import Duty, Law
from whereas.model.scenario import Outcome
from whereas.model.verdict import Assessment
from whereas.model.vocabulary import FieldType, RecordType, Vocabulary
from whereas.rehearsal import rehearse
from whereas.values.scalars import NONE, Choice, Duration, Money, Percent, Ref, Unit, Value


# ---------------------------------------------------------------------- what is asked of the engine
@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One call of the evaluator: what a scenario asks it."""

    deal: Deal
    laws: Mapping[str, Law]
    selected: tuple[str, ...]
    vocabulary: Vocabulary
    settings: Settings

    def with_deal(self, deal: Deal) -> Asked:
        return replace(self, deal=deal)


def asked_in_scenarios(law: str, as_of: dt.date) -> list[Asked]:
    """Return what each scenario of a law asks of the evaluator, without any answer."""
    found: list[Asked] = []

    def keep(
        deal: Deal,
        laws: Mapping[str, Law],
        selected: tuple[str, ...],
        vocabulary: Vocabulary,
        settings: Settings,
        *,
        sections: object,
    ) -> Assessment:
        del sections
        found.append(Asked(deal=deal, laws=laws, selected=selected, vocabulary=vocabulary, settings=settings))
        return Assessment(
            deal=deal,
            laws=(),
            as_of=settings.as_of,
            findings=(),
            combined=(),
            not_checked=(),
            silent_on=(),
            observations=(),
        )

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(scenario_run, "assess", keep)
        patch.setattr(scenario_run, "_outcome", lambda each, _: Outcome(expected=each, found="", is_met=True))
        rehearse((law,), as_of)
    return found


@contextmanager
def told_briefly(duties: Collection[tuple[object, ...]]) -> Iterator[None]:
    """Have findings on some duties say what is possible, and nothing of why: the trace alone takes most of the time."""

    def parts(duty: Duty) -> list[Part]:
        every = ((each, each.duty.section) for each in parts_of(duty))
        return [each for each, section in every if (section.law, section.section, each.duty.name) in duties]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(import_module("whereas.evaluate.assess"), "parts_of", parts)
        patch.setattr(finding, "trace_of", lambda *_, **__: None)
        patch.setattr(finding, "questions_for", lambda *_, **__: ())
        patch.setattr(finding, "_named_only", lambda *_, **__: (None, False))
        patch.setattr(finding, "_as_planned", lambda *_, **__: None)
        patch.setattr(finding, "_basis", lambda *_, **__: None)
        yield


# ---------------------------------------------------------------------- a fact of a deal as it was read
@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A fact that is stated: its path, and where it stands in the deal."""

    path: str
    owner: tuple[str, ...]
    field: FieldType
    slot: Slot | ListSlot


def fact_at(asked: Asked, path: str) -> Fact | None:
    """Return the fact that stands at `path`, or None where none is stated there (or a record or list is)."""
    *owner, name = path.split(".")
    record: object = _record_at(asked.deal, tuple(owner))
    if not isinstance(record, Record):
        return None
    slot = record.fields.get(name)
    field = asked.vocabulary.records[record.type].fields.get(name)
    if field is None or not isinstance(slot, (Slot, ListSlot)) or not slot.versions:
        return None
    return Fact(path=path, owner=tuple(owner), field=field, slot=slot)


def _record_at(deal: Deal, owner: tuple[str, ...]) -> object:
    if not owner:
        return None
    root, *rest = owner
    if root in deal.lists and rest and rest[0] in deal.lists[root].items:
        record: object = deal.lists[root].items[rest.pop(0)]
    else:
        record = deal.singles.get(root)
    for name in rest:
        record = record.fields.get(name) if isinstance(record, Record) else None
    return record


def changed(deal: Deal, fact: Fact, slot: Slot | ListSlot | None) -> Deal:
    """Return the deal with the fact stated as `slot` says, or without it."""
    root, *rest = fact.owner
    if root in deal.lists and rest and rest[0] in deal.lists[root].items:
        listed = deal.lists[root]
        key, *inner = rest
        item = _with_field(listed.items[key], (*inner, fact.field.name), slot)
        lists = {**deal.lists, root: replace(listed, items={**listed.items, key: item})}
        return replace(deal, lists=lists)
    record = _with_field(deal.singles[root], (*rest, fact.field.name), slot)
    return replace(deal, singles={**deal.singles, root: record})


def _with_field(record: Record, steps: tuple[str, ...], slot: Slot | ListSlot | None) -> Record:
    name, *rest = steps
    fields = dict(record.fields)
    inner = fields.get(name)
    if rest and isinstance(inner, Record):
        fields[name] = _with_field(inner, tuple(rest), slot)
    elif slot is None:
        fields.pop(name, None)
    else:
        fields[name] = slot
    return replace(record, fields=fields)


# ---------------------------------------------------------------------- other values that a fact may have
def other_slots(asked: Asked, fact: Fact) -> Iterator[Slot | ListSlot]:
    """Yield the fact with other values that it may have, on the same basis."""
    stated = replace(fact.slot.versions[0].stated, first=None, last=None)
    if isinstance(fact.slot, ListSlot):
        members = fact.slot.versions[0].members
        for kept in ((), members[:1]) if members else ((),):
            if kept or not fact.field.at_least_one:
                version = MemberList(
                    members=kept,
                    without=(),
                    lacks_some_of=(),
                    completeness=Completeness.COMPLETE,
                    stated=stated,
                )
                yield replace(fact.slot, versions=(version,), disputed=False)
        return
    values = list(_values(asked, fact.field.kind))
    if not fact.field.always_exists:
        values.append(NONE)
    for value in values:
        yield replace(fact.slot, versions=(Version(content=value, stated=stated),), disputed=False)


_AMOUNTS: Mapping[Kind, tuple[Value, ...]] = {
    Basic.YES_NO: (True, False),
    Basic.TEXT: ("another text",),
    Basic.NUMBER: (Fraction(0), Fraction(1_000_000)),
    Basic.YEAR: (Fraction(2000), Fraction(2026)),
    Basic.PERCENT: (Percent(Fraction(0)), Percent(Fraction(100))),
    Basic.MONEY: (Money(Fraction(0)), Money(Fraction(10_000_000))),
    Basic.DURATION: (
        Duration(amount=Fraction(1), unit=Unit.SECOND),
        Duration(amount=Fraction(90), unit=Unit.DAY),
        Duration(amount=Fraction(100), unit=Unit.YEAR),
    ),
}


def _values(asked: Asked, kind: Kind) -> Iterator[Value]:
    match kind:
        case EnumerationKind(name=name):
            choices = (Choice(member) for member in asked.vocabulary.enumerations[name].members)
            yield from told_apart(choices, asked.laws.values(), asked.deal)
        case DateKind(is_moment=is_moment):
            yield from _dates(asked.settings.as_of, is_moment=is_moment)
        case RecordKind(name=name):
            for listed in asked.vocabulary.lists.values():
                if listed.record == name and listed.name in asked.deal.lists:
                    yield from (Ref(listed.name, key) for key in asked.deal.lists[listed.name].items)
        case _:
            yield from _AMOUNTS.get(kind, ())


def _dates(as_of: dt.date | dt.datetime, *, is_moment: bool) -> Iterator[Value]:
    today = as_of.date() if isinstance(as_of, dt.datetime) else as_of
    for days in (-3000, -400, -20, -1, 0):
        day = today + dt.timedelta(days=days)
        yield dt.datetime.combine(day, dt.time(12), dt.UTC) if is_moment else day


# ---------------------------------------------------------------------- a fact in the text of a deal
@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A fact as it is written: where its name and its value stand in the text."""

    path: str
    name: tuple[int, int]
    value: tuple[int, int]
    field: FieldType

    def misspelt(self, text: str) -> tuple[str, str]:
        """Return the text with one letter doubled at the end of the name, and the name as it then is."""
        first, last = self.name
        wrong = text[first:last] + text[last - 1]
        return text[:first] + wrong + text[last:], wrong

    def with_value(self, text: str, value: str) -> str:
        first, last = self.value
        stated = text[first:last].rstrip()  # what is written over several lines reaches up to the next name
        return text[:first] + value + text[first + len(stated) :]


def entries(text: str, vocabulary: Vocabulary) -> Iterator[Entry]:
    """Yield each fact that is written in a deal."""
    for key, value in _pairs(YAML().compose(text)):
        name = key.value
        if name in vocabulary.lists and isinstance(value, MappingNode):
            held = {each.value: inner for each, inner in _pairs(value)}
            items = _pairs(held["items"]) if "items" in held else _pairs(value)
            record = vocabulary.records[vocabulary.lists[name].record]
            for item, body in items:
                if item.value not in FORM_KEYS:
                    yield from _fields(f"{name}.{item.value}", body, record, vocabulary)
        elif name in vocabulary.singles:
            record = vocabulary.records[vocabulary.singles[name].record]
            yield from _fields(name, value, record, vocabulary)


def _fields(path: str, node: Node, record: RecordType, vocabulary: Vocabulary) -> Iterator[Entry]:
    listed = {each.record for each in vocabulary.lists.values()}
    for key, value in _pairs(node):
        field = record.fields.get(key.value)
        if field is None:
            continue
        kind = field.kind
        if isinstance(kind, RecordKind) and kind.name not in listed:
            yield from _fields(f"{path}.{field.name}", value, vocabulary.records[kind.name], vocabulary)
        else:
            yield Entry(path=f"{path}.{field.name}", name=_span(key), value=_span(value), field=field)


def _pairs(node: Node) -> list[tuple[Node, Node]]:
    """Return the names and values of a mapping; of anything else, none."""
    return list(node.value) if isinstance(node, MappingNode) else []


def _span(node: Node) -> tuple[int, int]:
    return node.start_mark.index, node.end_mark.index


__all__ = [
    "Asked",
    "Entry",
    "Fact",
    "asked_in_scenarios",
    "changed",
    "entries",
    "fact_at",
    "other_slots",
    "told_briefly",
]
