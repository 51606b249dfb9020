"""Noting down which facts were read, for the report: their values, basis, sources and place. Never a decision."""

from __future__ import annotations

import datetime as dt
from fractions import Fraction

from whereas.evaluate.case import Case
from whereas.evaluate.handles import Handle, Origin
from whereas.evaluate.run import Run
from whereas.model.facts import ListSlot, MemberList, Narrowing, Record, Slot, Stated, Version
from whereas.model.kinds import EnumerationKind, Kind, ListKind
from whereas.model.verdict import FactRead, Status
from whereas.model.vocabulary import FieldType
from whereas.values.dates import Standing
from whereas.values.scalars import NONE, Choice, Nothing, Partial, Ref, Value, write_number


def show_value(case: Case, value: object, kind: Kind | None = None) -> str:
    """Return a value as a reader sees it: a member by its title, a party by its name, a date as it is written."""
    match value:
        case bool():
            return "yes" if value else "no"
        case Nothing() | Standing():
            return "none"
        case Choice(name=name):
            return _member_title(case, name, kind)
        case Ref():
            return name_of(case, value)
        case Fraction():
            return write_number(value)
        case dt.date():
            return value.isoformat()
        case _:
            return str(value)


def _member_title(case: Case, name: str, kind: Kind | None) -> str:
    inner = kind.member if isinstance(kind, ListKind) else kind
    if isinstance(inner, EnumerationKind):
        member = case.vocabulary.enumerations[inner.name].members.get(name)
        if member is not None and member.title:
            return member.title
    return name.replace("_", " ")


def name_of(case: Case, ref: Ref) -> str:
    """Return what a record is called: its title or name, else its key."""
    if ref.key is not None and ref.key.startswith("*"):
        return "one that is not named"
    handle = case.handles.get(ref)
    return record_name(None if handle is None else handle.record) or (ref.key or ref.root).replace("_", " ")


def record_name(record: Record | None) -> str | None:
    """Return the title or name that a record states for itself."""
    for field in ("title", "name"):
        slot = None if record is None else record.fields.get(field)
        if isinstance(slot, Slot) and slot.versions and isinstance(slot.versions[0].content, str):
            return slot.versions[0].content
    return None


def note_fact(
    run: Run,
    owner: Handle,
    field: FieldType,
    slot: object,
    stated: tuple[Value | Narrowing | Partial, ...],
    *,
    by_default: str | None = None,
) -> None:
    """Note that a fact was read, as it stands."""
    if not run.is_recording or owner.origin is Origin.FUTURE:
        return
    path = f"{owner.path}.{field.name}"
    versions = slot.versions if isinstance(slot, Slot) else ()
    best = _best(versions)
    values = tuple(v for content in stated for v in (content.values if isinstance(content, Narrowing) else (content,)))
    status = _status(versions, stated, by_default)
    shown_values = tuple(NONE if isinstance(value, Standing) else value for value in values)
    run.noted.facts[path] = FactRead(
        path=path,
        title=field.title,
        values=shown_values,
        shown=_show_stated(run.case, field.kind, versions, stated, status),
        status=status,
        basis=None if best is None else best.basis,
        attestor=None if best is None else best.attestor,
        citations=tuple(dict.fromkeys(c for version in versions for c in version.stated.citations)),
        span=slot.span if isinstance(slot, Slot) else None,
        ask=field.ask,
        by_default=by_default,
    )


def _best(versions: tuple[Version, ...]) -> Stated | None:
    return max((version.stated for version in versions), key=lambda stated: stated.basis, default=None)


def _status(
    versions: tuple[Version, ...], stated: tuple[Value | Narrowing | Partial, ...], by_default: str | None
) -> Status:
    if by_default is not None:
        return Status.NONE
    if len(stated) > 1:
        return Status.DISPUTED
    if not stated:
        if any(version.alleged for version in versions):
            return Status.ALLEGED
        return Status.EXPIRED if versions else Status.UNKNOWN
    if isinstance(stated[0], (Narrowing, Partial)):
        return Status.NARROWED
    return Status.NONE if stated[0] is NONE else Status.KNOWN


def _show_stated(
    case: Case,
    kind: Kind,
    versions: tuple[Version, ...],
    stated: tuple[Value | Narrowing | Partial, ...],
    status: Status,
) -> str:
    if status is Status.ALLEGED:
        alleged = [version.content for version in versions if version.alleged]
        return "alleged: " + " or ".join(_show_content(case, kind, content) for content in alleged)
    if status in (Status.UNKNOWN, Status.EXPIRED):
        return "not stated" if status is Status.UNKNOWN else "stated for another time only"
    return " or ".join(_show_content(case, kind, content) for content in stated) or "none"


def _show_content(case: Case, kind: Kind, content: Value | Narrowing | Partial) -> str:
    if not isinstance(content, Narrowing):
        return show_value(case, content, kind)
    words = {"not": "anything but ", "one_of": "one of ", "at_least": "at least ", "at_most": "at most "}
    return words[content.bound.value] + ", ".join(show_value(case, value, kind) for value in content.values)


def note_list(run: Run, owner: Handle, field: FieldType, slot: ListSlot | None, live: tuple[MemberList, ...]) -> None:
    """Note that a list was read, as it stands."""
    if not run.is_recording or owner.origin is Origin.FUTURE:
        return
    path = f"{owner.path}.{field.name}"
    first = live[0] if live else None
    shown = "not stated"
    if first is not None:
        shown = ", ".join(show_value(run.case, member, field.kind) for member in first.members) or "none"
        if first.without:
            shown += "; not: " + ", ".join(show_value(run.case, member, field.kind) for member in first.without)
        if first.lacks_some_of:
            names = ", ".join(show_value(run.case, member, field.kind) for member in first.lacks_some_of)
            shown += f"; lacks at least one of: {names}"
    status = Status.UNKNOWN if first is None else Status.DISPUTED if len(live) > 1 else Status.KNOWN
    run.noted.facts[path] = FactRead(
        path=path,
        title=field.title,
        values=() if first is None else first.members,
        shown=shown,
        status=status,
        basis=None if first is None else first.stated.basis,
        attestor=None if first is None else first.stated.attestor,
        citations=() if first is None else first.stated.citations,
        span=None if slot is None else slot.span,
        ask=field.ask,
    )
