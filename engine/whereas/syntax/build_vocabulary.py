"""Builds a vocabulary: kinds, records, roles, events, calendars, units."""

from __future__ import annotations

from whereas.syntax.build_section import NAME_USES
from whereas.syntax.build_values import check_name, phrase
from whereas.syntax.parts import (
    Build,
    Building,
    Mark,
    Parts,
    as_kind,
    many,
    mark_as,
    marked,
    maybe,
    once,
    one,
)
from whereas.syntax.tree import (
    Calendar,
    Completeness,
    DateLiteral,
    DayOff,
    DurationLiteral,
    EventRecord,
    Field,
    FieldType,
    Kind,
    KindGroup,
    KindValue,
    Many,
    NoneMeaning,
    Options,
    Presence,
    Record,
    Role,
    Text,
    Timing,
    Unit,
    Vocabulary,
    Word,
)
from whereas.text import Span

TYPE_USES = ("type",)  # where the name of a kind or a record may be read
VOCABULARY_ITEMS = (Kind, Record, Role, EventRecord, Calendar, Unit)


def build_kind_value(building: Building, parts: Parts, span: Span) -> KindValue:
    """Return one value of a kind."""
    name = one(parts, Word)
    check_name(building, name, NAME_USES, "a value of a kind")
    return KindValue(name, maybe(parts, Text), marked(parts, "under", Word), span)


def build_group(building: Building, parts: Parts, span: Span) -> KindGroup:
    """Return a group of values."""
    name = one(parts, Word)
    check_name(building, name, NAME_USES, "a group of a kind")
    members = marked(parts, "members", tuple) or ()
    return KindGroup(
        name=name, title=maybe(parts, Text), under=marked(parts, "under", Word), members=many(members, Word), span=span
    )


def build_members(_: Building, parts: Parts, span: Span) -> Mark:
    """Return the values that a group lists."""
    return Mark("members", one(parts, Mark).value, span)


def build_kind(building: Building, parts: Parts, span: Span) -> Kind:
    """Return a kind."""
    name = one(parts, Word)
    check_name(building, name, TYPE_USES, "the name of a kind")
    return Kind(
        name=name,
        title=one(parts, Text),
        values=many(parts, KindValue),
        groups=many(parts, KindGroup),
        span=span,
    )


def build_options(building: Building, parts: Parts) -> Options:
    """Return what may follow a field, a record, a role or an event, from among its parts."""
    marks = {
        kind: once(building, parts, kind, what)
        for kind, what in (
            ("ask", "ask"),
            ("none_means", "none means"),
            ("completeness", "by default"),
            ("measured_in", "measured in"),
            ("good_for", "good for"),
            ("always", "always"),
        )
    }
    values = {kind: mark.value for kind, mark in marks.items() if mark is not None}
    return Options(
        ask=maybe((values.get("ask"),), Text),
        none_means=maybe((values.get("none_means"),), NoneMeaning),
        completeness=maybe((values.get("completeness"),), Completeness),
        unit=maybe((values.get("measured_in"),), Word),
        good_for=maybe((values.get("good_for"),), DurationLiteral),
        always=maybe((values.get("always"),), Presence),
    )


def _type(many_values: Many) -> Build:
    def build(_: Building, parts: Parts, span: Span) -> FieldType:
        return FieldType(name=one(parts, Word), many=many_values, timing=None, span=span)

    return build


def build_timed(_: Building, parts: Parts, span: Span) -> FieldType:
    """Return the type of a date that is an event or a term."""
    timing = as_kind(parts[0], Mark)
    # Where neither `date` nor `moment` is written, a day is meant.
    name = as_kind(parts[1], Word) if len(parts) > 1 else Word("date", timing.span)
    return FieldType(name=name, many=Many.ONE, timing=as_kind(timing.value, Timing), span=span)


def build_field(building: Building, parts: Parts, span: Span) -> Field:
    """Return a field of a record."""
    return Field(
        name=one(parts, Word),
        title=one(parts, Text),
        type=one(parts, FieldType),
        options=build_options(building, parts),
        span=span,
    )


