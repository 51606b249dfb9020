"""What a variable ranges over: the named items, those that an open list may hold, and those that may come to be.

What comes in: a source, the worlds at hand. What goes out: each member with the gap that says whether it is there
(None: it is). Promised: an open list always yields at least one unnamed member, unless only what is named is asked
for.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, replace
from fractions import Fraction
from functools import partial

from whereas.evaluate.domains import domain
from whereas.evaluate.flows import eventual_members, onward_members
from whereas.evaluate.gaps import Gap, GapKind
from whereas.evaluate.handles import Binding, Env, Group, Handle, ListView, Origin, Period, Unnamed
from whereas.evaluate.operands import value
from whereas.evaluate.reading import record_handle
from whereas.evaluate.run import Run
from whereas.model.expression import (
    Eventual,
    Expression,
    Field,
    Groups,
    Onward,
    PeriodsSince,
    Root,
    Source,
    Variable,
    YearsSince,
)
from whereas.model.facts import Completeness
from whereas.model.kinds import GroupKind, ListKind, RecordKind
from whereas.text import Span
from whereas.values.dates import shift_day
from whereas.values.scalars import Duration, Ref

_MOST_PERIODS = 2000


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """What a variable may be bound to; `presence` says whether it is there at all, None that it is."""

    binding: Binding
    presence: Gap | None = None
    is_named: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlisted:
    """How many unnamed members a reader of a list needs, and a key that tells its unnamed members apart."""

    count: int
    key: str
    future: int = 0


def members(run: Run, source: Source, env: Env, unlisted: Unlisted) -> tuple[Member, ...]:
    """Return the members of a source in the worlds at hand.

    Raises:
        Fork: where the worlds at hand differ on what they are.
    """
    match source:
        case Root(name=name):
            return _of_root(run, name, unlisted)
        case YearsSince(since=since):
            years = run.resolve(lambda: _years(run, since, env))
            return tuple(Member(binding=year) for year in years)
        case PeriodsSince(length=length, since=since):
            periods = run.resolve(lambda: _periods(run, length, since, env))
            return tuple(Member(binding=period) for period in periods)
        case Groups():
            return _groups(run, source, env, unlisted)
        case Eventual(flow=flow):
            found, may_be_more = eventual_members(run, run.resolve(lambda: value(run, flow, env)))
            return _parties(run, found, may_be_more, unlisted)
        case Onward(flow=flow):
            onward, is_open = onward_members(run, run.resolve(lambda: value(run, flow, env)))
            named = tuple(Member(binding=handle) for handle in onward)
            return (*named, *_fresh_records(run, "flows", "flow", unlisted, is_open=is_open))
        case Variable(kind=GroupKind()):
            group = value(run, source, env)
            return _of_group(run, group, unlisted) if isinstance(group, Group) else ()
        case _:
            return _of_list(run, source, env, unlisted)


# ---------------------------------------------------------------------- lists of the deal
def _of_root(run: Run, name: str, unlisted: Unlisted) -> tuple[Member, ...]:
    root = run.case.vocabulary.lists[name]
    records = run.case.deal.lists.get(name)
    named = tuple(
        Member(binding=record_handle(run, Ref(name, key))) for key in (() if records is None else records.items)
    )
    is_open = True
    if records is not None:
        is_open = records.completeness is Completeness.OPEN or records.covers is not None
        if records.is_none:
            is_open = False
        elif records.completeness is Completeness.DEFAULT:
            is_open = root.is_open
            if not is_open:
                run.noted.assumptions[f"{name}: taken as complete, as the vocabulary has it"] = None
    return (*named, *_fresh_records(run, name, root.record, unlisted, is_open=is_open))


def _fresh_records(run: Run, name: str, kind: str, unlisted: Unlisted, *, is_open: bool) -> tuple[Member, ...]:
    found: list[Member] = []
    if is_open and not run.mode.lists_complete:
        run.open_sites.setdefault(name, set()).add(unlisted.key)
        for number in range(unlisted.count):
            path = f"{name}.*{unlisted.key}{number or ''}"
            gap = run.gap(GapKind.PRESENCE, (path,), f"{name}.*")
            handle = Handle(path, kind, None, Origin.FRESH, Ref(name, path.split(".", 1)[1]))
            found.append(Member(binding=handle, presence=gap, is_named=False))
    future = run.mode.future
    if future is not None and not future.is_quiet:
        for number in range(unlisted.future):
            path = f"{name}.+{unlisted.key}{number or ''}"
            gap = run.gap(GapKind.FUTURE, (path, "is"), path)
            handle = Handle(path, kind, None, Origin.FUTURE, Ref(name, path.split(".", 1)[1]))
            found.append(Member(binding=handle, presence=gap, is_named=False))
    return tuple(found)


def _of_list(run: Run, source: Expression, env: Env, unlisted: Unlisted) -> tuple[Member, ...]:
    view = run.resolve(lambda: value(run, source, env))
    if not isinstance(view, ListView):
        return ()
    named = tuple(
        Member(binding=record_handle(run, member) if isinstance(member, Ref) else member) for member in view.members
    )
    if view.is_open and not view.members:
        run.empty_lists.add(view.path)
    if not view.is_open or run.mode.lists_complete:
        return named
    run.open_sites.setdefault(view.path, set()).add(unlisted.key)
    kind = source.kind.member if isinstance(source, (Field, Variable)) and isinstance(source.kind, ListKind) else None
    if kind is None:
        return named
    found: list[Member] = []
    for number in range(unlisted.count):
        path = f"{view.path}.*{unlisted.key}{number or ''}"
        shown = f"{view.path}.*"
        is_future = view.gap is GapKind.FUTURE
        item = run.gap(GapKind.FUTURE if is_future else GapKind.FACT, (path, "item"), shown)
        values = domain(run, kind, may_be_none=False, unnamed=path)
        run.defined.setdefault(item, tuple(v for v in values if v not in view.members and v not in view.without))
        presence = run.gap(GapKind.FUTURE if is_future else GapKind.PRESENCE, (path, "is"), shown)
        found.append(Member(binding=Unnamed(item), presence=presence, is_named=False))
    return (*named, *found)


def _parties(run: Run, found: tuple[Binding, ...], may_be_more: bool, unlisted: Unlisted) -> tuple[Member, ...]:  # noqa: FBT001
    named = tuple(Member(binding=binding) for binding in found)
    if not may_be_more or run.mode.lists_complete:
        return named
    run.open_sites.setdefault("eventual recipients", set()).add(unlisted.key)
    path = f"recipients.*{unlisted.key}"
    item = run.gap(GapKind.FACT, (path, "item"), "recipients.*")
    known = {binding.ref for binding in found if isinstance(binding, Handle)}
    values = domain(run, RecordKind("party"), may_be_none=False, unnamed=path)
    run.defined.setdefault(item, tuple(value_ for value_ in values if value_ not in known))
    presence = run.gap(GapKind.PRESENCE, (path, "is"), "recipients.*")
    return (*named, Member(binding=Unnamed(item), presence=presence, is_named=False))


# ---------------------------------------------------------------------- years, periods, groups
def _years(run: Run, since: Expression, env: Env) -> tuple[Fraction, ...]:
    point = value(run, since, env)
    if not isinstance(point, dt.date):
        return ()
    first = run.case.counting[run.law].day_of(point).year
    return tuple(Fraction(year) for year in range(first, run.case.today.year + 1))


def _periods(run: Run, length: Duration, since: Expression, env: Env) -> tuple[Period, ...]:
    """Return the periods that have ended by the assessment; each starts on the day on which the one before ends."""
    point = value(run, since, env)
    if not isinstance(point, dt.date):
        return ()
    counting = run.case.counting[run.law]
    first = counting.day_of(point)
    found: list[Period] = []
    start = first
    while len(found) < _MOST_PERIODS:
        # Each end is counted from the first day, so that months that lack the day do not drift.
        amount = Duration(amount=length.amount * (len(found) + 1), unit=length.unit, days=length.days)
        end = shift_day(first, amount, counting)
        if end > run.case.today or end <= start:
            break
        found.append(Period(start, end))
        start = end
    return tuple(found)


def _groups(run: Run, source: Groups, env: Env, unlisted: Unlisted) -> tuple[Member, ...]:
    """Return the records by the values that they share; of a list that may hold more, one group of these besides."""
    groups: dict[tuple[object, ...], list[Handle]] = {}
    fresh: list[Member] = []
    for member in members(run, source.of, env, unlisted):
        if not member.is_named:
            fresh.append(member)
        elif isinstance(member.binding, Handle):
            handle = member.binding
            key = tuple(run.resolve(partial(_group_key, run, handle, part)) for part in source.by)
            groups.setdefault(key, []).append(handle)
    is_open = any(member.presence is not None and member.presence.kind is GapKind.PRESENCE for member in fresh)
    if is_open:
        run.noted.inexact["a list that may hold more was grouped by the items that are named"] = None
    named = (Group(key, tuple(items), source.record, is_open) for key, items in groups.items())
    others = (
        replace(member, binding=Group(("*",), (member.binding,), source.record, is_open))
        for member in fresh
        if isinstance(member.binding, Handle)
    )
    return (*(Member(binding=group) for group in named), *others)


def _of_group(run: Run, group: Group, unlisted: Unlisted) -> tuple[Member, ...]:
    """Return the records of a group; one of a list that may hold more may have more as well."""
    named = tuple(Member(binding=item, is_named=item.origin is Origin.NAMED) for item in group.members)
    lists = run.case.lists_of.get(group.record, ())
    return (*named, *(_fresh_records(run, lists[0], group.record, unlisted, is_open=group.is_open) if lists else ()))


def _group_key(run: Run, handle: Handle, part: str) -> object:
    record = run.case.vocabulary.records[handle.type]
    name = record.judged_on if part in ("day", "month", "year") and part not in record.fields else part
    if name is None:
        return None
    found = value(run, _field_of(handle, name, record.fields[name].kind), Env({"it": handle}))
    if not isinstance(found, dt.date) or name == part:
        return found
    day = run.case.counting[run.law].day_of(found)
    return {"day": day, "month": (day.year, day.month), "year": day.year}[part]


def _field_of(handle: Handle, name: str, kind: object) -> Field:
    span = Span("", 0, 0)
    it = Variable(name="it", kind=RecordKind(handle.type), span=span)
    return Field(of=it, record=handle.type, name=name, kind=kind, basis=None, span=span)  # type: ignore[arg-type]
