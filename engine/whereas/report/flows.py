"""The movements of data that a deal names, as they are published: who gives what to whom, by way of whom.

What comes in: a deal and its words. What goes out: `Flow`s, in the order of the deal. Promised: nothing is judged, no
end of a flow is guessed; where several may be meant each is named as one that may be, and where none is stated none is.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator
from typing import TypeVar

from whereas.english import Lexicon
from whereas.english.values import say_value
from whereas.model.facts import (
    Bound,
    Completeness,
    Deal,
    ListSlot,
    MemberList,
    Narrowing,
    Record,
    RecordList,
    Slot,
    Stated,
    Version,
)
from whereas.model.kinds import Kind, ListKind
from whereas.model.vocabulary import RecordType
from whereas.report.inputs import Inputs
from whereas.report.model_flows import Flow, FlowEnd
from whereas.report.places import line_of
from whereas.values.scalars import Ref, Value

# What the vocabularies call the ends of a movement. A list of records that has both is a list of movements.
_SENDER = "sender"
_RECIPIENTS = ("recipient", "recipients")
_VIA = "via"
_ONWARD = ("onward_recipients",)
_DATA = "data"


def published_flows(deal: Deal, lexicon: Lexicon, inputs: Inputs) -> tuple[Flow, ...]:
    """Return the movements of data that a deal names, as they stand on the assessment date."""
    return tuple(
        _flow(record, deal, lexicon, inputs) for records in _lists(deal, lexicon) for record in records.items.values()
    )


def may_have_more_flows(deal: Deal, lexicon: Lexicon) -> bool:
    """Return whether the deal may hold movements that it does not name; false where its vocabulary knows none."""
    names = [item.name for item in lexicon.vocabulary.lists.values() if _is_movement(item.record, lexicon)]
    return any(name not in deal.lists or _is_open(deal.lists[name], lexicon) for name in names)


def _lists(deal: Deal, lexicon: Lexicon) -> Iterator[RecordList]:
    for name, records in deal.lists.items():
        known = lexicon.vocabulary.lists.get(name)
        if known is not None and _is_movement(known.record, lexicon):
            yield records


def _is_movement(record: str, lexicon: Lexicon) -> bool:
    known: RecordType | None = lexicon.vocabulary.records.get(record)
    return known is not None and _SENDER in known.fields and _RECIPIENTS[0] in known.fields


def _is_open(records: RecordList, lexicon: Lexicon) -> bool:
    if records.is_none:
        return False
    if records.completeness is Completeness.DEFAULT:
        return lexicon.vocabulary.lists[records.name].is_open
    return records.completeness is Completeness.OPEN or records.covers is not None


def _flow(record: Record, deal: Deal, lexicon: Lexicon, inputs: Inputs) -> Flow:
    day = inputs.as_of.date() if isinstance(inputs.as_of, dt.datetime) else inputs.as_of

    def ends(*names: str) -> tuple[FlowEnd, ...]:
        found = (end for name in names for end in _ends(record.fields.get(name), day, lexicon))
        return tuple({(end.path, end.title): end for end in found}.values())

    data = record.fields.get(_DATA)
    members = _counting(data.versions, day) if isinstance(data, ListSlot) else ()
    kind = _kind(record, _DATA, lexicon)
    words = (say_value(value, kind, lexicon) for item in members for value in item.members)
    return Flow(
        deal=deal.id,
        path=str(record.ref),
        title=lexicon.item_title(record.ref),
        senders=ends(_SENDER),
        via=ends(_VIA),
        recipients=ends(*_RECIPIENTS),
        onward=ends(*_ONWARD),
        data=tuple(dict.fromkeys(words)),
        line=line_of(record.span, inputs),
    )


def _kind(record: Record, name: str, lexicon: Lexicon) -> Kind | None:
    known = lexicon.field_type(record.type, name)
    kind = None if known is None else known.kind
    return kind.member if isinstance(kind, ListKind) else kind


def _ends(slot: Slot | ListSlot | Record | None, day: dt.date, lexicon: Lexicon) -> Iterator[FlowEnd]:
    match slot:
        case Slot():
            versions = _counting(slot.versions, day)
            values = [value for version in versions for value in _values(version)]
            for value in dict.fromkeys(values):
                yield from _end(value, lexicon, is_certain=len(set(values)) == 1)
        case ListSlot():
            for item in _counting(slot.versions, day):
                for member in item.members:
                    yield from _end(member, lexicon, is_certain=not slot.disputed)
        case Record() | None:
            return


def _values(version: Version) -> tuple[Value, ...]:
    """Return what a version says: its value, or each that may be meant; what is only ruled out names nobody."""
    content = version.content
    if not isinstance(content, Narrowing):
        return (content,)
    return content.values if content.bound is Bound.ONE_OF else ()


def _end(value: Value, lexicon: Lexicon, *, is_certain: bool) -> Iterator[FlowEnd]:
    if isinstance(value, Ref):
        yield FlowEnd(path=str(value), title=lexicon.item_title(value), is_certain=is_certain)


_Stated = TypeVar("_Stated", Version, MemberList)


def _counting(versions: Iterable[_Stated], day: dt.date) -> tuple[_Stated, ...]:
    """Return the versions that count on a day: those on the best basis; what is only alleged is none of them."""
    held = [item for item in versions if not item.alleged and _holds_on(item.stated, day)]
    best = max((item.stated.basis for item in held), default=None)
    return tuple(item for item in held if item.stated.basis is best)


def _holds_on(stated: Stated, day: dt.date) -> bool:
    return (stated.first is None or stated.first <= day) and (stated.last is None or day <= stated.last)
