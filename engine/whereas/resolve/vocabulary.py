"""What can be known about a deal, in its typed form.

What comes in: the tree of a vocabulary. What goes out: the vocabulary, or None, and what is wrong with it. Promised:
every kind, group, role and calendar that it names exists; every date is an event or a term; no name is taken twice.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Container, Iterable, Mapping
from typing import TypeVar

from whereas.model.facts import DEAL_KEYS, FORM_KEYS
from whereas.model.kinds import Basic, DateKind, EnumerationKind, Kind, ListKind, RecordKind
from whereas.model.vocabulary import (
    Calendar,
    Enumeration,
    FieldType,
    Member,
    NoneMeans,
    RecordType,
    Role,
    RootList,
    RootRecord,
    Vocabulary,
)
from whereas.resolve.kinds import BASIC_NAMES
from whereas.resolve.literals import duration_of
from whereas.resolve.problems import Circle, DuplicateName, ReservedName, UnknownName, did_you_mean
from whereas.resolve.problems_kinds import EventOrTerm, OptionOutOfPlace
from whereas.resolve.problems_time import CalendarOutOfOrder, InvertedPeriod
from whereas.resolve.scope import Problems
from whereas.syntax import tree as t
from whereas.text import Diagnostic, Span

HAPPENED_ON = "on"
"""The field of an event that dates it; every event has it without a word."""

_DATES = ("date", "moment")
_AMOUNTS = (Basic.NUMBER, Basic.PERCENT, Basic.DURATION, Basic.MONEY, Basic.YEAR)
_WEEK = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
T = TypeVar("T")
Item = TypeVar("Item", t.Kind, t.Record, t.EventRecord, t.Role, t.Calendar, t.Unit)


def resolve_vocabulary(tree: t.Vocabulary) -> tuple[Vocabulary | None, tuple[Diagnostic, ...]]:
    """Return the vocabulary, or None where something is wrong with it, and what that is."""
    reader = _VocabularyReader(tree)
    vocabulary = reader.read()
    found = reader.problems.all()
    return (None if found else vocabulary), found


class _VocabularyReader:
    """Reads the items of one vocabulary, in any order."""

    def __init__(self, tree: t.Vocabulary) -> None:
        self.tree = tree
        self.problems = Problems()
        self.kinds = self._named(t.Kind, "kind")
        self.records = self._named(t.Record, "record")
        self.events = self._named(t.EventRecord, "event")
        self.roles = self._named(t.Role, "role")
        self.calendars = self._named(t.Calendar, "calendar")
        self.units = self._named(t.Unit, "unit")
        self.lists = {record.listed_as.text: record for record in self.records.values() if record.listed_as is not None}

    def read(self) -> Vocabulary:
        """Return the vocabulary, as far as it can be read."""
        self._check_roots()
        return Vocabulary(
            name=self.tree.id.text,
            title=self.tree.title.value,
            enumerations={name: self._enumeration(node) for name, node in self.kinds.items()},
            records={
                **{name: self._record(node) for name, node in self.records.items()},
                **{name: self._event(node) for name, node in self.events.items()},
            },
            lists={name: _root_list(name, node) for name, node in self.lists.items()},
            singles={
                **{name: _root_record(node) for name, node in self.records.items() if node.one_of_a_kind},
                **{name: _root_record(node) for name, node in self.events.items()},
            },
            roles={name: self._role(node) for name, node in self.roles.items()},
            calendars={name: self._calendar(node) for name, node in self.calendars.items()},
            span=self.tree.span,
        )

    # ------------------------------------------------------------------ names
    def _named(self, kind: type[Item], sort: str) -> dict[str, Item]:
        found: dict[str, Item] = {}
        for item in self.tree.items:
            if isinstance(item, kind):
                self._take(found, item.name, item, sort)
        return found

    def _take(self, found: dict[str, T], name: t.Word, item: T, sort: str) -> None:
        if name.text in found:
            self.problems.add(DuplicateName(span=name.span, name=name.text, sort=sort))
        else:
            found[name.text] = item

    def _check_roots(self) -> None:
        """See that no two lists, records of which a deal has one, or types have one name."""
        taken: dict[str, t.Word] = {}
        for record in self.records.values():
            self._take(taken, record.name, record.name, "record")
            if record.listed_as is not None:
                self._take(taken, record.listed_as, record.listed_as, "list")
            root = record.listed_as or record.name
            self._refuse_reserved(root, DEAL_KEYS, "a deal file says with this word what it is")
        for event in self.events.values():
            self._take(taken, event.name, event.name, "record")
        names = (*(kind.name for kind in self.kinds.values()), *(role.name for role in self.roles.values()))
        for name in names:
            if name.text in taken:
                self._take(taken, name, name, "record, kind or role")

    def _unknown(self, word: t.Word, sort: str, known: Iterable[str]) -> None:
        self.problems.add(UnknownName(span=word.span, name=word.text, sort=sort, hint=did_you_mean(word.text, known)))

    # ------------------------------------------------------------------ kinds and their groups
    def _enumeration(self, node: t.Kind) -> Enumeration:
        members: dict[str, Member] = {}
        for value in node.values:
            under = None if value.under is None else value.under.text
            title = value.name.text.replace("_", " ") if value.title is None else value.title.value
            member = Member(name=value.name.text, title=title, under=under, span=value.span)
            self._take(members, value.name, member, "value")
        return Enumeration(
            name=node.name.text,
            title=node.title.value,
            members=members,
            groups=self._groups(node, members),
            span=node.span,
        )

    def _groups(self, node: t.Kind, members: Mapping[str, Member]) -> dict[str, tuple[str, ...]]:
        """Return the members of each group: those it lists, those `under` it, and those of the groups under it."""
        inside: dict[str, dict[str, None]] = {}
        places: dict[str, Span] = {}
        for group in node.groups:
            if group.name.text in members:
                self.problems.add(DuplicateName(span=group.name.span, name=group.name.text, sort="value or group"))
            places.setdefault(group.name.text, group.name.span)
            inside.setdefault(group.name.text, {}).update(dict.fromkeys(word.text for word in group.members))
        for value in node.values:
            if value.under is not None:
                places.setdefault(value.under.text, value.under.span)
                inside.setdefault(value.under.text, {})[value.name.text] = None
        for group in node.groups:
            if group.under is not None:
                places.setdefault(group.under.text, group.under.span)
                inside.setdefault(group.under.text, {})[group.name.text] = None
        self._check_members(node, members, inside)
        return {name: self._written_out(name, inside, members, (), places) for name in inside}

    def _check_members(
        self, node: t.Kind, members: Mapping[str, Member], inside: Mapping[str, Mapping[str, None]]
    ) -> None:
        for group in node.groups:
            for word in group.members:
                if word.text not in members and word.text not in inside:
                    self._unknown(word, f"value of `{node.name.text}`", (*members, *inside))

    def _written_out(
        self,
        name: str,
        inside: Mapping[str, Mapping[str, None]],
        members: Mapping[str, Member],
        way: tuple[str, ...],
        places: Mapping[str, Span],
    ) -> tuple[str, ...]:
        if name in way:
            self.problems.add(Circle(span=places[name], circle=" > ".join((*way[way.index(name) :], name))))
            return ()
        found: dict[str, None] = {}
        for item in inside[name]:
            if item in members:
                found[item] = None
            elif item in inside:
                found.update(dict.fromkeys(self._written_out(item, inside, members, (*way, name), places)))
        # In the order of the kind, so that a group reads alike however it was put together.
        return tuple(member for member in members if member in found)

    # ------------------------------------------------------------------ records and their fields
    def _record(self, node: t.Record) -> RecordType:
        fields = self._fields(node.fields)
        judged_on = None if node.judged_on is None else node.judged_on.text
        if node.judged_on is not None:
            field = fields.get(node.judged_on.text)
            if field is None:
                self._unknown(node.judged_on, f"field of `{node.name.text}`", fields)
                judged_on = None
            elif not (isinstance(field.kind, DateKind) and field.kind.is_event):
                self.problems.add(EventOrTerm(span=node.judged_on.span))
        return RecordType(
            name=node.name.text,
            title=node.title.value,
            fields=fields,
            judged_on=judged_on,
            is_event=False,
            may_log=node.may_be_log,
            span=node.span,
        )

    def _event(self, node: t.EventRecord) -> RecordType:
        day = FieldType(
            name=HAPPENED_ON,
            title=f"the day of {node.title.value}",
            kind=DateKind(is_event=True, is_moment=False),
            ask=None if node.options.ask is None else node.options.ask.value,
            span=node.name.span,
        )
        fields = self._fields(node.fields)
        for field in node.fields:
            self._refuse_reserved(field.name, (HAPPENED_ON,), "it is the day of every event")
        return RecordType(
            name=node.name.text,
            title=node.title.value,
            fields={HAPPENED_ON: day, **fields},
            judged_on=HAPPENED_ON,
            is_event=True,
            span=node.span,
        )

    def _fields(self, nodes: tuple[t.Field, ...]) -> dict[str, FieldType]:
        found: dict[str, FieldType] = {}
        for node in nodes:
            self._refuse_reserved(node.name, FORM_KEYS, "a deal file states facts with this word")
            self._take(found, node.name, self._field(node), "field")
        return found

    def _refuse_reserved(self, name: t.Word, reserved: Container[str], why: str) -> None:
        if name.text in reserved:
            self.problems.add(ReservedName(span=name.span, name=name.text, why=why))

    def _field(self, node: t.Field) -> FieldType:
        kind = self._kind(node.type)
        options = node.options
        self._check_options(node, kind)
        return FieldType(
            name=node.name.text,
            title=node.title.value,
            kind=kind,
            ask=None if options.ask is None else options.ask.value,
            none_means=None if options.none_means is None else NoneMeans(options.none_means.value),
            is_open=options.completeness is not t.Completeness.COMPLETE,
            always_exists=options.always is not None,
            at_least_one=node.type.many is t.Many.ONE_OR_MORE,
            unit=None if options.unit is None else options.unit.text,
            good_for=None if options.good_for is None else duration_of(options.good_for),
            span=node.span,
        )

    def _kind(self, node: t.FieldType) -> Kind:
        one = self._one(node)
        return one if node.many is t.Many.ONE else ListKind(one)

    def _one(self, node: t.FieldType) -> Basic | DateKind | EnumerationKind | RecordKind:
        name = node.name.text
        if name in _DATES:
            if node.timing is None:
                self.problems.add(EventOrTerm(span=node.name.span))
            return DateKind(is_event=node.timing is not t.Timing.TERM, is_moment=name == "moment")
        if name in BASIC_NAMES:
            return BASIC_NAMES[name]
        if name in self.kinds:
            return EnumerationKind(name)
        if name in self.records or name in self.events:
            return RecordKind(name)
        self._unknown(node.name, "kind or record", (*_DATES, *BASIC_NAMES, *self.kinds, *self.records, *self.events))
        return Basic.TEXT

    def _check_options(self, node: t.Field, kind: Kind) -> None:
        options = node.options
        if options.none_means is not None and kind not in _AMOUNTS:
            self._misplaced(node, f"none means {options.none_means.value}", "amounts")
        if options.completeness is not None and not isinstance(kind, ListKind):
            self._misplaced(node, f"{options.completeness.value} by default", "lists")
        if options.unit is not None:
            if kind is not Basic.NUMBER:
                self._misplaced(node, "measured in", "numbers")
            if options.unit.text not in self.units:
                self._unknown(options.unit, "unit", self.units)
        if options.always is not None and isinstance(kind, ListKind):
            self._misplaced(node, f"always {options.always.value}", "facts that are no lists")

    def _misplaced(self, node: t.Field, option: str, only: str) -> None:
        self.problems.add(OptionOutOfPlace(span=node.name.span, option=option, only=only))

    # ------------------------------------------------------------------ roles and calendars
    def _role(self, node: t.Role) -> Role:
        if node.among.text not in self.lists:
            self._unknown(node.among, "list", self.lists)
        ask = None if node.options.ask is None else node.options.ask.value
        return Role(name=node.name.text, title=node.title.value, among=node.among.text, ask=ask, span=node.span)

    def _calendar(self, node: t.Calendar) -> Calendar:
        first = dt.date.min if node.start is None else node.start.value
        last = dt.date.max if node.end is None else node.end.value
        if node.start is None or node.end is None or not node.week:
            why = "it does not state its first day, its last day and the working days of a week"
            self.problems.add(CalendarOutOfOrder(span=node.name.span, name=node.name.text, why=why))
        elif last < first:
            self.problems.add(InvertedPeriod(span=node.span, first=first.isoformat(), last=last.isoformat()))
        weekdays = set()
        for word in node.week:
            if word.text in _WEEK:
                weekdays.add(_WEEK.index(word.text))
            else:
                self._unknown(word, "day of the week", _WEEK)
        return Calendar(
            name=node.name.text,
            title=node.title.value,
            first=first,
            last=last,
            weekdays=frozenset(weekdays),
            holidays=frozenset(self._days_off(node, first, last)),
            span=node.span,
        )

    def _days_off(self, node: t.Calendar, first: dt.date, last: dt.date) -> Iterable[dt.date]:
        for item in node.days_off:
            if not first <= item.day.value <= last:
                why = f"{item.day.value.isoformat()} lies outside of it"
                self.problems.add(CalendarOutOfOrder(span=item.day.span, name=node.name.text, why=why))
            yield item.day.value


def _root_list(name: str, node: t.Record) -> RootList:
    options = node.options
    return RootList(
        name=name,
        record=node.name.text,
        title=node.title.value,
        ask=None if options.ask is None else options.ask.value,
        is_open=options.completeness is not t.Completeness.COMPLETE,
        may_log=node.may_be_log,
        span=node.span,
    )


def _root_record(node: t.Record | t.EventRecord) -> RootRecord:
    ask = None if node.options.ask is None else node.options.ask.value
    return RootRecord(name=node.name.text, record=node.name.text, title=node.title.value, ask=ask, span=node.span)
