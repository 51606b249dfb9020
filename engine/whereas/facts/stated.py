"""How a fact is known: its basis, who attests it, its sources and its time, as a deal writes them.

Comes in: the entries beside a value. Goes out: a `Stated`. Promise: what a record says of all its facts holds for a
fact that says nothing else; a fact that names a source of its own takes neither basis nor attestor of the record's.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import replace
from enum import Enum
from typing import TypeVar

from whereas.facts.context import Reading
from whereas.facts.nodes import Block, Entry, Node, Series, Text, is_unknown
from whereas.facts.problems_forms import EndsBeforeStart, PlaceWithoutSource, WrongForm
from whereas.facts.problems_names import MissingKey, UnknownKey, UnknownSource, shown
from whereas.facts.problems_values import NotAMember
from whereas.facts.scalars import misread
from whereas.model.basis import Basis
from whereas.model.facts import Attestor, Citation, Stated
from whereas.model.vocabulary import FieldType
from whereas.text import Span
from whereas.values.dates import Counting, shift_day
from whereas.values.literals import Misread, first_day, last_day, read_date
from whereas.values.scalars import DayKind, Partial

MANNER_KEYS = frozenset(["basis", "source", "at", "quote", "attested_by", "from", "until"])
_BASES = {basis.name.lower(): basis for basis in Basis}
_ATTESTORS = {attestor.value: attestor for attestor in Attestor}
_T = TypeVar("_T", bound=Enum)


def plainly(span: Span) -> Stated:
    """Return how a bare value is known: it is stated, and nobody says on what it rests."""
    return Stated(basis=Basis.STATED, attestor=None, citations=(), first=None, last=None, span=span)


def read_stated(reading: Reading, block: Block, inherited: Stated | None) -> Stated:
    """Return how the value beside these entries is known."""
    entries = {entry.key.value: entry for entry in block.entries if entry.key.value in MANNER_KEYS}
    stated = plainly(block.span)
    if inherited is not None and "source" not in entries:
        stated = replace(inherited, span=block.span)
    elif inherited is not None:
        stated = replace(stated, first=inherited.first, last=inherited.last)
    if "basis" in entries:
        stated = replace(stated, basis=_word(reading, entries["basis"].value, _BASES, "basis") or Basis.STATED)
    if "attested_by" in entries:
        stated = replace(stated, attestor=_word(reading, entries["attested_by"].value, _ATTESTORS, "attestor"))
    if "source" in entries:
        stated = replace(stated, citations=_citations(reading, entries["source"].value))
    stated = _with_pinpoint(reading, stated, entries)
    return _with_time(reading, stated, entries)


def aged(reading: Reading, stated: Stated, field: FieldType) -> Stated:
    """Return when a fact that is good for a time only ceases to be known, counted from its date or its source's."""
    good_for = field.good_for
    if good_for is None or good_for.days is not DayKind.CALENDAR or stated.last is not None:
        return stated
    start = stated.first or max(_dates_of_sources(reading, stated.citations), default=None)
    return stated if start is None else replace(stated, last=shift_day(start, good_for, Counting()))


def _dates_of_sources(reading: Reading, citations: Iterable[Citation]) -> list[dt.date]:
    found = []
    for citation in citations:
        source = reading.sources.get(citation.source)
        date = None if source is None or source.published_on is None else read_date(source.published_on)
        if isinstance(date, (dt.date, Partial)):
            found.append(first_day(date))
    return found


def _word(reading: Reading, node: Node, words: dict[str, _T], kind: str) -> _T | None:
    if not isinstance(node, Text):
        reading.report(WrongForm(span=node.span, found="a list", wanted=f"one {kind}", example=next(iter(words))))
        return None
    if is_unknown(node):
        return None
    if node.value not in words:
        hint = reading.hint(node.value, words)
        reading.report(NotAMember(span=node.span, text=shown(node.value), kind=kind, hint=hint))
        return None
    return words[node.value]


def _citations(reading: Reading, node: Node) -> tuple[Citation, ...]:
    if is_unknown(node):
        return ()
    parts = node.items if isinstance(node, Series) else (node,)
    found = (_citation(reading, part) for part in parts)
    return tuple(citation for citation in found if citation is not None)


def _citation(reading: Reading, node: Node) -> Citation | None:
    match node:
        case Text(value=name):
            if name in reading.sources:
                return Citation(source=name)
            hint = reading.hint(name, reading.sources)
            reading.report(UnknownSource(span=node.span, name=shown(name), hint=hint))
            return None
        case Block():
            return _citation_in_full(reading, node)
        case Series():
            reading.report(WrongForm(span=node.span, found="a list", wanted="the id of a source", example="contract"))
            return None


def _citation_in_full(reading: Reading, block: Block) -> Citation | None:
    known = ("source", "at", "quote")
    for entry in block.entries:
        if entry.key.value not in known:
            hint = reading.hint(entry.key.value, known)
            reading.report(UnknownKey(span=entry.key.span, name=shown(entry.key.value), place="a source", hint=hint))
    source = block.get("source")
    if source is None:
        reading.report(MissingKey(span=block.span, name="source", place="a citation"))
        return None
    citation = _citation(reading, source.value)
    if citation is None:
        return None
    return replace(citation, at=_text_of(reading, block.get("at")), quote=_text_of(reading, block.get("quote")))


def _text_of(reading: Reading, entry: Entry | None) -> str | None:
    if entry is None or is_unknown(entry.value):
        return None
    if not isinstance(entry.value, Text):
        reading.report(WrongForm(span=entry.value.span, found="a list", wanted="a text", example="page 7"))
        return None
    return entry.value.value


def _with_pinpoint(reading: Reading, stated: Stated, entries: dict[str, Entry]) -> Stated:
    at, quote = _text_of(reading, entries.get("at")), _text_of(reading, entries.get("quote"))
    if at is None and quote is None:
        return stated
    if len(stated.citations) == 1:
        return replace(stated, citations=(replace(stated.citations[0], at=at, quote=quote),))
    source = entries.get("source")
    if source is None or stated.citations:
        name = "at" if at is not None else "quote"
        reading.report(PlaceWithoutSource(span=entries[name].key.span, name=name))
    return stated


def _with_time(reading: Reading, stated: Stated, entries: dict[str, Entry]) -> Stated:
    """Of a date that is known in part the fact surely holds from its last possible day, and until its first."""
    first, last = stated.first, stated.last
    if "from" in entries:
        date = read_limit(reading, entries["from"].value)
        first = None if date is None else last_day(date)
    if "until" in entries:
        date = read_limit(reading, entries["until"].value)
        last = None if date is None else first_day(date)
    if first is not None and last is not None and last < first:
        span = (entries.get("until") or entries["from"]).value.span
        reading.report(EndsBeforeStart(span=span, first=first.isoformat(), last=last.isoformat()))
    return replace(stated, first=first, last=last)


def read_limit(reading: Reading, node: Node) -> dt.date | Partial | None:
    """Return the day that is written, or as much of it as is known; None where it is left open or, reported, no day."""
    if is_unknown(node):
        return None
    if not isinstance(node, Text):
        reading.report(WrongForm(span=node.span, found="a list", wanted="a day", example="2026-03-02"))
        return None
    date = read_date(node.value)
    if isinstance(date, Misread):
        reading.report(misread(node, date, ("a day", "2026-03-02")))
        return None
    return date
