"""Reading a fact: from what is stated to a value, or to a gap with what it may still be (semantics 8 to 10).

What comes in: a record, a field, the worlds at hand. What goes out: a value of the fact in all of those worlds, or
`Unsettled`. Promised: what is not stated is never read as none, and an allegation alone is a gap.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from whereas.evaluate.domains import allowed_by, dates_for, domain, has_happened, is_ordered, partial_days, same
from whereas.evaluate.gaps import Gap, GapKind
from whereas.evaluate.handles import Handle, ListView, Operand, Origin
from whereas.evaluate.noting import note_fact, note_list
from whereas.evaluate.run import Future, Run
from whereas.model.basis import Basis
from whereas.model.facts import (
    Completeness,
    ListSlot,
    MemberList,
    Narrowing,
    Presence,
    Record,
    Slot,
    Stated,
    Version,
)
from whereas.model.kinds import DateKind, EnumerationKind, ListKind, RecordKind
from whereas.model.vocabulary import FieldType, NoneMeans
from whereas.values.dates import Standing
from whereas.values.scalars import NONE, Partial, Ref, Value


def read_field(run: Run, owner: Handle, field: FieldType, basis: Basis | None) -> Operand:
    """Return a field of a record in the worlds at hand; of an unnamed or unstated one, a gap.

    Raises:
        Unsettled: where the worlds at hand differ on it.
    """
    if isinstance(field.kind, ListKind):
        return read_list(run, owner, field, basis)
    if isinstance(field.kind, RecordKind) and field.kind.name not in run.case.lists_of:
        return read_nested(run, owner, field)
    value = _world_value(run, owner, field, basis)
    if isinstance(field.kind, DateKind):
        return _as_point(run, owner, field, value)
    return value


def _world_value(run: Run, owner: Handle, field: FieldType, basis: Basis | None) -> Value:
    if run.is_recording or owner.origin is Origin.FUTURE:
        fact = _fact(run, owner, field, basis)
    else:
        key = (owner.path, field.name, basis, run.mode.floor, run.law)
        known = run.facts_read.get(key)
        fact = _fact(run, owner, field, basis) if known is None else known
        if known is None and _is_timeless(run, owner, field):
            run.facts_read[key] = fact
    return run.settle(fact, lambda: run.defined[fact]) if isinstance(fact, Gap) else fact  # type: ignore[return-value]


def _fact(run: Run, owner: Handle, field: FieldType, basis: Basis | None) -> Value | Gap:
    """Return what is stated of a fact; where that is not one value, the gap that stands for it."""
    slot = None if owner.record is None else owner.record.fields.get(field.name)
    versions = live_versions(run, slot, basis) if isinstance(slot, Slot) else ()
    stated = _strongest(run, versions)
    if len(stated) == 1 and not isinstance(stated[0], (Narrowing, Partial)):
        note_fact(run, owner, field, _asked_for(run, slot, basis), stated)
        return stated[0]
    default = _default_of_stage(run, owner, field) if not stated else None
    note_fact(run, owner, field, _asked_for(run, slot, basis), stated, by_default=default)
    if default is not None:
        return NONE
    return _gap_of(run, owner, field, basis, stated)


def _is_timeless(run: Run, owner: Handle, field: FieldType) -> bool:
    """Return whether a fact reads alike at every time, and without anything to be noted."""
    if run.case.not_launched and run.case.vocabulary.records[owner.type].judged_on == field.name:
        return False
    slot = None if owner.record is None else owner.record.fields.get(field.name)
    return not isinstance(slot, Slot) or all(v.stated.first is None and v.stated.last is None for v in slot.versions)


def _gap_of(
    run: Run, owner: Handle, field: FieldType, basis: Basis | None, stated: tuple[Value | Narrowing | Partial, ...]
) -> Gap:
    path = f"{owner.path}.{field.name}"
    kind = GapKind.FUTURE if owner.origin is Origin.FUTURE else GapKind.DISPUTED if len(stated) > 1 else GapKind.FACT
    when = run.future_at_hand if owner.origin is Origin.FUTURE else _period_key(run, owner, field)
    gap = run.gap(kind, (path, basis, when), path, is_ordered=is_ordered(field.kind))
    if gap not in run.defined:
        run.defined[gap] = _candidates(run, owner, field, path, stated)
    return gap


def _candidates(
    run: Run, owner: Handle, field: FieldType, path: str, stated: tuple[Value | Narrowing | Partial, ...]
) -> tuple[Value, ...]:
    of = (owner.type, field.name)
    whole = domain(run, field.kind, may_be_none=not field.always_exists, unnamed=path, of=of)
    if owner.origin is Origin.FUTURE and isinstance(field.kind, DateKind) and run.future_at_hand is not None:
        whole = _future_dates(run, field.kind, of, run.future_at_hand)
    if isinstance(field.kind, DateKind) and owner.origin is Origin.FRESH:
        whole = tuple(value for value in whole if _may_date_fresh(run, owner, field, value))
    if not stated:
        return whole
    found: dict[Value, None] = {}
    for content in stated:
        if isinstance(content, Narrowing):
            found.update(dict.fromkeys(_narrowed(run, field, whole, content)))
        elif isinstance(content, Partial):
            found.update(dict.fromkeys(partial_days(run, content)))
        else:
            found[content] = None
    return tuple(found)


def _narrowed(run: Run, field: FieldType, whole: tuple[Value, ...], narrowing: Narrowing) -> tuple[Value, ...]:
    """Return the candidates that a narrowed fact leaves; whether none is among them, semantics 8 says."""
    match narrowing.bound.value:
        case "at_least":
            none_left = field.none_means is NoneMeans.UNLIMITED
        case "at_most":
            none_left = field.none_means is NoneMeans.ZERO
        case "not":
            none_left = NONE not in narrowing.values and not field.always_exists
        case _:
            none_left = NONE in narrowing.values
    extra = tuple(value for value in narrowing.values if value is not NONE and allowed_by(run, narrowing, value))
    left = [value for value in (*extra, *whole) if value is not NONE and allowed_by(run, narrowing, value)]
    return tuple(dict.fromkeys((*left, NONE) if none_left else left))


def _not_before(day: dt.date | dt.datetime, first: dt.date | dt.datetime) -> bool:
    if isinstance(day, dt.datetime) and isinstance(first, dt.datetime):
        return day >= first
    left = day.date() if isinstance(day, dt.datetime) else day
    right = first.date() if isinstance(first, dt.datetime) else first
    return left >= right


def _may_date_fresh(run: Run, owner: Handle, field: FieldType, value: Value) -> bool:
    """Return whether an act that is not named may have that date: outside `covers`, not before the deal began."""
    record = run.case.vocabulary.records[owner.type]
    if record.judged_on != field.name or not isinstance(value, dt.date):
        return True
    day = value.date() if isinstance(value, dt.datetime) else value
    began = run.case.deal.announced_on
    if began is not None and day < began:
        return False
    for name in run.case.lists_of.get(owner.type, ()):
        records = run.case.deal.lists.get(name)
        if records is not None and records.covers is not None and owner.path.startswith(f"{name}."):
            return not records.covers[0] <= day <= records.covers[1]
    return True


def _default_of_stage(run: Run, owner: Handle, field: FieldType) -> str | None:
    """Return why an act has not happened where the deal does not say: it was never launched (semantics 8)."""
    if not run.case.not_launched or owner.origin is Origin.FUTURE:
        return None
    record = run.case.vocabulary.records[owner.type]
    if record.judged_on != field.name:
        return None
    why = f"{owner.path}.{field.name}: not stated; taken as not happened, for the deal is {run.case.deal.stage.value}"
    run.noted.assumptions[why] = None
    return why


def _as_point(run: Run, owner: Handle, field: FieldType, value: Value) -> Operand:
    """Return a date as it reads now: an event that is none or planned has not happened; a future may date it."""
    kind = field.kind
    if not isinstance(kind, DateKind) or not kind.is_event:
        return Standing.NO_TERM if value is NONE else value
    if owner.origin is Origin.FUTURE:
        return Standing.NOT_YET if value is NONE else value
    if isinstance(value, dt.date) and has_happened(run, value):
        return value
    if isinstance(value, dt.date):
        run.noted.planned[value.date() if isinstance(value, dt.datetime) else value] = None
    future = run.mode.future
    if future is None or future.is_quiet:
        return Standing.NOT_YET
    path = f"{owner.path}.{field.name}"
    gap = run.gap(GapKind.FUTURE, (path, future.first), path, is_ordered=True)
    chosen = run.settle(gap, lambda: _future_dates(run, kind, (owner.type, field.name), future))
    return Standing.NOT_YET if chosen is NONE else chosen  # type: ignore[return-value]


def _future_dates(run: Run, kind: DateKind, of: tuple[str, str], future: Future) -> tuple[Value, ...]:
    days = [day for day in dates_for(run, kind, of) if _not_before(day, future.first)]
    if not kind.is_moment and not isinstance(future.first, dt.datetime):
        days.append(future.first)
    return (NONE, *dict.fromkeys(sorted(days)))


# ---------------------------------------------------------------------- versions
def live_versions(run: Run, slot: Slot, basis: Basis | None) -> tuple[Version, ...]:
    """Return the versions of a fact that count: not alleged, of their time, on the basis and the floor asked for."""
    return tuple(version for version in slot.versions if not version.alleged and _counts(run, version.stated, basis))


def _asked_for(run: Run, slot: object, basis: Basis | None) -> object:
    """Return a fact with its versions on the basis and the floor asked for alone, and with what is alleged of it."""
    floor = run.mode.floor
    if not isinstance(slot, Slot) or (basis is None and floor is None):
        return slot
    kept = tuple(
        version
        for version in slot.versions
        if version.alleged
        or ((basis is None or version.stated.basis is basis) and (floor is None or version.stated.basis >= floor))
    )
    return replace(slot, versions=kept)


def _counts(run: Run, stated: Stated, basis: Basis | None) -> bool:
    if basis is not None and stated.basis is not basis:
        return False
    if run.mode.floor is not None and stated.basis < run.mode.floor:
        return False
    if stated.first is None and stated.last is None:
        return True
    point = run.anchor()
    day = run.case.counting[run.law].day_of(point)
    return (stated.first is None or stated.first <= day) and (stated.last is None or day <= stated.last)


def _period_key(run: Run, owner: Handle, field: FieldType) -> object:
    """Return what tells the gap of a fact with a history apart by the time at which it is read."""
    slot = None if owner.record is None else owner.record.fields.get(field.name)
    if not isinstance(slot, Slot) or all(v.stated.first is None and v.stated.last is None for v in slot.versions):
        return None
    return run.anchor()


def _strongest(run: Run, versions: tuple[Version, ...]) -> tuple[Value | Narrowing | Partial, ...]:
    """Return the contents on the strongest basis; a narrowed one is met by a weaker value that agrees with it."""
    if not versions:
        return ()
    best = max(version.stated.basis for version in versions)
    contents = tuple(dict.fromkeys(version.content for version in versions if version.stated.basis is best))
    if len(contents) > 1 or not isinstance(contents[0], Narrowing):
        return contents if len(contents) == 1 or not _all_same(run, contents) else contents[:1]
    weaker = sorted((v for v in versions if v.stated.basis < best), key=lambda v: -v.stated.basis)
    for version in weaker:
        content = version.content
        if not isinstance(content, (Narrowing, Partial)) and allowed_by(run, contents[0], content):
            return (content,)
    return contents


def _all_same(run: Run, contents: tuple[Value | Narrowing | Partial, ...]) -> bool:
    first = contents[0]
    return not isinstance(first, Narrowing) and all(
        not isinstance(other, Narrowing) and same(run, first, other) for other in contents[1:]
    )


# ---------------------------------------------------------------------- records and lists
def record_handle(run: Run, ref: Ref) -> Handle:
    """Return the record that a reference names; one that the deal does not name has no stated facts."""
    known = run.case.handles.get(ref)
    if known is not None:
        return known
    root = run.case.vocabulary.lists.get(ref.root)
    kind = root.record if root is not None else ref.root
    origin = Origin.FUTURE if ref.key is not None and ".+" in ref.key else Origin.FRESH
    return Handle(str(ref), kind, None, origin, ref)


def read_single(run: Run, name: str) -> Handle | Value:
    """Return the record of which a deal has one, or none."""
    record = run.case.deal.singles.get(name)
    return _present_or_none(run, name, run.case.vocabulary.singles[name].record, record)


def read_nested(run: Run, owner: Handle, field: FieldType) -> Handle | Value:
    """Return a record that is written in place, or none."""
    kind = field.kind
    if not isinstance(kind, RecordKind):
        msg = f"{field.name} is no record"
        raise TypeError(msg)
    inner = None if owner.record is None else owner.record.fields.get(field.name)
    path = f"{owner.path}.{field.name}"
    if owner.origin is Origin.FUTURE:
        return Handle(path, kind.name, None, Origin.FUTURE)
    return _present_or_none(run, path, kind.name, inner if isinstance(inner, Record) else None)


def _present_or_none(run: Run, path: str, kind: str, record: Record | None) -> Handle | Value:
    if record is not None and record.presence is Presence.PRESENT:
        return Handle(path, kind, record)
    if record is None or record.presence is Presence.UNKNOWN:
        gap = run.gap(GapKind.PRESENCE, (path,), path)
        if run.flag(gap):
            return Handle(path, kind, record, Origin.FRESH)
    future = run.mode.future
    if future is None or future.is_quiet or future.running_only or not run.case.vocabulary.records[kind].is_event:
        return NONE
    return Handle(path, kind, None, Origin.FUTURE)


def read_list(run: Run, owner: Handle, field: FieldType, basis: Basis | None) -> ListView:
    """Return a list of values or references as it is stated on the strongest basis that counts."""
    kind = field.kind
    member = kind.member if isinstance(kind, ListKind) else None
    member_type = member.name if isinstance(member, RecordKind) else None
    universe = run.case.choices_of(member.name) if isinstance(member, EnumerationKind) else ()
    path = f"{owner.path}.{field.name}"
    slot = None if owner.record is None else owner.record.fields.get(field.name)
    live = _live_lists(run, slot, basis) if isinstance(slot, ListSlot) else ()
    note_list(run, owner, field, slot if isinstance(slot, ListSlot) else None, live)
    if not live:
        kind_of_gap = GapKind.FUTURE if owner.origin is Origin.FUTURE else GapKind.MEMBER
        return ListView(
            path=path,
            is_open=True,
            member_type=member_type,
            must_exist=field.at_least_one,
            gap=kind_of_gap,
            universe=universe,
        )
    stated = live[0] if len(live) == 1 else _disputed_list(run, path, live)
    is_open = _is_open(run, path, stated, field)
    return ListView(
        path=path,
        members=stated.members,
        without=frozenset(stated.without),
        lacks_some_of=stated.lacks_some_of,
        is_open=is_open,
        member_type=member_type,
        must_exist=field.at_least_one,
        universe=universe,
    )


def _live_lists(run: Run, slot: ListSlot, basis: Basis | None) -> tuple[MemberList, ...]:
    live = [item for item in slot.versions if not item.alleged and _counts(run, item.stated, basis)]
    if not live:
        return ()
    best = max(item.stated.basis for item in live)
    strongest = [item for item in live if item.stated.basis is best]
    told_apart = {
        (frozenset(item.members), item.completeness, item.without, item.lacks_some_of): item for item in strongest
    }
    return tuple(told_apart.values())


def _disputed_list(run: Run, path: str, live: tuple[MemberList, ...]) -> MemberList:
    gap = Gap(GapKind.DISPUTED, (path, "version"), path)
    index = run.pick(gap, lambda: tuple(range(len(live))))
    return live[index if isinstance(index, int) else 0]


def _is_open(run: Run, path: str, stated: MemberList, field: FieldType) -> bool:
    if stated.completeness is Completeness.DEFAULT:
        if not field.is_open:
            run.noted.assumptions[f"{path}: taken as complete, as the vocabulary has it"] = None
        return field.is_open
    return stated.completeness is Completeness.OPEN
