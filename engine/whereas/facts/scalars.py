"""Values of a deal, typed by the vocabulary and never by YAML: `no` is a text where a text is wanted.

Comes in: a scalar as it is written, and the field that it is a value of. Goes out: the value, or None, and that is
reported. Promise: nothing is guessed; what could be meant in two ways is an error.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import assert_never

from whereas.facts.context import Reading
from whereas.facts.nodes import Text
from whereas.facts.problems_names import shown
from whereas.facts.problems_values import (
    EmptyText,
    GroupAsValue,
    NoneImpossible,
    NoSuchDay,
    NoSuchWord,
    NotAMember,
    NotOfKind,
    TooManyDigits,
    WrongPrecision,
    WrongUnit,
)
from whereas.model.kinds import (
    Basic,
    DateKind,
    EnumerationKind,
    GroupKind,
    ListKind,
    PeriodKind,
    RecordKind,
    RecordsKind,
    ScalarKind,
)
from whereas.model.vocabulary import Enumeration, FieldType
from whereas.text import Diagnostic
from whereas.values.literals import (
    MOST_DIGITS,
    Fault,
    Misread,
    read_date,
    read_date_or_moment,
    read_duration,
    read_money,
    read_number,
    read_percent,
    read_year,
    read_yes_no,
)
from whereas.values.scalars import NONE, Choice, Scalar, Value

_OPEN_WORDS = frozenset(
    ["null", "Null", "NULL", "~", "None", "NONE", "Unknown", "UNKNOWN", "n/a", "N/A", "nil", "?", "-", "TBD", "tbd"]
)
_WANTED: dict[Basic, tuple[str, str]] = {
    Basic.YES_NO: ("yes or no", "yes"),
    Basic.TEXT: ("a text", "a text"),
    Basic.NUMBER: ("a number", "40"),
    Basic.PERCENT: ("a percentage", "5 %"),
    Basic.DURATION: ("a length of time", "30 days"),
    Basic.MONEY: ("a sum of money", "$2,500"),
    Basic.YEAR: ("a year", "2025"),
    Basic.CELL_STATE: ("the state of a cell", "withheld"),
}
_READERS: dict[Basic, Callable[[str], Scalar | Misread]] = {
    Basic.YES_NO: read_yes_no,
    Basic.PERCENT: read_percent,
    Basic.DURATION: read_duration,
    Basic.MONEY: read_money,
    Basic.YEAR: read_year,
}
_DAY = ("a day", "2026-03-02")
_MOMENT = ("a moment with its time zone", "2026-03-02T09:30:00-08:00")


def read_value(reading: Reading, text: Text, field: FieldType) -> Value | None:
    """Return the value that is written for a field, or `none`; None, reported, where it is no value of its kind."""
    if text.is_plain and text.value == "none":
        if field.always_exists:
            reading.report(NoneImpossible(span=text.span, title_of_fact=field.title))
            return None
        return NONE
    kind = field.kind.member if isinstance(field.kind, ListKind) else field.kind
    return read_scalar(reading, text, kind, field.unit)


def read_scalar(reading: Reading, text: Text, kind: ScalarKind, unit: str | None) -> Scalar | None:
    """Return the value of a kind that is written; None, reported, where it is none."""
    if text.is_plain and text.value in _OPEN_WORDS:
        reading.report(NoSuchWord(span=text.span, text=text.value))
        return None
    if not text.value.strip():
        reading.report(EmptyText(span=text.span))
        return None
    match kind:
        case Basic():
            return _basic(reading, text, kind, unit)
        case DateKind(is_moment=is_moment):
            found = read_date_or_moment(text.value) if is_moment else read_date(text.value)
            return _or_report(reading, text, found, _MOMENT if is_moment else _DAY)
        case EnumerationKind(name=name):
            return _member(reading, text, reading.vocabulary.enumerations[name])
        case RecordKind(name=name):
            return reading.find_item(text, name)
        case PeriodKind() | GroupKind() | RecordsKind():
            msg = f"no field holds a {kind}"
            raise TypeError(msg)
        case _:
            assert_never(kind)


def _basic(reading: Reading, text: Text, kind: Basic, unit: str | None) -> Scalar | None:
    if kind is Basic.TEXT:
        return text.value
    if kind is Basic.NUMBER:
        wanted = ("a number", "40") if unit is None else (f"a number of {unit.replace('_', ' ')}", f"40 {unit}")
        written = text.value if unit is None else text.value.replace(unit.replace("_", " "), unit)
        return _or_report(reading, text, read_number(written, unit), wanted)
    reader = _READERS.get(kind)
    found = Misread(Fault.FORM) if reader is None else reader(text.value)
    return _or_report(reading, text, found, _WANTED[kind])


def _or_report(reading: Reading, text: Text, found: Scalar | Misread, wanted: tuple[str, str]) -> Scalar | None:
    if not isinstance(found, Misread):
        return found
    reading.report(misread(text, found, wanted))
    return None


def misread(text: Text, found: Misread, wanted: tuple[str, str]) -> Diagnostic:
    """Return the diagnostic for a text that is not what is `wanted` (what that is, and an example)."""
    written, (sort, example) = shown(text.value), wanted
    match found.fault:
        case Fault.FORM | Fault.PART:
            return NotOfKind(span=text.span, text=written, wanted=sort, example=example)
        case Fault.UNIT | Fault.NO_UNIT:
            return WrongUnit(span=text.span, text=written, wanted=sort, example=example)
        case Fault.TOO_LONG:
            return TooManyDigits(span=text.span, limit=MOST_DIGITS)
        case Fault.NO_SUCH_DAY:
            return NoSuchDay(span=text.span, text=written)
        case Fault.NO_ZONE | Fault.HAS_HOUR:
            return WrongPrecision(span=text.span, text=written, wanted=sort, example=example)
        case _:
            assert_never(found.fault)


def _member(reading: Reading, text: Text, enumeration: Enumeration) -> Choice | None:
    word = text.value
    if word in enumeration.members:
        return Choice(word)
    if word in enumeration.groups:
        members = ", ".join(f"`{name}`" for name in enumeration.groups[word])
        reading.report(GroupAsValue(span=text.span, text=word, members=members))
        return None
    by_title = {member.title.casefold(): member.name for member in enumeration.members.values() if member.title}
    meant = by_title.get(word.casefold(), word.casefold())
    hint = reading.hint(word if meant not in enumeration.members else f"{meant} ", enumeration.members)
    title = enumeration.title or enumeration.name.replace("_", " ")
    reading.report(
        NotAMember(span=text.span, text=shown(word), kind=NotAMember.in_vocabulary.format(title=title), hint=hint)
    )
    return None
