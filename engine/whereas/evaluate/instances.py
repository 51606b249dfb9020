"""The instances of a duty: what its variables are bound to, who is bound, and at which day each is judged.

What comes in: a duty, the worlds at hand. What goes out: one instance for each way of binding its variables, the
unnamed items of open lists included, and for an act that lasts one for each change of law inside it (semantics 8, 9).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from whereas.evaluate.case import is_open
from whereas.evaluate.gaps import Unsettled
from whereas.evaluate.handles import Env, Handle, ListView, Operand, Origin, path_of
from whereas.evaluate.members import Member, Unlisted, members
from whereas.evaluate.operands import value
from whereas.evaluate.reading import read_field, record_handle
from whereas.evaluate.run import Run
from whereas.model.expression import PeriodsSince, Root, Source, YearsSince
from whereas.model.law import Bearer, BearerKind, Duty
from whereas.values.scalars import NONE, Choice, Ref

_LASTS_UNTIL = "ended_on"
UNSTATED = "\ufffc"
"""The sign with which a text begins that nobody stated, and that is tried for one that is not known."""
_ROOTS: Mapping[type, str] = {YearsSince: "years.", PeriodsSince: "periods."}
_ONE_DAY = dt.timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One way of binding the variables of a duty.

    Attributes:
        conditions: the `where` of each binding, with the environment to read it in.
        presences: members of open lists that must be there for it to exist.
        change: for an act that lasts, the day of the change of law inside it; None at its start.
        bearer: the party bound, where the duty binds a role; else it is read where it is needed.
        key: what tells it apart from any other, whose groups have other members included.
        place: what tells it apart as an instance: a group is one instance, whoever is in it.
    """

    duty: Duty
    env: Env
    presences: tuple[Member, ...]
    is_named: bool
    change: dt.date | None = None
    bearer: Handle | None = None
    attached_to: str | None = None
    parent: Candidate | None = field(default=None, repr=False)
    key: tuple[object, ...] = field(init=False, repr=False, compare=False)
    place: tuple[object, ...] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Make the key, which is asked for very often."""
        bearer = None if self.bearer is None else self.bearer.path
        above = self.parent
        about = tuple(item[:2] for item in self.env.key)
        own = (id(self.duty), self.change, bearer, self.attached_to)
        object.__setattr__(self, "key", (*own, self.env.key, None if above is None else above.key))
        object.__setattr__(self, "place", (*own, about, None if above is None else above.place))

    @property
    def subject(self) -> str | None:
        """The path of the last record bound, as a report names it."""
        return next(reversed(self.subjects.values()), None)

    @property
    def subjects(self) -> dict[str, str]:
        """Each variable with the path of what it is bound to, as a report names it: a year is `years.2026`."""
        above = self.parent
        bindings = (*(() if above is None else above.duty.bindings), *self.duty.bindings)
        roots = {item.variable.name: _ROOTS.get(type(item.sources[0]), "") for item in bindings if item.sources}
        return {name: roots.get(name, "") + shown(path_of(item)) for name, item in self.env.bound.items()}


def shown(path: str) -> str:
    """Return a path as a report writes it: an unnamed item is `*`, a text that nobody stated is another."""
    path = path.replace(f"{UNSTATED}1", "another").replace(f"{UNSTATED}2", "yet another")
    return ".".join("*" if part.startswith(("*", "+")) else part for part in path.split("."))


def candidates(run: Run, duty: Duty) -> tuple[Candidate, ...]:
    """Return the instances of a duty in the worlds at hand.

    Raises:
        Fork: where the worlds at hand differ on which there are.
    """
    found = tuple(_bind(run, duty, 0, Candidate(duty=duty, env=Env({}), presences=(), is_named=True)))
    bound = [each for candidate in found for each in with_bearers(run, candidate)]
    return tuple(each for candidate in bound for each in _with_changes(run, candidate))


def _bind(run: Run, duty: Duty, depth: int, so_far: Candidate) -> Iterator[Candidate]:
    if depth == len(duty.bindings):
        yield so_far
        return
    binding = duty.bindings[depth]
    for source in binding.sources:
        unlisted = Unlisted(count=1, key=_duty_key(duty, depth, source))
        for member in members(run, source, so_far.env, unlisted):
            candidate = Candidate(
                duty=duty,
                env=so_far.env.bind(binding.variable.name, member.binding),
                presences=so_far.presences if member.presence is None else (*so_far.presences, member),
                is_named=so_far.is_named and member.is_named,
            )
            yield from _bind(run, duty, depth + 1, candidate)


def _duty_key(duty: Duty, depth: int, source: Source) -> str:
    """Return what tells the unnamed items of two variables over one list apart; the first has no key of its own."""
    if not isinstance(source, Root):
        return f"v{depth}"
    earlier = [
        one
        for binding in duty.bindings[:depth]
        for one in binding.sources
        if isinstance(one, Root) and one.name == source.name
    ]
    return "" if not earlier else f"v{depth}"


# ---------------------------------------------------------------------- bearers
def with_bearers(run: Run, candidate: Candidate) -> Iterator[Candidate]:
    """Yield an instance for each party that plays the role which is bound."""
    bearer = candidate.duty.bearer
    players = run.case.players(bearer.role) if bearer.kind is BearerKind.ROLE and bearer.role is not None else ()
    if not players:
        yield candidate
        return
    for player in players:
        yield replace(candidate, bearer=player)


def bearer_of(run: Run, candidate: Candidate) -> Operand | None:
    """Return who is bound, or None where that is not known or nobody in particular is."""
    if candidate.bearer is not None:
        return candidate.bearer
    bearer: Bearer = candidate.duty.bearer
    if bearer.expression is None:
        return None if candidate.parent is None else bearer_of(run, candidate.parent)
    try:
        found = value(run, bearer.expression, candidate.env)
    except Unsettled:
        return None
    return record_handle(run, found) if isinstance(found, Ref) else found


def unnamed_player(run: Run, role: str) -> Handle:
    """Return who plays a role in which the deal names nobody: a party of which nothing is stated."""
    among = run.case.vocabulary.roles[role].among
    return record_handle(run, Ref(among, f"*{role}"))


def note_player(run: Run, candidate: Candidate) -> None:
    """Note that somebody is taken to play the role that is bound, where the deal names nobody in it (semantics 6)."""
    role = candidate.duty.bearer.role
    if role is not None and candidate.bearer is None and not run.case.players(role):
        among = run.case.vocabulary.roles[role].among
        said = f"silent on who is the {role.replace('_', ' ')}; taken as if somebody were"
        run.noted.assumptions[f"{among}: {said}"] = None


def may_be_played(run: Run, role: str) -> bool:
    """Return whether somebody may play a role in which the deal names nobody.

    Raises:
        Fork: where the worlds at hand differ on it.
    """
    among = run.case.vocabulary.roles[role].among
    records = run.case.deal.lists.get(among)
    root = run.case.vocabulary.lists[among]
    if records is None or is_open(records, root):
        return True
    roles = run.case.field(root.record, "roles")
    named = (record_handle(run, Ref(among, key)) for key in records.items)
    views = (read_field(run, party, roles, None) for party in named)
    return any(isinstance(view, ListView) and view.is_open and Choice(role) not in view.without for view in views)


# ---------------------------------------------------------------------- anchors
def act_of(run: Run, candidate: Candidate) -> Handle | None:
    """Return the record of an act that the instance judges: the first one that a variable is bound to."""
    for binding in candidate.env.bound.values():
        if isinstance(binding, Handle) and run.case.vocabulary.records[binding.type].judged_on is not None:
            return binding
    return None


def _with_changes(run: Run, candidate: Candidate) -> Iterator[Candidate]:
    yield candidate
    act = act_of(run, candidate)
    if act is None or candidate.duty.anchor is not None or act.origin is not Origin.NAMED:
        return
    record = run.case.vocabulary.records[act.type]
    if record.judged_on is None or _LASTS_UNTIL not in record.fields:
        return
    for day in _changes(run, candidate.duty):
        if _may_last_over(run, act, record.judged_on, day):
            yield replace(candidate, change=day)


def _changes(run: Run, duty: Duty) -> tuple[dt.date, ...]:
    """Return the days up to the assessment on which the law or a parameter of it changes, or a waiver has ended."""
    law = run.case.laws[run.law]
    days: set[dt.date] = set()
    for force in (*law.force, *duty.force):
        days.update(day for day in (force.first, force.last and force.last + _ONE_DAY) if day is not None)
    for parameter in law.parameters.values():
        for line in parameter.lines:
            days.update(day for day in (line.first, line.last and line.last + _ONE_DAY) if day is not None)
    days.update(waiver.expires_at.date() + _ONE_DAY for waiver in run.case.deal.waivers if waiver.law == law.id)
    return tuple(sorted(day for day in days if day <= run.case.today))


def _may_be(run: Run, act: Handle, name: str) -> tuple[object, ...]:
    """Return what a date of an act may be in the worlds at hand."""
    try:
        with run.reading(run.with_mode(future=None)):
            return (read_field(run, act, run.case.field(act.type, name), None),)
    except Unsettled as unsettled:
        return run.values_of(unsettled.gap)


def _may_last_over(run: Run, act: Handle, began: str, day: dt.date) -> bool:
    day_of = run.case.counting[run.law].day_of
    return any(isinstance(start, dt.date) and day_of(start) < day for start in _may_be(run, act, began)) and not all(
        isinstance(end, dt.date) and day_of(end) < day for end in _may_be(run, act, _LASTS_UNTIL)
    )


def lasts_over(run: Run, candidate: Candidate) -> bool:
    """Return whether the act of an instance lasts over its change of law.

    Raises:
        Unsettled: where its dates are gaps.
    """
    act = act_of(run, candidate)
    if act is None or candidate.change is None:
        return True
    record = run.case.vocabulary.records[act.type]
    start = read_field(run, act, record.fields[record.judged_on or ""], None)
    end = read_field(run, act, record.fields[_LASTS_UNTIL], None)
    counting = run.case.counting[run.law]
    began_before = isinstance(start, dt.date) and counting.day_of(start) < candidate.change
    return began_before and not (isinstance(end, dt.date) and counting.day_of(end) < candidate.change)


def anchor_of(run: Run, candidate: Candidate) -> Callable[[], dt.date | dt.datetime]:
    """Return the reading of the day at which an instance is judged; where it is none, that of the assessment."""
    as_of = run.case.settings.as_of
    if candidate.change is not None:
        change = candidate.change
        return lambda: change
    if candidate.parent is not None and candidate.duty.anchor is None:
        return anchor_of(run, candidate.parent)
    explicit = candidate.duty.anchor
    act = act_of(run, candidate)
    if explicit is None and act is None:
        return lambda: as_of

    def read() -> dt.date | dt.datetime:
        found: Operand = NONE
        with run.reading(run.with_mode(future=None, floor=run.base_floor)):
            if explicit is not None:
                found = value(run, explicit, candidate.env)
            elif act is not None:
                record = run.case.vocabulary.records[act.type]
                found = read_field(run, act, record.fields[record.judged_on or ""], None)
        return found if isinstance(found, dt.date) else as_of

    return read


@contextmanager
def judging(run: Run, candidate: Candidate) -> Iterator[None]:
    """Read for one instance for a while: its law, its anchor, its bearer."""
    kept = run.law, run.anchor, run.anchor_key, run.bearer, run.bearer_of
    run.law = candidate.duty.section.law
    run.anchor = anchor_of(run, candidate)
    run.bearer = candidate.bearer
    bearer = candidate.bearer
    expression = candidate.duty.bearer.expression
    run.anchor_key = (run.law, candidate.change, None if bearer is None else bearer.path, candidate.env.key)
    if bearer is not None:
        run.bearer_of = lambda: bearer
    elif expression is not None:
        run.bearer_of = lambda: value(run, expression, candidate.env)
    elif candidate.duty.bearer.role is not None:
        unnamed = unnamed_player(run, candidate.duty.bearer.role)
        run.bearer_of = lambda: unnamed
    try:
        yield
    finally:
        run.law, run.anchor, run.anchor_key, run.bearer, run.bearer_of = kept
