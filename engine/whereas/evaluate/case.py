"""What one assessment works on: the deal, the laws, the vocabulary, and indexes over them. Never changed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from functools import cached_property
from zoneinfo import ZoneInfo

from whereas.evaluate.handles import Handle
from whereas.evaluate.settings import Settings
from whereas.model.expression import SectionRef
from whereas.model.facts import Completeness, Deal, ListSlot, Narrowing, Record, RecordList, Slot, Stage
from whereas.model.law import Definition, Duty, Exception_, Law, Section
from whereas.model.numbering import stands_under
from whereas.model.vocabulary import Calendar, FieldType, RootList, Vocabulary
from whereas.values.dates import Counting, WorkingDays
from whereas.values.scalars import Choice, Ref, Value


class Case:
    """A deal before some laws."""

    def __init__(self, deal: Deal, laws: Mapping[str, Law], vocabulary: Vocabulary, settings: Settings) -> None:
        """Index the deal and the laws."""
        self.deal = deal
        self.laws = laws
        self.vocabulary = vocabulary
        self.settings = settings
        self.counting = {law.id: counting_of(law, vocabulary) for law in laws.values()}
        self.excused_by: dict[SectionRef, tuple[Duty, ...]] = {}
        self.exceptions_of: dict[int, tuple[Exception_, ...]] = {}
        self._under: dict[tuple[str, str], tuple[Section, ...]] = {}
        self._players: dict[str, tuple[Handle, ...]] = {}
        self._choices: dict[str, tuple[Choice, ...]] = {}
        self.not_launched = deal.stage in (Stage.PROPOSED, Stage.CANCELLED)

    @cached_property
    def handles(self) -> dict[Ref, Handle]:
        """Every named record of the deal's lists by its reference."""
        found: dict[Ref, Handle] = {}
        for name, records in self.deal.lists.items():
            for key, record in records.items.items():
                ref = Ref(name, key)
                found[ref] = Handle(f"{name}.{key}", record.type, record, ref=ref)
        return found

    @cached_property
    def lists_of(self) -> dict[str, tuple[str, ...]]:
        """For each record type, the lists of the deal that hold it."""
        found: dict[str, tuple[str, ...]] = {}
        for root in self.vocabulary.lists.values():
            found[root.record] = (*found.get(root.record, ()), root.name)
        return found

    @cached_property
    def stated_values(self) -> dict[tuple[str, str], tuple[Value, ...]]:
        """For each field of each record type, every value that the deal states for it."""
        found: dict[tuple[str, str], list[Value]] = {}
        for record in self._records():
            for name, slot in record.fields.items():
                found.setdefault((record.type, name), []).extend(_contents(slot))
        return {key: tuple(dict.fromkeys(values)) for key, values in found.items()}

    @cached_property
    def stated_times(self) -> dict[tuple[str, str], tuple[dt.date, ...]]:
        """For each field of each record type, the first and last days of the times for which the deal states it."""
        found: dict[tuple[str, str], list[dt.date]] = {}
        for record in self._records():
            for name, slot in record.fields.items():
                if isinstance(slot, (Slot, ListSlot)):
                    ends = (day for version in slot.versions for day in (version.stated.first, version.stated.last))
                    found.setdefault((record.type, name), []).extend(day for day in ends if day is not None)
        return {key: tuple(dict.fromkeys(days)) for key, days in found.items()}

    def _records(self) -> Iterator[Record]:
        stack = [record for records in self.deal.lists.values() for record in records.items.values()]
        stack.extend(self.deal.singles.values())
        while stack:
            record = stack.pop()
            yield record
            stack.extend(field for field in record.fields.values() if isinstance(field, Record))

    def choices_of(self, enumeration: str) -> tuple[Choice, ...]:
        """Return the members of an enumeration, always the same objects: they are compared very often."""
        found = self._choices.get(enumeration)
        if found is None:
            members = self.vocabulary.enumerations[enumeration].members
            found = self._choices[enumeration] = tuple(Choice(name) for name in members)
        return found

    def field(self, record: str, name: str) -> FieldType:
        """Return the vocabulary's entry of a field."""
        return self.vocabulary.records[record].fields[name]

    def players(self, role: str) -> tuple[Handle, ...]:
        """Return the parties that the deal names in a role, in the order of the deal."""
        found = self._players.get(role)
        if found is None:
            among = self.vocabulary.roles[role].among
            found = self._players[role] = tuple(
                handle
                for ref, handle in self.handles.items()
                if ref.root == among and handle.record is not None and _plays(handle.record, role)
            )
        return found

    @cached_property
    def sections(self) -> dict[tuple[str, str], Section]:
        """Every section by its law and number."""
        return {(law.id, section.number): section for law in self.laws.values() for section in law.sections}

    def sections_under(self, target: SectionRef) -> tuple[Section, ...]:
        """Return the section and those that stand under its number: 15 includes 15(a), not 150."""
        key = (target.law, target.section)
        found = self._under.get(key)
        if found is None:
            law = self.laws.get(target.law)
            sections = () if law is None else law.sections
            found = self._under[key] = tuple(each for each in sections if stands_under(each.number, target.section))
        return found

    def duties_of(self, target: SectionRef) -> tuple[Duty, ...]:
        """Return the duties that a reference names."""
        return tuple(
            duty
            for section in self.sections_under(target)
            for duty in section.duties
            if target.duty is None or duty.name == target.duty
        )

    def definition(self, law: str, name: str) -> Definition:
        """Return a defined term."""
        return self.laws[law].definitions[name]

    @property
    def today(self) -> dt.date:
        """The day of the assessment."""
        as_of = self.settings.as_of
        return as_of.date() if isinstance(as_of, dt.datetime) else as_of


