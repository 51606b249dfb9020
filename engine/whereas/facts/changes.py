"""A deal with some of its facts changed, for a scenario or a question.

Comes in: a deal and changes whose values are of the right kind. Goes out: the deal that they make, and what they refer
to that the deal does not name. Promise: nothing but what is named changes; a fact loses all its earlier versions.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from whereas.facts.problems_names import NothingToComplete, UnknownItem, hint_for
from whereas.facts.records import is_stated
from whereas.model.change import Change
from whereas.model.facts import (
    Completeness,
    Deal,
    ListSlot,
    Narrowing,
    Presence,
    Record,
    RecordList,
    Slot,
)
from whereas.model.kinds import RecordKind
from whereas.model.vocabulary import RecordType, Vocabulary
from whereas.text import Diagnostic, Span
from whereas.values.scalars import Ref

Fact = Slot | ListSlot | Record


def apply_changes(deal: Deal, changes: Iterable[Change], vocabulary: Vocabulary) -> tuple[Deal, tuple[Diagnostic, ...]]:
    """Return the deal that the changes make, one after the other, and what they name that the deal does not."""
    problems: list[Diagnostic] = []
    for change in changes:
        found = tuple(_unknown_items(deal, change))
        problems.extend(found)
        if not found:
            deal = _changed(deal, change, vocabulary, problems)
    return deal, tuple(problems)


def set_fact(deal: Deal, path: tuple[Ref, str], fact: Slot | ListSlot, vocabulary: Vocabulary) -> Deal:
    """Return the deal with one fact changed.

    Args:
        deal: the deal, which names the record.
        path: the record and the name of its field.
        fact: what is stated in place of what was.
        vocabulary: the vocabulary of the deal.
    """
    owner, field = path
    return apply_changes(deal, (Change(owner=owner, fields=(field,), to=fact, span=fact.span),), vocabulary)[0]


# ---------------------------------------------------------------------- what is referred to
def _unknown_items(deal: Deal, change: Change) -> Iterator[Diagnostic]:
    refs = (change.owner, *_refs_in(change.to))
    for ref in refs:
        items = deal.lists[ref.root].items if ref.root in deal.lists else {}
        if ref.key is not None and ref.key not in items:
            hint = hint_for(ref.key, items)
            yield UnknownItem(span=change.span, name=ref.key, wanted=f"`{ref.root}`", hint=hint)


def _refs_in(to: object) -> Iterator[Ref]:
    match to:
        case Slot(versions=versions):
            for version in versions:
                content = version.content
                values = content.values if isinstance(content, Narrowing) else (content,)
                yield from (value for value in values if isinstance(value, Ref))
        case ListSlot(versions=versions):
            for stated in versions:
                members = (*stated.members, *stated.without, *stated.lacks_some_of)
                yield from (member for member in members if isinstance(member, Ref))
        case _:
            return


# ---------------------------------------------------------------------- the deal that comes of it
def _changed(deal: Deal, change: Change, vocabulary: Vocabulary, problems: list[Diagnostic]) -> Deal:
    root, key = change.owner.root, change.owner.key
    if key is not None:
        records = deal.lists[root]
        record = _with_fact(records.items[key], change.fields, change, vocabulary, problems)
        return replace(deal, lists={**deal.lists, root: replace(records, items={**records.items, key: record})})
    if root in vocabulary.lists:
        return replace(deal, lists=_with_list(deal.lists, root, change))
    single = vocabulary.records[vocabulary.singles[root].record]
    before = deal.singles.get(root) or _unknown(change.owner, single, change.span)
    after = _with_fact(before, change.fields, change, vocabulary, problems)
    return replace(deal, singles={**deal.singles, root: after})


def _with_list(lists: Mapping[str, RecordList], root: str, change: Change) -> dict[str, RecordList]:
    before = lists.get(root) or _no_records(root, change.span)
    match change.to:
        case Completeness():
            # What is said of the list as a whole takes the place of a time for which it was complete.
            after = replace(before, completeness=change.to, covers=None, is_none=False)
        case Presence.NONE:
            after = replace(_no_records(root, change.span), completeness=Completeness.COMPLETE, is_none=True)
        case Presence.UNKNOWN:
            return {name: records for name, records in lists.items() if name != root}
        case _:
            msg = f"a list of records can't be {change.to}"
            raise TypeError(msg)
    return {**lists, root: after}


def _no_records(root: str, span: Span) -> RecordList:
    return RecordList(
        name=root, items={}, completeness=Completeness.DEFAULT, covers=None, is_none=False, log=None, span=span
    )


def _unknown(ref: Ref, record: RecordType, span: Span) -> Record:
    return Record(ref=ref, type=record.name, presence=Presence.UNKNOWN, fields={}, stated=None, span=span)


def _with_fact(
    record: Record, way: tuple[str, ...], change: Change, vocabulary: Vocabulary, problems: list[Diagnostic]
) -> Record:
    """Return the record with the fact at the end of the way changed; what was none or unknown may thereby exist."""
    if not way:
        if not isinstance(change.to, Presence):
            msg = f"a record can't be {change.to}"
            raise TypeError(msg)
        fields = record.fields if change.to is Presence.PRESENT else {}
        return replace(record, presence=change.to, fields=fields, span=change.span)
    name, rest = way[0], way[1:]
    before = record.fields.get(name)
    after: Fact | None
    kind = vocabulary.records[record.type].fields[name].kind
    if isinstance(kind, RecordKind) and (rest or isinstance(change.to, Presence)):
        inner = (
            before
            if isinstance(before, Record)
            else _unknown(_within(record.ref, name), vocabulary.records[kind.name], change.span)
        )
        after = _with_fact(inner, rest, change, vocabulary, problems)
    else:
        after = _fact(before, change, problems)
    fields = dict(record.fields)
    if after is None:
        fields.pop(name, None)
    else:
        fields[name] = after
    return replace(record, fields=fields, presence=_presence(record, fields))


def _within(owner: Ref, field: str) -> Ref:
    return Ref(f"{owner.root}.{field}") if owner.key is None else Ref(owner.root, f"{owner.key}.{field}")


def _presence(record: Record, fields: Mapping[str, Fact]) -> Presence:
    """An item of a list is there because it is named; another record is there because something is stated of it."""
    if record.ref.key is not None and "." not in record.ref.key:
        return Presence.PRESENT
    return Presence.PRESENT if any(is_stated(fact) for fact in fields.values()) else Presence.UNKNOWN


def _fact(before: Fact | None, change: Change, problems: list[Diagnostic]) -> Fact | None:
    match change.to:
        case Slot() | ListSlot():
            return change.to
        case Completeness():
            if isinstance(before, ListSlot) and before.versions:
                versions = tuple(replace(version, completeness=change.to) for version in before.versions)
                return replace(before, versions=versions)
            if change.to is Completeness.COMPLETE:
                problems.append(NothingToComplete(span=change.span, name=change.fields[-1]))
            return before
        case _:
            msg = f"a fact can't be {change.to}"
            raise TypeError(msg)