def build_record(building: Building, parts: Parts, span: Span) -> Record:
    """Return a record."""
    listed = once(building, parts, "listed_as", "listed as")
    judged = once(building, parts, "judged_on", "judged on")
    single = once(building, parts, "one_of_a_kind", "one of a kind")
    log = once(building, parts, "may_be_log", "may be a log")
    name = one(parts, Word)
    listed_as = None if listed is None else as_kind(listed.value, Word)
    if listed_as is not None:
        check_name(building, listed_as, NAME_USES, "the name of a list of records")
    check_name(building, name, (*TYPE_USES, *(NAME_USES if single else ())), "the name of a record")
    return Record(
        name=name,
        title=one(parts, Text),
        listed_as=listed_as,
        one_of_a_kind=single is not None,
        may_be_log=log is not None,
        judged_on=None if judged is None else as_kind(judged.value, Word),
        options=build_options(building, parts),
        fields=many(parts, Field),
        span=span,
    )


def build_event(building: Building, parts: Parts, span: Span) -> EventRecord:
    """Return a record of one act."""
    name = one(parts, Word)
    check_name(building, name, NAME_USES, "the name of an event")
    return EventRecord(
        name=name,
        title=one(parts, Text),
        options=build_options(building, parts),
        fields=many(parts, Field),
        span=span,
    )


def build_role(building: Building, parts: Parts, span: Span) -> Role:
    """Return a role."""
    name, among = many(parts, Word)
    check_name(building, name, ("the",), "the name of a role")
    return Role(name=name, title=one(parts, Text), among=among, options=build_options(building, parts), span=span)


def build_calendar(building: Building, parts: Parts, span: Span) -> Calendar:
    """Return a calendar."""
    range_mark = once(building, parts, "calendar_range", "from ... to")
    week = once(building, parts, "week", "week")
    days_off = once(building, parts, "days_off_list", "except")
    source = once(building, parts, "source", "source")
    start, end = (None, None) if range_mark is None else many(as_kind(range_mark.value, tuple), DateLiteral)
    return Calendar(
        name=one(parts, Word),
        title=one(parts, Text),
        start=start,
        end=end,
        week=() if week is None else many(as_kind(as_kind(week.value, Mark).value, tuple), Word),
        days_off=() if days_off is None else many(as_kind(days_off.value, tuple), DayOff),
        source=None if source is None else as_kind(source.value, Text),
        span=span,
    )


def build_vocabulary(_: Building, parts: Parts, span: Span) -> Vocabulary:
    """Return a whole vocabulary."""
    items = tuple(part for part in parts if isinstance(part, VOCABULARY_ITEMS))
    return Vocabulary(id=one(parts, Word), title=one(parts, Text), items=items, span=span)


def _constant(mark: str, value: object) -> Build:
    return lambda _, __, span: Mark(mark, value, span)


VOCABULARIES: dict[str, Build] = {
    "kind_value": build_kind_value,
    "under": mark_as("under"),
    "group": build_group,
    "members": build_members,
    "kind": build_kind,
    "listed_as": mark_as("listed_as"),
    "one_of_a_kind": mark_as("one_of_a_kind"),
    "may_be_log": mark_as("may_be_log"),
    "judged_on": mark_as("judged_on"),
    "record": build_record,
    "one_value": _type(Many.ONE),
    "list_of": _type(Many.LIST),
    "one_or_more": _type(Many.ONE_OR_MORE),
    "event_or_term": lambda _, parts, span: Mark("timing", Timing(phrase(parts)), span),
    "date_or_moment_word": lambda _, parts, span: Word(phrase(parts), span),
    "timed": build_timed,
    "field": build_field,
    "ask": mark_as("ask"),
    "none_meaning": lambda _, parts, __: NoneMeaning(phrase(parts)),
    "none_means": mark_as("none_means"),
    "complete_by_default": _constant("completeness", Completeness.COMPLETE),
    "open_by_default": _constant("completeness", Completeness.OPEN),
    "measured_in": mark_as("measured_in"),
    "good_for": mark_as("good_for"),
    "presence": lambda _, parts, __: Presence(phrase(parts)),
    "always": mark_as("always"),
    "role_definition": build_role,
    "event": build_event,
    "unit_definition": lambda _, parts, span: Unit(one(parts, Word), one(parts, Text), span),
    "calendar_range": lambda _, parts, span: Mark("calendar_range", tuple(parts), span),
    "week": mark_as("week"),
    "days_off_list": lambda _, parts, span: Mark("days_off_list", tuple(parts), span),
    "day_off": lambda _, parts, span: DayOff(one(parts, DateLiteral), maybe(parts, Text), span),
    "calendar": build_calendar,
    "vocabulary": build_vocabulary,
}
