"""Values as a person says them: "1 July 2026", "30 days", "each request", "none"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from fractions import Fraction
from typing import assert_never

from whereas.english.days import MONTHS, say_day
from whereas.english.lexicon import Lexicon
from whereas.english.nouns import joined, owned, words_of
from whereas.model.kinds import Basic, EnumerationKind, Kind, ListKind
from whereas.model.vocabulary import FieldType
from whereas.values.scalars import Choice, Duration, Money, Nothing, Partial, Percent, Ref, Value, write_number

_EVENT_DAY = "on"
_NOT_NAMED = "that is not named"
# A locale would change the report with the machine that makes it.


def say_value(value: Value, kind: Kind | None, lexicon: Lexicon) -> str:  # noqa: C901 - one case a shape
    """Return a value in words; `kind` tells of which enumeration a choice is, where that is known."""
    match value:
        case bool():
            return "yes" if value else "no"
        case str():
            return f"“{value}”"
        case Fraction():
            return str(value) if kind is Basic.YEAR else write_number(value)
        case Duration() | Money() | Percent():
            return str(value)
        case Choice(name=name):
            title = lexicon.member_title(_enumeration_of(kind), name)
            return f"“{title}”" if "," in title else title  # its own comma must not end it in a list
        case dt.datetime():
            return _say_moment(value)
        case dt.date():
            return say_day(value)
        case Partial(year=year, month=month):
            return f"{year}" if month is None else f"{MONTHS[month - 1]} {year}"
        case Ref():
            return lexicon.item_title(value)
        case Nothing():
            return "none"
        case _:
            assert_never(value)


def _say_moment(moment: dt.datetime) -> str:
    seconds = f":{moment.second:02d}" if moment.second else ""
    offset = moment.utcoffset()
    zone = ""
    if offset is not None:
        minutes = int(offset.total_seconds() // 60)
        zone = (
            " UTC"
            if minutes == 0
            else f" UTC{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02d}:{abs(minutes) % 60:02d}"
        )
    return f"{say_day(moment)}, {moment.hour:02d}:{moment.minute:02d}{seconds}{zone}"


def say_path(path: str, lexicon: Lexicon) -> str:
    """Return what a path of a report is about, in words: `flows.clip.consent` is "consent of “clip to agency”"."""
    judged, of, subject = path.partition(" of ")
    if of:
        return f"{words_of(judged)} of {say_path(subject, lexicon)}"
    root, _, rest = path.partition(".")
    if root in lexicon.vocabulary.lists:
        return _say_listed(root, rest, lexicon)
    if root in lexicon.vocabulary.singles:
        return _say_fields(lexicon.vocabulary.singles[root].record, rest, lexicon.root_title(root), lexicon)
    return words_of(path.replace(".", " "))


def _say_listed(root: str, rest: str, lexicon: Lexicon) -> str:
    known = lexicon.vocabulary.lists[root]
    key, _, fields = rest.partition(".")
    if not key:
        return f"the list of {words_of(root)}"
    if key.startswith("*") and key != "*":
        return say_path(f"{key[1:]}.{fields}", lexicon)  # one that is not named is known by what leads to it
    if key == "*":
        owner = f"any {lexicon.record_noun(known.record)} {_NOT_NAMED}"
    else:
        owner = f"“{lexicon.item_title(Ref(root, key))}”"
    return _say_fields(known.record, fields, owner, lexicon)


def _say_fields(record: str, rest: str, owner: str, lexicon: Lexicon) -> str:
    """Return the words for a chain of fields of `record`, its last named first."""
    said = owner
    current: str | None = record
    for name in rest.split(".") if rest else ():
        if name == "*":
            said = f"any of {said}" if said.endswith(_NOT_NAMED) else f"any of {said} {_NOT_NAMED}"
            continue
        known = None if current is None else lexicon.field_type(current, name)
        if not is_day_of_event(current, name, lexicon):
            said = owned(words_of(name) if current is None else lexicon.field_title(current, name), said)
        current = getattr(known.kind, "name", None) if known is not None else None
    return said


def is_day_of_event(record: str | None, name: str, lexicon: Lexicon) -> bool:
    """Return whether a field is the date of an event of which there is one: the event's own title says it."""
    known = None if record is None else lexicon.vocabulary.records.get(record)
    return known is not None and known.is_event and name == _EVENT_DAY


def say_assumptions(assumptions: Iterable[str], lexicon: Lexicon) -> tuple[str, ...]:
    """Return what was assumed as clauses, from paths and what is assumed of them: `flows: taken as complete`.

    What is assumed alike of several things is said once.
    """
    alike: dict[str, list[str]] = {}
    for assumption in dict.fromkeys(assumptions):
        path, colon, assumed = assumption.partition(": ")
        alike.setdefault(assumed if colon else "", []).append(say_path(path, lexicon) if colon else assumption)
    found: list[str] = []
    for assumed, things in alike.items():
        if not assumed:
            found += things
            continue
        be = "are" if len(things) > 1 else "is"
        said = assumed.replace("; taken as not happened", f", and {be} taken not to have happened")
        found.append(f"{joined(things)} {be} {said.replace('; taken as', f', and {be} taken as')}")
    return tuple(found)


def field_of_path(path: str, lexicon: Lexicon) -> FieldType | None:
    """Return the vocabulary's entry of the fact at a path of a report, or None where it has none."""
    root, _, rest = path.partition(".")
    known = lexicon.vocabulary.lists.get(root)
    single = lexicon.vocabulary.singles.get(root)
    if known is not None:
        record, names = known.record, rest.split(".")[1:]
    elif single is not None:
        record, names = single.record, rest.split(".") if rest else []
    else:
        return None
    entry: FieldType | None = None
    for name in names:
        entry = lexicon.field_type(record, name)
        if entry is None:
            return None
        record = getattr(entry.kind, "name", "")
    return entry


def question_of_path(path: str, lexicon: Lexicon) -> str | None:
    """Return the vocabulary's question on what stands at a path, or None where it has none."""
    entry = field_of_path(path, lexicon)
    if entry is not None:
        return entry.ask
    known = lexicon.vocabulary.lists.get(path) or lexicon.vocabulary.singles.get(path)
    return None if known is None else known.ask


def _enumeration_of(kind: Kind | None) -> str | None:
    match kind:
        case EnumerationKind(name=name):
            return name
        case ListKind(member=EnumerationKind(name=name)):
            return name
        case _:
            return None