def _plays(record: Record, role: str) -> bool:
    roles = record.fields.get("roles")
    if not isinstance(roles, ListSlot):
        return False
    return any(Choice(role) in version.members or role in version.members for version in roles.versions)


def may_play(record: Record, role: str) -> bool:
    """Return whether what is stated of a party leaves open that it plays a role in which it is not named."""
    roles = record.fields.get("roles")
    versions = roles.versions if isinstance(roles, ListSlot) else ()
    return not any(
        version.completeness is Completeness.COMPLETE or Choice(role) in version.without for version in versions
    )


def is_open(records: RecordList, root: RootList) -> bool:
    """Return whether a list may hold more than the items that it names."""
    if records.covers is not None:
        return True
    by_default = records.completeness is Completeness.DEFAULT and root.is_open
    return not records.is_none and (records.completeness is Completeness.OPEN or by_default)


def _contents(slot: Slot | ListSlot | Record) -> list[Value]:
    """Return the values that are stated of a fact, those included of which it is said that it has or lacks them."""
    if isinstance(slot, ListSlot):
        return [
            value for version in slot.versions for value in (*version.members, *version.without, *version.lacks_some_of)
        ]
    if not isinstance(slot, Slot):
        return []
    found: list[Value] = []
    for version in slot.versions:
        if isinstance(version.content, Narrowing):
            found.extend(version.content.values)
        else:
            found.append(version.content)
    return found


def counting_of(law: Law, vocabulary: Vocabulary) -> Counting:
    """Return how a law counts time: by its calendars and its zone."""

    def working(name: str | None) -> WorkingDays | None:
        return None if name is None else _working_days(vocabulary.calendars[name])

    return Counting(
        roll=working(law.roll),
        court=working(law.court_days),
        business=working(law.business_days),
        month_ends_up=law.month_ends_up,
        zone=None if law.time_zone is None else ZoneInfo(law.time_zone),
    )


def _working_days(calendar: Calendar) -> WorkingDays:
    return WorkingDays(first=calendar.first, last=calendar.last, weekdays=calendar.weekdays, holidays=calendar.holidays)
