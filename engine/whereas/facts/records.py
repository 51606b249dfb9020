"""The records of a deal: lists of them, those of which there is one, and those written in place.

Comes in: what is written for a list or a record. Goes out: model records. Promise: a misspelt name is told; a record of
which nothing is stated is not thereby there.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from whereas.facts.context import Reading
from whereas.facts.members import read_completeness, read_list_slot
from whereas.facts.nodes import Block, Entry, Node, Text, is_empty, is_unknown, is_word
from whereas.facts.problems_forms import (
    Contradiction,
    CoversNothing,
    EndsBeforeStart,
    LogElsewhere,
    MixedForms,
    NoLogHere,
    WrongForm,
)
from whereas.facts.problems_names import BadId, ItemsBesideForm, MissingKey, UnknownKey, shown
from whereas.facts.slots import read_slot
from whereas.facts.stated import MANNER_KEYS, read_limit, read_stated
from whereas.model.facts import Completeness, ListSlot, Presence, Record, RecordList, Slot, Stated
from whereas.model.kinds import ListKind, RecordKind
from whereas.model.vocabulary import FieldType, RecordType, RootList
from whereas.text import Span
from whereas.text.suggest import nearest_name
from whereas.values.literals import first_day, last_day
from whereas.values.scalars import Partial, Ref

_LIMITS = ("from", "until")
_LIST_KEYS = ("items", "complete", "covers", "log")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*")
_LONGEST_ID = 80
_LOG = re.compile(r"(?!.*\.\.)[^/\\:\s](?:[^\\:\r\n]*[^/\\:\s])?")
Fact = Slot | ListSlot | Record


def is_id(text: str) -> bool:
    """Return whether a text can be the id of an item, a source or a deal."""
    return len(text) <= _LONGEST_ID and _ID.fullmatch(text) is not None


def items_of(node: Node) -> tuple[Entry, ...]:
    """Return the items of a list, without a word on what is wrong with them."""
    if not isinstance(node, Block):
        return ()
    items = node.get("items")
    if items is not None:
        return items.value.entries if isinstance(items.value, Block) else ()
    return () if any(node.get(name) is not None for name in _LIST_KEYS) else node.entries


# ---------------------------------------------------------------------- lists
def read_record_list(reading: Reading, entry: Entry, root: RootList) -> RecordList | None:
    """Return a list of records, or None where it is unknown."""
    node = entry.value
    if is_unknown(node):
        return None
    if is_word(node, "none"):
        return _list(root, entry, is_none=True, completeness=Completeness.COMPLETE)
    if not isinstance(node, Block):
        example = f"{root.name}: {{first: {{...}}, second: {{...}}}}"
        _wrong(reading, node, WrongForm.items_by_key, example)
        return None
    if not any(node.get(name) is not None for name in _LIST_KEYS):
        return _list(root, entry, items=_items(reading, node.entries, root))
    for extra in node.entries:
        if extra.key.value not in _LIST_KEYS:
            _report_beside(reading, extra)
    return _explicit_list(reading, entry, node, root)


def _list(
    root: RootList,
    entry: Entry,
    *,
    items: Mapping[str, Record] | None = None,
    completeness: Completeness = Completeness.DEFAULT,
    is_none: bool = False,
    log: str | None = None,
) -> RecordList:
    return RecordList(
        name=root.name,
        items=items or {},
        completeness=completeness,
        covers=None,
        is_none=is_none,
        log=log,
        span=entry.span,
    )


def _report_beside(reading: Reading, entry: Entry) -> None:
    name = entry.key.value
    if isinstance(entry.value, Block) and nearest_name(name, _LIST_KEYS) is None:
        reading.report(ItemsBesideForm(span=entry.key.span, name=shown(name)))
    else:
        hint = reading.hint(name, _LIST_KEYS)
        reading.report(UnknownKey(span=entry.key.span, name=shown(name), place=UnknownKey.in_list, hint=hint))


def _explicit_list(reading: Reading, entry: Entry, block: Block, root: RootList) -> RecordList:
    items, complete, log = block.get("items"), block.get("complete"), block.get("log")
    records: Mapping[str, Record] = {}
    is_none = False
    if items is not None and is_word(items.value, "none"):
        is_none = True
    elif items is not None and isinstance(items.value, Block):
        records = _items(reading, items.value.entries, root)
    elif items is not None and not is_empty(items.value):
        _wrong(reading, items.value, WrongForm.items_by_key, "items: {first: {...}, second: {...}}")
    elif log is None and complete is not None and is_word(complete.value, "yes"):
        # Read as a list without items it would say that there is nothing, which its writer may not have meant.
        reading.report(MissingKey(span=complete.span, name="items", place=MissingKey.of_list))
    covers = _covers(reading, block.get("covers"), root, complete)
    return RecordList(
        name=root.name,
        items=records,
        completeness=Completeness.COMPLETE if is_none else read_completeness(reading, complete),
        covers=covers,
        is_none=is_none,
        log=None if log is None else _log(reading, log, root),
        span=entry.span,
    )


def _items(reading: Reading, entries: tuple[Entry, ...], root: RootList) -> dict[str, Record]:
    record = reading.vocabulary.records[root.record]
    found: dict[str, Record] = {}
    for entry in entries:
        key = entry.key.value
        if not is_id(key):
            reading.report(BadId(span=entry.key.span, name=shown(key), wanted=BadId.item))
        elif isinstance(entry.value, Block):
            found[key] = read_record(reading, Ref(root.name, key), record, entry.value, entry.span)
        elif is_unknown(entry.value):
            found[key] = read_record(reading, Ref(root.name, key), record, Block((), entry.span), entry.span)
        else:
            near = nearest_name(key, _LIST_KEYS)
            if near is not None:
                hint = reading.hint(key, _LIST_KEYS)
                reading.report(UnknownKey(span=entry.key.span, name=shown(key), place=UnknownKey.in_list, hint=hint))
            else:
                _wrong(reading, entry.value, WrongForm.a_record, f"{key}: {{...}}")
    return found


def _covers(
    reading: Reading, entry: Entry | None, root: RootList, complete: Entry | None
) -> tuple[dt.date, dt.date] | None:
    if entry is None or is_unknown(entry.value):
        return None
    block = entry.value
    if not isinstance(block, Block):
        _wrong(reading, block, WrongForm.from_until, "covers: {from: 2025-01-01, until: 2025-12-31}")
        return None
    if complete is not None and is_word(complete.value, "no"):
        reading.report(Contradiction.open_and_covers(entry.span))
    if reading.vocabulary.records[root.record].judged_on is None:
        reading.report(CoversNothing(span=entry.key.span, name=root.name))
    for part in block.entries:
        if part.key.value not in _LIMITS:
            hint = reading.hint(part.key.value, _LIMITS)
            problem = UnknownKey(span=part.key.span, name=shown(part.key.value), place=UnknownKey.in_covers, hint=hint)
            reading.report(problem)
    since, until = (_limit(reading, entry, block, name) for name in _LIMITS)
    if since is None or until is None:
        return None
    first, last = last_day(since), first_day(until)
    if last < first:
        reading.report(EndsBeforeStart(span=block.span, first=first.isoformat(), last=last.isoformat()))
    return first, last


def _limit(reading: Reading, covers: Entry, block: Block, name: str) -> dt.date | Partial | None:
    part = block.get(name)
    if part is None or is_unknown(part.value):
        reading.report(MissingKey(span=covers.key.span, name=name, place=MissingKey.of_covers))
        return None
    return read_limit(reading, part.value)


def _log(reading: Reading, entry: Entry, root: RootList) -> str | None:
    if is_unknown(entry.value):
        return None
    if not isinstance(entry.value, Text):
        _wrong(reading, entry.value, WrongForm.file_name, "log: searches-2025.csv")
        return None
    if not root.may_log:
        reading.report(NoLogHere(span=entry.span, name=root.name))
    name = entry.value.value
    if _LOG.fullmatch(name) is None:
        reading.report(LogElsewhere(span=entry.value.span, name=shown(name)))
        return None
    return name


# ---------------------------------------------------------------------- records
def read_record(reading: Reading, ref: Ref, record: RecordType, block: Block, span: Span) -> Record:
    """Return a record that is named, with the facts that are stated about it."""
    stated = _manner(reading, block)
    fields: dict[str, Fact] = {}
    for entry in block.entries:
        name = entry.key.value
        field = record.fields.get(name)
        if field is not None:
            fields[name] = _fact(reading, ref, entry, field, stated)
        elif name not in MANNER_KEYS:
            place = _with_article(record.name)
            hint = reading.hint(name, (*record.fields, *MANNER_KEYS))
            reading.report(UnknownKey(span=entry.key.span, name=shown(name), place=place, hint=hint))
    return Record(ref=ref, type=record.name, presence=Presence.PRESENT, fields=fields, stated=stated, span=span)


def _manner(reading: Reading, block: Block) -> Stated | None:
    said = tuple(entry for entry in block.entries if entry.key.value in MANNER_KEYS)
    return read_stated(reading, Block(said, block.span), None) if said else None


def _fact(reading: Reading, owner: Ref, entry: Entry, field: FieldType, stated: Stated | None) -> Fact:
    kind = field.kind
    if isinstance(kind, ListKind):
        return read_list_slot(reading, entry, field, stated)
    if isinstance(kind, RecordKind) and not reading.is_listed(kind.name):
        inner = Ref(f"{owner.root}.{field.name}") if owner.key is None else Ref(owner.root, f"{owner.key}.{field.name}")
        return read_lone_record(reading, entry, inner, reading.vocabulary.records[kind.name])
    return read_slot(reading, entry, field, stated)


def read_lone_record(reading: Reading, entry: Entry, ref: Ref, record: RecordType) -> Record:
    """Return a record of which there is one: present if something is stated of it, else none or unknown."""
    node = entry.value
    if is_unknown(node):
        return _absent(ref, record, Presence.UNKNOWN, entry.span, None)
    if is_word(node, "none"):
        return _absent(ref, record, Presence.NONE, entry.span, None)
    if not isinstance(node, Block):
        example = f"{entry.key.value}: {{on: 2026-03-02}}" if record.is_event else f"{entry.key.value}: {{...}}"
        _wrong(reading, node, WrongForm.a_record, example)
        return _absent(ref, record, Presence.UNKNOWN, entry.span, None)
    value = node.get("value")
    if value is not None:
        return _as_value(reading, entry, node, ref, record)
    found = read_record(reading, ref, record, node, entry.span)
    if any(is_stated(fact) for fact in found.fields.values()):
        return found
    return Record(
        ref=ref,
        type=record.name,
        presence=Presence.UNKNOWN,
        fields=found.fields,
        stated=found.stated,
        span=entry.span,
    )


def _as_value(reading: Reading, entry: Entry, block: Block, ref: Ref, record: RecordType) -> Record:
    """Return a record that is given as `{value: none, source: minutes}`."""
    presence = Presence.UNKNOWN
    for part in block.entries:
        if part.key.value == "value":
            if is_word(part.value, "none"):
                presence = Presence.NONE
            elif not is_unknown(part.value):
                _wrong(reading, part.value, WrongForm.none, "value: none")
        elif part.key.value not in MANNER_KEYS:
            reading.report(MixedForms(span=part.key.span, first="value", second=shown(part.key.value)))
    return _absent(ref, record, presence, entry.span, _manner(reading, block))


def _absent(ref: Ref, record: RecordType, presence: Presence, span: Span, stated: Stated | None) -> Record:
    return Record(ref=ref, type=record.name, presence=presence, fields={}, stated=stated, span=span)


def is_stated(fact: Fact) -> bool:
    """Return whether something is stated, and not only alleged."""
    if isinstance(fact, Record):
        return fact.presence is Presence.PRESENT
    return any(not version.alleged for version in fact.versions)


def _with_article(name: str) -> str:
    words = name.replace("_", " ")
    return f"an {words}" if words[0] in "aeio" else f"a {words}"


def _wrong(reading: Reading, node: Node, wanted: str, example: str) -> None:
    found = WrongForm.names if isinstance(node, Block) else WrongForm.a_list
    if isinstance(node, Text):
        found = WrongForm.one_value
    reading.report(WrongForm(span=node.span, found=found, wanted=wanted, example=example))
