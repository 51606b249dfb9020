"""How the oracle reads a formula in one world: conditions and operands, as things stand or in a future (8, 9).

What it is mixed into has the world's `facts`, its `choose`, and says how a section is (`section_is`).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import Protocol, TypeAlias

from tests.meaning.domains import Choose, Domains, Held
from tests.meaning.filling import Facts, Thing
from tests.meaning.operators import MOVED, ORDERED, RELATED, UNLIMITED, holds_between
from whereas.model import expression as e
from whereas.model.facts import Deal
from whereas.model.kinds import DateKind, ListKind, RecordKind
from whereas.model.law import Law
from whereas.model.operators import ROWS, Operator
from whereas.model.vocabulary import NoneMeans, Vocabulary
from whereas.values.scalars import NONE
from whereas.values.truth import Truth, truth_of

Env: TypeAlias = Mapping[str, Held]


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """How a formula is read: on which day, in which future (None: as things stand), and what of it is read anew."""

    now: dt.date
    future: Choose | None = None
    running_only: bool = False
    still: bool = False
    outcome: Choose | None = None

    def at_rest(self) -> Look:
        """Return how what is no event is read: as things stand, but for records that come to be."""
        return replace(self, future=None) if self.running_only else replace(self, still=True)


class Shared(Protocol):
    """What all worlds of a deal share."""

    deal: Deal
    vocabulary: Vocabulary
    domains: Domains

    def moves(self, thing: object) -> bool:
        """Return whether there is a comparison of events in it."""

    def runs(self, thing: object) -> bool:
        """Return whether there is a deadline in it that may still run."""


class Reader:
    """Reads formulas in one world."""

    oracle: Shared
    facts: Facts
    choose: Choose
    laws: Mapping[str, Law]
    today: dt.date
    stand: Look

    def section_is(self, x: e.SectionIs, env: Env, look: Look) -> Truth:
        """Return whether what is said of a section is so."""
        raise NotImplementedError

    def truth(self, x: e.Expression, env: Env, look: Look) -> Truth:
        """Return the truth of a condition."""
        match x:
            case e.And(parts=parts):
                return least(self.truth(p.condition, env, look) for p in parts)
            case e.Or(parts=parts):
                return least(self.truth(p.condition, env, look).negated() for p in parts).negated()
            case e.Not(condition=inner):
                return self.truth(inner, env, look).negated()
            case e.Quantified():
                return self.quantified(x, env, look)
            case e.Defined():
                body = self.body(x)
                names = [p.name for p in self.laws[x.law].definitions[x.name].parameters]
                return self.truth(
                    body, dict(zip(names, (self.value(s, env, look) for s in x.subjects), strict=True)), look
                )
            case e.Judged():
                subject = None if x.subject is None else self.value(x.subject, env, look)
                return truth_of(bool(self.answer(x, subject)))
            case e.UnderReading():
                return truth_of(self.reading(x.law, x.dispute) == x.reading)
            case e.Apply():
                return self.compared(x, env, look)
            case e.SectionIs():
                return self.section_is(x, env, look)
            case _:
                raise TypeError(x)

    def body(self, x: e.Defined) -> e.Expression:
        """Return what a defined term stands for, under the reading of this world."""
        for body in self.laws[x.law].definitions[x.name].bodies:
            if body.dispute is None or self.reading(x.law, body.dispute) == body.reading:
                assert body.body is not None
                return body.body
        raise KeyError(x.name)

    def reading(self, law: str, dispute: str) -> Held:
        """Return the reading chosen in this world: one everywhere."""
        names = tuple(reading.name for reading in self.laws[law].disputes[dispute].readings)
        return self.choose(("reading", law, dispute), names)

    def answer(self, x: e.Judged, subject: Held) -> Held:
        """Return the answer to a judgment about a subject: the one given, or one of both."""
        path = subject.path if isinstance(subject, Thing) else None
        for given in self.oracle.deal.answers:
            if (given.law, given.judgment) == (x.law, x.judgment) and (given.subject and str(given.subject)) == path:
                return given.answer
        return self.choose(("judged", x.law, x.judgment, path), (True, False))

    def quantified(self, x: e.Quantified, env: Env, look: Look) -> Truth:
        """Return the truth of a quantifier: that of the one member that decides it, counted from the truest."""
        anew = look.future is not None and (self.oracle.runs(x) if look.running_only else self.oracle.moves(x))
        found = []
        for member in self.members(x.sources, env, look if anew else self.stand):
            inner = {**env, x.variable.name: member}
            if x.where is None or self.truth(x.where, inner, look) is Truth.TRUE:
                found.append(Truth.TRUE if x.has is None else self.truth(x.has, inner, look))
        found.sort(reverse=True)

        def at_least(count: int) -> Truth:
            return Truth.TRUE if count <= 0 else found[count - 1] if count <= len(found) else Truth.FALSE

        match x.quantifier:
            case e.Quantifier.SOME:
                return at_least(1)
            case e.Quantifier.NO:
                return at_least(1).negated()
            case e.Quantifier.EVERY:
                return min(found, default=Truth.TRUE)
            case e.Quantifier.AT_LEAST:
                return at_least(x.threshold or 0)
            case e.Quantifier.MORE_THAN:
                return at_least((x.threshold or 0) + 1)
            case e.Quantifier.AT_MOST:
                return at_least((x.threshold or 0) + 1).negated()

    def compared(self, x: e.Apply, env: Env, look: Look) -> Truth:
        """Return the truth of a comparison; in a future only what concerns events is read anew."""
        row = ROWS[x.operator]
        if row.compares_dates:
            anew = row.is_running if look.running_only else of_event(x)
            seen = look if anew else look.at_rest()
            points = [self.value(operand, env, seen) for operand in x.operands]
            return holds_between(x.operator, points, [is_event(o) for o in x.operands], seen.now)
        if x.operator is Operator.EXISTS and self.happens(x.operands[0]):
            return truth_of(self.happening(x.operands[0], env, look.at_rest() if look.running_only else look))
        return truth_of(RELATED[x.operator](*(self.amount(o, x.operator, env, look) for o in x.operands)))

    def happens(self, x: e.Expression) -> bool:
        """Return whether an operand is an event, or the record of one."""
        kind = getattr(x, "kind", None)
        return is_event(x) or (isinstance(kind, RecordKind) and self.oracle.vocabulary.records[kind.name].is_event)

    def happening(self, x: e.Expression, env: Env, look: Look) -> bool:
        """Return whether an event has happened."""
        if is_event(x):
            return self.value(x, env, look) is not NONE
        return self.event(self.value(x, env, look), "on", look) is not NONE

    def amount(self, x: e.Expression, operator: Operator, env: Env, look: Look) -> Held:
        """Return an operand as things stand; where an amount is ordered, what its none means."""
        value = self.value(x, env, look.at_rest())
        if value is NONE and operator in ORDERED and isinstance(x, e.Field):
            means = self.oracle.vocabulary.records[x.record].fields[x.name].none_means
            return {NoneMeans.UNLIMITED: UNLIMITED, NoneMeans.ZERO: Fraction(0), None: NONE}[means]
        return value

    # ------------------------------------------------------------------------------------------- values

    def value(self, x: e.Expression, env: Env, look: Look) -> Held:
        """Return the value of an operand."""
        match x:
            case e.Constant(value=value):
                return value
            case e.Variable(name=name):
                return env[name]
            case e.Root(name=name, kind=ListKind()):
                return self.facts.listed(name)
            case e.Root(name=name, kind=RecordKind()):
                return self.single(name, look)
            case e.Item():
                return self.facts.item(x.list, x.key)
            case e.Field():
                return self.field(x, env, look)
            case e.Apply() if x.operator in MOVED:
                return MOVED[x.operator](*(self.value(o, env, look) for o in x.operands))
            case e.Aggregate(measure=e.Measure.NUMBER):
                return self.number(x, env, look)
            case _:
                raise TypeError(x)

    def field(self, x: e.Field, env: Env, look: Look) -> Held:
        """Return what a record holds; an event that is not yet is read in the future, if there is one."""
        thing = self.value(x.of, env, look)
        if is_event(x):
            return self.event(thing, x.name, look)
        return self.facts.field(thing, x.name) if isinstance(thing, Thing) else NONE

    def single(self, name: str, look: Look) -> Held:
        """Return the record of which there is one; that of an event may come to be in a future."""
        thing, kind = self.facts.single(name), self.oracle.vocabulary.singles[name].record
        if thing is not NONE or look.future is None or not self.oracle.vocabulary.records[kind].is_event:
            return thing
        comes = look.future(("comes", name), (False, True))
        return Thing(path=name, type=kind, born=look.future) if comes else NONE

    def event(self, thing: Held, name: str, look: Look) -> Held:
        """Return when something happened; what has not, may in a future."""
        if not isinstance(thing, Thing):
            return NONE
        value = self.facts.field(thing, name)
        if thing.born is not None or (isinstance(value, dt.date) and value <= self.today):
            return value
        if look.future is None or look.still:
            return NONE
        return look.future(("event", thing.path, name), (NONE, *self.oracle.domains.future(self.today)))

    def number(self, x: e.Aggregate, env: Env, look: Look) -> Fraction:
        """Return how many members of a list fit."""
        members = [{**env, x.variable.name: member} for member in self.members(x.sources, env, look)]
        return Fraction(sum(x.where is None or self.truth(x.where, env, look) is Truth.TRUE for env in members))

    def members(self, sources: Sequence[e.Source], env: Env, look: Look) -> Iterator[Held]:
        """Yield what a variable ranges over; in a future, records may have come to be."""
        for source in sources:
            assert not isinstance(source, e.Eventual | e.Onward | e.YearsSince | e.PeriodsSince | e.Groups)
            yield from self.value(source, env, self.stand)
            if look.future is not None and isinstance(source, e.Root):
                kind = self.oracle.vocabulary.lists[source.name].record
                for n in range(look.future(("born", source.name), range(self.facts.fresh[source.name] + 1))):
                    yield Thing(path=f"{source.name}.+{n}", type=kind, born=look.future)


def least(truths: Iterable[Truth]) -> Truth:
    """Return the least of the truths; what comes after a false one is not read."""
    found = Truth.TRUE
    for truth in truths:
        found = min(found, truth)
        if found is Truth.FALSE:
            break
    return found


def is_event(x: e.Expression) -> bool:
    """Return whether an operand is something that happens."""
    kind = getattr(x, "kind", None)
    return isinstance(kind, DateKind) and kind.is_event


def of_event(x: e.Apply) -> bool:
    """Return whether a comparison of dates has an event on at least one side."""
    return any(is_event(operand) for operand in x.operands)
