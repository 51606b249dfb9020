"""The days on which a deal, or the law on it, changes: what a verdict can turn on, beside the mere passing of time.

What comes in: a deal and laws. What goes out: changes, each with its day and with what changes in words. Promised: each
stands in the deal or in a law, at the place that it names; of a date that is known in part only, the first and the last
day that it can be are told as such; what is to happen after the last day that was asked for is left out.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import Enum

from whereas.english.days import say_day, say_month
from whereas.english.lexicon import Lexicon
from whereas.english.nouns import capitalised, joined, words_of
from whereas.english.values import field_of_path, say_path, say_value
from whereas.model.expression import Constant
from whereas.model.facts import Bound, Content, Deal, ListSlot, MemberList, Narrowing, Record, Slot, Stated, Version
from whereas.model.kinds import Kind
from whereas.model.law import HolderKind, InForce, Law, ParameterLine, Reading
from whereas.text import Span
from whereas.values.scalars import Partial

_ONE_DAY = dt.timedelta(days=1)
_BOUNDS: Mapping[Bound, str] = {
    Bound.NOT: "not {values}",
    Bound.ONE_OF: "one of {values}",
    Bound.AT_LEAST: "at least {values}",
    Bound.AT_MOST: "at most {values}",
}


class Sort(Enum):
    """What it is that changes."""

    DEAL = "deal"
    FACT = "fact"
    EVENT = "event"
    LAW = "law"
    READING = "reading"
    WAIVER = "waiver"


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """What changes on a day, in one sentence, and where the deal or the law says so."""

    day: dt.date
    sort: Sort
    what: str
    span: Span


def turning_days(deal: Deal, laws: Mapping[str, Law], lexicon: Lexicon, until: dt.date) -> tuple[Change, ...]:
    """Return what changes up to a day, the earliest first, and on one day the deal before the laws.

    Args:
        deal: what is stated.
        laws: every law whose changes count, by its identifier.
        lexicon: the words for what the deal and the laws speak of.
        until: the last day that counts.
    """
    found = [*_of_deal(deal), *_of_records(deal, lexicon), *_of_waivers(deal, lexicon)]
    for law in laws.values():
        found += [*_of_law(law), *_of_parameters(law, lexicon), *_of_disputes(law), *_of_legal_facts(law, lexicon)]
    alike: dict[tuple[dt.date, str], Change] = {}
    for change in found:
        alike.setdefault((change.day, change.what), change)
    return tuple(sorted((item for item in alike.values() if item.day <= until), key=lambda change: change.day))


# ---------------------------------------------------------------------- the deal
def _of_deal(deal: Deal) -> Iterator[Change]:
    days = (
        ("announced", "announced_on", deal.announced_on),
        ("called off", "cancelled_on", deal.cancelled_on),
        ("ended", "ended_on", deal.ended_on),
    )
    for done, key, day in days:
        if day is None:
            continue
        written = deal.as_written.get(key, day.isoformat())
        # A deal keeps of such a date the day that its verdicts go by.
        is_whole = written == day.isoformat()
        known = "" if is_whole else f" at some time in {written}; this is the day that its verdicts go by"
        yield Change(day=day, sort=Sort.DEAL, what=f"The deal is {done}{known}.", span=deal.span)


def _of_records(deal: Deal, lexicon: Lexicon) -> Iterator[Change]:
    for name, record in deal.singles.items():
        yield from _of_record(record, name, lexicon)
    for name, records in deal.lists.items():
        for key, record in records.items.items():
            yield from _of_record(record, f"{name}.{key}", lexicon)


def _of_record(record: Record, path: str, lexicon: Lexicon) -> Iterator[Change]:
    if record.stated is not None:
        yield from _of_stated(capitalised(say_path(path, lexicon)), record.stated)
    for name, value in record.fields.items():
        inner = f"{path}.{name}"
        match value:
            case Record():
                yield from _of_record(value, inner, lexicon)
            case Slot():
                yield from _of_slot(value, inner, lexicon)
            case ListSlot():
                yield from _of_list(value, inner, lexicon)


def _of_slot(slot: Slot, path: str, lexicon: Lexicon) -> Iterator[Change]:
    about = capitalised(say_path(path, lexicon))
    known = field_of_path(path, lexicon)
    kind = None if known is None else known.kind
    for version in slot.versions:
        said = _said(version.content, kind, lexicon)
        yield from _of_stated(f"{about} ({said})", version.stated)
        yield from _of_event(version, about, is_one_of_several=len(slot.versions) > 1)


def _of_list(slot: ListSlot, path: str, lexicon: Lexicon) -> Iterator[Change]:
    about = capitalised(say_path(path, lexicon))
    known = field_of_path(path, lexicon)
    for version in slot.versions:
        yield from _of_stated(
            f"{about}{_listed(version, None if known is None else known.kind, lexicon)}", version.stated
        )


def _listed(version: MemberList, kind: Kind | None, lexicon: Lexicon) -> str:
    said = joined([say_value(member, kind, lexicon) for member in version.members])
    return f" ({said})" if said else ""


def _of_stated(about: str, stated: Stated) -> Iterator[Change]:
    """Yield the first day for which a fact is stated, and the day after the last."""
    if stated.first is not None:
        what = f"{about}: stated from this day on."
        yield Change(day=stated.first, sort=Sort.FACT, what=what, span=stated.span)
    if stated.last is not None and stated.last < dt.date.max:
        what = f"{about}: stated up to {say_day(stated.last)}, and no longer."
        yield Change(day=stated.last + _ONE_DAY, sort=Sort.FACT, what=what, span=stated.span)


def _of_event(version: Version, about: str, *, is_one_of_several: bool) -> Iterator[Change]:
    """Yield the day on which what a date is the date of happens; of a month or a year, its first day and the next."""
    alleged = ", as is alleged" if version.alleged else ""
    if is_one_of_several:
        alleged += ", by one of several statements"
    span = version.stated.span
    match version.content:
        case dt.datetime() | dt.date() as moment:
            day = moment.date() if isinstance(moment, dt.datetime) else moment
            yield Change(day=day, sort=Sort.EVENT, what=f"{about}: this day{alleged}.", span=span)
        case Partial() as part:
            words = str(part.year) if part.month is None else f"{say_month(part.month)} {part.year}"
            first, after = _bounds(part)
            what = f"{about}: some day in {words}{alleged}; this is the first that it can be."
            yield Change(day=first, sort=Sort.EVENT, what=what, span=span)
            if after is not None:
                what = f"{about}: some day in {words}{alleged}, which is over."
                yield Change(day=after, sort=Sort.EVENT, what=what, span=span)
        case _:
            pass


def _bounds(part: Partial) -> tuple[dt.date, dt.date | None]:
    """Return the first day of a month or a year, and the day after its last where the calendar has one."""
    first = dt.date(part.year, part.month or 1, 1)
    year, month = (part.year + 1, 1) if part.month in (None, 12) else (part.year, (part.month or 0) + 1)
    return first, dt.date(year, month, 1) if year <= dt.MAXYEAR else None


def _said(content: Content, kind: Kind | None, lexicon: Lexicon) -> str:
    if isinstance(content, Narrowing):
        values = joined([say_value(value, kind, lexicon) for value in content.values], "or")
        return _BOUNDS[content.bound].format(values=values)
    return say_value(content, kind, lexicon)


def _of_waivers(deal: Deal, lexicon: Lexicon) -> Iterator[Change]:
    for waiver in deal.waivers:
        duty = "" if waiver.duty is None else f" ({words_of(waiver.duty)})"
        of = f"section {waiver.section}{duty} of {lexicon.law_title(waiver.law)}"
        first = max(waiver.granted_on, waiver.acts_from or waiver.granted_on)
        end = waiver.expires_at.date()
        begins = f"A waiver of {of} begins: {waiver.instrument}, granted by {waiver.authority}."
        yield Change(day=first, sort=Sort.WAIVER, what=begins, span=waiver.span)
        if end < dt.date.max:
            ends = f"The waiver of {of} is over: {waiver.instrument} ended on {say_day(end)}."
            yield Change(day=end + _ONE_DAY, sort=Sort.WAIVER, what=ends, span=waiver.span)


# ---------------------------------------------------------------------- the law
def _of_law(law: Law) -> Iterator[Change]:
    sunset = law.sunset
    ends = sunset.on if sunset is not None and sunset.repealed_on is None else None
    yield from _of_forces(law.force, law.title, sunset=ends)
    if sunset is not None and sunset.repealed_on is None:
        yield Change(
            day=sunset.on, sort=Sort.LAW, what=f"{law.title}: its sunset; it is no longer in force.", span=sunset.span
        )
    elif sunset is not None and sunset.repealed_on is not None:
        by = "" if sunset.repealed_by is None else f" by {sunset.repealed_by}"
        what = f"{law.title}: its sunset on {say_day(sunset.on)} is repealed{by}."
        yield Change(day=sunset.repealed_on, sort=Sort.LAW, what=what, span=sunset.span)
    for section in law.sections:
        yield from _of_forces(section.force, f"Section {section.number} of {law.title}", sunset=ends)


def _of_forces(forces: Iterable[InForce], name: str, *, sunset: dt.date | None) -> Iterator[Change]:
    for force in forces:
        where = "" if force.condition is None else ", if what it waits for has happened"
        if force.first is not None:
            yield Change(day=force.first, sort=Sort.LAW, what=f"{name} comes into force{where}.", span=force.span)
        if force.last is None or force.last == dt.date.max:
            continue
        end = force.last + _ONE_DAY
        if sunset is None or end < sunset:
            yield Change(day=end, sort=Sort.LAW, what=f"{name} is no longer in force.", span=force.span)


def _of_parameters(law: Law, lexicon: Lexicon) -> Iterator[Change]:
    for parameter in law.parameters.values():
        name = f"{law.title}: {parameter.title or words_of(parameter.name)}"
        begins = {line.first for line in parameter.lines}
        for line in parameter.lines:
            if line.first is not None:
                what = f"{name}{_value(line, lexicon)}: the law says so from this day on."
                yield Change(day=line.first, sort=Sort.LAW, what=what, span=line.span)
            if line.last is not None and line.last < dt.date.max and line.last + _ONE_DAY not in begins:
                what = f"{name}{_value(line, lexicon)}: the law says so up to {say_day(line.last)}, and no longer."
                yield Change(day=line.last + _ONE_DAY, sort=Sort.LAW, what=what, span=line.span)


def _value(line: ParameterLine, lexicon: Lexicon) -> str:
    return f" ({say_value(line.value.value, line.value.kind, lexicon)})" if isinstance(line.value, Constant) else ""


def _of_disputes(law: Law) -> Iterator[Change]:
    for dispute in law.disputes.values():
        for reading in dispute.readings:
            if reading.first is not None:
                how = "becomes binding" if _binds(reading) else "is held from this day on"
                by = joined([holder.name for holder in reading.holders])
                held = f" (held by {by})" if by else ""
                what = f"{law.title}: of “{dispute.question}” the reading “{reading.text}” {how}{held}."
                yield Change(day=reading.first, sort=Sort.READING, what=what, span=reading.span)


def _binds(reading: Reading) -> bool:
    return any(holder.kind is HolderKind.COURT and holder.is_binding for holder in reading.holders)


def _of_legal_facts(law: Law, lexicon: Lexicon) -> Iterator[Change]:
    for fact in law.legal_facts.values():
        for line in fact.lines:
            if line.first is not None:
                answer = "not known" if line.value is None else say_value(line.value, fact.kind, lexicon)
                what = f"{law.title} turns on whether “{fact.text}”: {answer}, from this day on."
                yield Change(day=line.first, sort=Sort.LAW, what=what, span=line.span)
