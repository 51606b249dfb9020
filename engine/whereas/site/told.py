"""The facts of a deal as its page shows them: each version in words, on what it rests, and where it was read.

Promised: nothing is left out that the deal states, and what is alleged, disputed or known in part is told as that.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from whereas.english import Lexicon, say_value
from whereas.english.nouns import joined
from whereas.model.facts import (
    Bound,
    Citation,
    Completeness,
    Content,
    Deal,
    ListSlot,
    MemberList,
    Narrowing,
    Presence,
    Record,
    RecordList,
    Slot,
    Stated,
)
from whereas.model.kinds import Kind, ListKind
from whereas.report.formats.facts import day_words, rests_on
from whereas.report.values import basis_name


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One version of a fact: its name, its value, how it is known, and its citations."""

    name: str
    value: str
    standing: str
    citations: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """A record with its facts. `note`: that it is known not to exist, or nothing."""

    title: str
    key: str
    note: str
    facts: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A list of records, or records that are one of a kind. `note`: whether there may be more."""

    title: str
    name: str
    note: str
    things: tuple[Thing, ...]


def groups_of(deal: Deal, words: Lexicon) -> Iterator[Group]:
    """Yield what a deal states, list by list, and then what there is one of."""
    lexicon = replace(words, deal=deal)
    for name, held in deal.lists.items():
        root = lexicon.vocabulary.lists.get(name)
        title = name.replace("_", " ") if root is None else root.title
        things = tuple(_thing(key, item, lexicon) for key, item in held.items.items())
        yield Group(title=title, name=name, note=_more(held), things=things)
    singles = []
    for name, record in deal.singles.items():
        single = lexicon.vocabulary.singles.get(name)
        singles.append(_thing(name, record, lexicon, None if single is None else single.title))
    if singles:
        yield Group(title="one_of_each", name="one_of_each", note="", things=tuple(singles))


def _more(held: RecordList) -> str:
    if held.is_none:
        return "It is known that there are none."
    if held.completeness is Completeness.COMPLETE:
        return "These, and no others."
    return "There may be others: nobody says that these are all." if held.completeness is Completeness.OPEN else ""


def _thing(key: str, record: Record, lexicon: Lexicon, title: str | None = None) -> Thing:
    note = {
        Presence.PRESENT: "",
        Presence.NONE: "It is known that there is none.",
        Presence.UNKNOWN: "Nobody says whether there is one.",
    }[record.presence]
    name = title or lexicon.item_title(record.ref)
    return Thing(title=name, key=key, note=note, facts=tuple(_facts(record, lexicon, "")))


def _facts(record: Record, lexicon: Lexicon, above: str) -> Iterator[Told]:
    kind = lexicon.vocabulary.records.get(record.type)
    for name, slot in record.fields.items():
        entry = None if kind is None else kind.fields.get(name)
        title = above + (name.replace("_", " ") if entry is None else entry.title)
        match slot:
            case Record():
                yield from _facts(slot, lexicon, f"{title}: ")
            case Slot():
                for version in slot.versions:
                    value = _content(version.content, None if entry is None else entry.kind, lexicon)
                    yield _told(title, value, version.stated, alleged=version.alleged, disputed=slot.disputed)
                if not slot.versions:
                    yield Told(name=title, value="not known", standing="", citations=())
            case ListSlot():
                for members in slot.versions:
                    value = _members(members, None if entry is None else entry.kind, lexicon)
                    yield _told(title, value, members.stated, alleged=members.alleged, disputed=slot.disputed)
                if not slot.versions:
                    yield Told(name=title, value="not known", standing="", citations=())


def _told(title: str, value: str, stated: Stated, *, alleged: bool, disputed: bool) -> Told:
    words = ["alleged, and not shown"] if alleged else []
    words += ["sources differ"] if disputed else []
    words.append(rests_on(basis_name(stated.basis), None if stated.attestor is None else stated.attestor.value))
    if stated.first is not None:
        words.append(f"from {day_words(stated.first.isoformat())}")
    if stated.last is not None:
        words.append(f"until {day_words(stated.last.isoformat())}")
    return Told(name=title, value=value, standing=", ".join(word for word in words if word), citations=stated.citations)


def _content(content: Content, kind: Kind | None, lexicon: Lexicon) -> str:
    if not isinstance(content, Narrowing):
        return say_value(content, kind, lexicon)
    values = [say_value(value, kind, lexicon) for value in content.values]
    match content.bound:
        case Bound.NOT:
            return f"not {joined(values, 'or')}"
        case Bound.ONE_OF:
            return f"one of {joined(values, 'or')}"
        case Bound.AT_LEAST:
            return f"at least {values[0]}"
        case Bound.AT_MOST:
            return f"at most {values[0]}"


def _members(held: MemberList, kind: Kind | None, lexicon: Lexicon) -> str:
    of = kind.member if isinstance(kind, ListKind) else None
    parts = []
    named = [say_value(value, of, lexicon) for value in held.members]
    if named:
        more = ", and perhaps others" if held.completeness is Completeness.OPEN else ""
        only = ", and no others" if held.completeness is Completeness.COMPLETE else ""
        parts.append(joined(named) + more + only)
    elif held.completeness is Completeness.COMPLETE:
        parts.append("none")
    if held.without:
        parts.append(f"surely not {joined([say_value(value, of, lexicon) for value in held.without], 'or')}")
    if held.lacks_some_of:
        parts.append(
            f"at least one of {joined([say_value(each, of, lexicon) for each in held.lacks_some_of])} is missing"
        )
    return "; ".join(parts) or "not known"
