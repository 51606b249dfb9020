"""The naive oracle: what docs and design say a verdict means, done in the slowest and plainest way.

Every gap of the deal is filled in every way (over the small domains of `domains`), every future of every world is
tried, and the law is read anew in each. It shares the nouns of `model` and `values` with the engine, and nothing else:
no module of `evaluate` is read here. It covers semantics 1 to 4, 6 to 9 as far as the tests' laws go.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TypeAlias

from tests.meaning.domains import Choose, Domains, every_way, nodes
from tests.meaning.filling import Facts, Thing
from tests.meaning.operators import MOVED, ORDERED, RELATED, UNLIMITED, holds_between
from whereas.model import expression as e
from whereas.model.facts import Deal
from whereas.model.kinds import DateKind, ListKind, RecordKind
from whereas.model.law import Binding, Duty, Exception_, InForce, Law, Modality
from whereas.model.operators import ROWS, Operator
from whereas.model.verdict import CLOSED, Verdict
from whereas.model.vocabulary import NoneMeans, Vocabulary
from whereas.values.scalars import NONE
from whereas.values.truth import Truth, truth_of

Env: TypeAlias = Mapping[str, object]
Judge: TypeAlias = Callable[[], Verdict]
V = Verdict
EVER = dt.date(9000, 1, 1)


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


def rank(verdicts: Sequence[Verdict]) -> Verdict:
    """Return the greatest of the verdicts; of none, inapplicable."""
    return max(verdicts, key=CLOSED.index, default=V.INAPPLICABLE)


def reported(sets: Sequence[frozenset[Verdict]]) -> Verdict:
    """Return the verdict of semantics 3, from the possible verdicts under each way of answering the judgments."""
    everything = closed(frozenset().union(*sets))
    if everything is not None:
        return everything
    return V.NEEDS_JUDGMENT if all(closed(some) is not None for some in sets) else V.UNDETERMINED


def closed(some: frozenset[Verdict]) -> Verdict | None:
    """Return the one verdict that closes the set, or None where it is open."""
    if len(some) == 1:
        return next(iter(some))
    return V.EXCUSED if some == {V.SATISFIED, V.EXCUSED} else None


class Oracle:
    """The worlds of one deal under some laws, as of one day."""

    def __init__(
        self, deal: Deal, laws: Mapping[str, Law], vocabulary: Vocabulary, today: dt.date, most: int = 4000
    ) -> None:
        self.deal, self.laws, self.vocabulary, self.today = deal, laws, vocabulary, today
        self.domains = Domains(deal, laws, vocabulary, today)
        self.most, self.tried = most, 0
        self._parts: dict[int, list[object]] = {}

    def possible(self, duty: Duty) -> list[frozenset[Verdict]]:
        """Return the possible verdicts of a duty, one set for each way of answering its judgments."""
        fresh = {name: self.telling(duty, name) for name in self.vocabulary.lists}
        found: dict[tuple[Verdict, frozenset[tuple[object, object]]], None] = {}
        for verdict, taken in every_way(lambda choose: World(self, choose, fresh).duty(duty)):
            self.count()
            found[verdict, frozenset((k, v) for k, v in taken.items() if isinstance(k, tuple) and k[0] == "judged")] = (
                None
            )
        keys = sorted({key for _, answers in found for key, _ in answers}, key=repr)
        sets = []
        for answers, _ in every_way(lambda choose: {key: choose(key, (True, False)) for key in keys}):
            sets.append(frozenset(v for v, said in found if all(answers[key] == value for key, value in said)))
        return sets

    def under(self, ref: e.SectionRef) -> Iterator[Duty]:
        """Yield the duties of a section and of what stands under its number."""
        for section in self.laws[ref.law].sections:
            if section.number == ref.section or section.number.startswith(f"{ref.section}("):
                yield from (duty for duty in section.duties if ref.duty in (None, duty.name))

    def parent(self, duty: Duty) -> Duty | None:
        """Return the duty to which an exception attaches this one, if one does."""
        for law in self.laws.values():
            for other in (other for section in law.sections for other in section.duties):
                if any(attached is duty for x in other.exceptions for attached in x.attached):
                    return other
        return None

    def count(self) -> None:
        """Count a world or a future.

        Raises:
            TooMany: where it is one too many.
        """
        self.tried += 1
        if self.tried > self.most:
            raise TooMany

    def telling(self, duty: Duty, name: str) -> int:
        """Return how many records that are not named a duty can tell apart in a list: one for each that it speaks of."""
        many = 0
        for node in self.parts(duty):
            if isinstance(node, Binding | e.Quantified | e.Aggregate):
                over = any(isinstance(source, e.Root) and source.name == name for source in node.sources)
                many += over and (getattr(node, "threshold", None) or 0) + 1
        return many

    def parts(self, thing: object) -> list[object]:
        """Return everything a formula is made of, with the definitions that it uses written out."""
        if id(thing) not in self._parts:
            found = []
            for node in nodes(thing):
                found.append(node)
                if isinstance(node, e.Defined):
                    found += self.parts(self.laws[node.law].definitions[node.name].bodies)
            self._parts[id(thing)] = found
        return self._parts[id(thing)]

    def moves(self, thing: object) -> bool:
        """Return whether there is a comparison of events in it."""
        return any(
            isinstance(n, e.Apply) and ROWS[n.operator].compares_dates and of_event(n) for n in self.parts(thing)
        )

    def runs(self, thing: object) -> bool:
        """Return whether there is a deadline in it that may still run."""
        return any(isinstance(n, e.Apply) and ROWS[n.operator].is_running for n in self.parts(thing))


class TooMany(Exception):  # noqa: N818 - no error: the example is too large to be done naively
    """Raised where a duty has more worlds than are tried."""


class World:
    """One way of filling every gap, filled as the gaps are read."""

    def __init__(self, oracle: Oracle, choose: Choose, fresh: Mapping[str, int]) -> None:
        self.oracle, self.choose, self.laws = oracle, choose, oracle.laws
        self.today = oracle.today
        self.facts = Facts(oracle.deal, oracle.domains, choose, fresh)
        self.stand = Look(now=self.today)

    # ------------------------------------------------------------------------------------------- duties

    def duty(self, duty: Duty) -> Verdict:
        """Return the greatest verdict of the instances of a duty; one that is attached has those of its parent."""
        parent = self.oracle.parent(duty)
        if parent is None:
            return rank([self.instance(duty, env) for env in self.instances(duty.bindings, {})])
        return rank([self.attached(duty, parent, env) for env in self.instances(parent.bindings, {})])

    def instances(self, bindings: Sequence[object], env: Env) -> Iterator[Env]:
        """Yield what the variables of a duty are bound to, for each of its instances (`where` is read with `when`)."""
        if not bindings:
            yield env
            return
        for member in self.members(bindings[0].sources, env, self.stand):
            yield from self.instances(bindings[1:], {**env, bindings[0].variable.name: member})

    def instance(self, duty: Duty, env: Env) -> Verdict:
        """Return the verdict of one instance."""
        if not self.applies(duty, env):
            return V.INAPPLICABLE
        if duty.modality is Modality.MAY:
            meets = duty.requirement is not None and self.truth(duty.requirement, env, self.stand) is Truth.TRUE
            excepted = meets and any(self.excuses(x, duty, env) for x in duty.exceptions)
            return V.SATISFIED if meets and not excepted else V.INAPPLICABLE
        return self.required(duty, env)

    def applies(self, duty: Duty, env: Env) -> bool:
        """Return whether the law is in force and what the duty is about is so (an idle requirement apart)."""
        conditions = [*(b.where for b in duty.bindings if b.where is not None), *duty.when]
        return self.in_force(duty, env) and all(self.settled(c, env) for c in conditions)

    def required(self, duty: Duty, env: Env) -> Verdict:
        """Return the verdict of the table of semantics 2, from its second row on."""
        need, open_ended = duty.requirement, False
        if need is not None:
            now = set(self.futures(lambda choose: self.truth(need, env, replace(self.stand, outcome=choose))))
            open_ended = len(now) > 1
            if now == {Truth.IDLE}:
                return V.INAPPLICABLE
            ended = Look(now=EVER)
            if now == {Truth.TRUE} == set(self.futures(lambda c: self.truth(need, env, replace(ended, outcome=c)))):
                return V.SATISFIED
        if any(self.excuses(x, duty, env) for x in duty.exceptions):
            return V.EXCUSED
        if open_ended or self.can_be_met(need, env) or any(self.may_excuse(x, duty, env) for x in duty.exceptions):
            return V.PENDING
        return V.VIOLATED

    def attached(self, duty: Duty, parent: Duty, env: Env) -> Verdict:
        """Return the verdict of an attached duty: it applies where its exception is the one that is named."""
        if self.instance(parent, env) is not V.EXCUSED:
            return V.INAPPLICABLE
        holding = [x for x in parent.exceptions if self.excuses(x, parent, env)]
        outcomes = [rank([self.instance(a, env) for a in x.attached]) for x in holding]
        named = holding[min(range(len(holding)), key=lambda n: (bool(holding[n].attached), CLOSED.index(outcomes[n])))]
        if not any(a is duty for a in named.attached):
            return V.INAPPLICABLE
        found = self.instance(duty, env)
        free = [x for x in parent.exceptions if not x.attached]
        fallen = self.can_be_met(parent.requirement, env) or any(self.may_excuse(x, parent, env) for x in free)
        return V.PENDING if found is V.VIOLATED and fallen else found

    def in_force(self, duty: Duty, env: Env) -> bool:
        """Return whether the law is in force at the anchor."""
        anchor = self.anchor(duty, env)
        force = duty.force or self.laws[duty.section.law].force
        return not force or any(self.spans(span, anchor) for span in force)

    def spans(self, span: InForce, day: dt.date) -> bool:
        """Return whether the day lies in the span."""
        return (span.first is None or span.first <= day) and (span.last is None or day <= span.last)

    def anchor(self, duty: Duty, env: Env) -> dt.date:
        """Return the day whose law counts: that of the act that is judged, if it has happened, else today."""
        for binding in reversed(duty.bindings):
            thing = env[binding.variable.name]
            acts = self.oracle.vocabulary.records[thing.type].judged_on if isinstance(thing, Thing) else None
            if acts is not None:
                day = self.facts.field(thing, acts)
                return day if isinstance(day, dt.date) and day <= self.today else self.today
        return self.today

    # ------------------------------------------------------------------------------------------- conditions, futures

    def futures(self, read: Callable[[Choose], Truth]) -> Iterator[Truth]:
        """Yield how something comes out in each future of this world."""
        for outcome, _ in every_way(read):
            self.oracle.count()
            yield outcome

    def can_be_met(self, need: e.Expression | None, env: Env) -> bool:
        """Return whether some future meets the requirement, or leaves it idle."""
        if need is None or not self.oracle.moves(need):
            return False
        outcomes = self.futures(lambda choose: self.truth(need, env, Look(now=EVER, future=choose, outcome=choose)))
        return any(outcome is not Truth.FALSE for outcome in outcomes)

    def settled(self, condition: e.Expression, env: Env) -> bool:
        """Return whether a condition holds, however the deadlines in it come out."""
        if not self.oracle.runs(condition):
            return self.truth(condition, env, self.stand) is Truth.TRUE
        look = Look(now=EVER, running_only=True)
        outcomes = self.futures(lambda choose: self.truth(condition, env, replace(look, future=choose)))
        return all(outcome is Truth.TRUE for outcome in outcomes)

    def excuses(self, exception: Exception_, duty: Duty, env: Env) -> bool:
        """Return whether an exception holds, however the deadlines in it come out."""
        return all(outcome is Truth.TRUE for outcome in self.outcomes(exception, duty, env))

    def may_excuse(self, exception: Exception_, duty: Duty, env: Env) -> bool:
        """Return whether an exception would hold by some outcome of a deadline in it."""
        return any(outcome is Truth.TRUE for outcome in self.outcomes(exception, duty, env))

    def outcomes(self, exception: Exception_, duty: Duty, env: Env) -> Iterator[Truth]:
        """Yield how an exception comes out in each future of the deadlines in it."""
        look = Look(now=EVER, running_only=True)
        return self.futures(lambda choose: self.exception(exception, duty, env, replace(look, future=choose)))

    def exception(self, exception: Exception_, duty: Duty, env: Env, look: Look) -> Truth:
        """Return whether the condition of an exception is true and none of its own exceptions is."""
        holds = all(self.prevails(ref, duty, env) for ref in exception.prevails)
        if exception.condition is not None:
            holds = holds and self.truth(exception.condition, env, look) is Truth.TRUE
        return truth_of(holds and not any(self.exception(x, duty, env, look) is Truth.TRUE for x in exception.unless))

    def prevails(self, ref: e.SectionRef, against: Duty, env: Env) -> bool:
        """Return whether a section prevails over a duty for the same record: in every instance of it, and there is one."""
        found = [
            self.goes_before(duty, against, other)
            for duty in self.oracle.under(ref)
            for other in self.instances(duty.bindings, {})
            if any(thing in env.values() for thing in other.values())
            and all(b.where is None or self.settled(b.where, other) for b in duty.bindings)
        ]
        return bool(found) and all(found)

    def goes_before(self, duty: Duty, against: Duty, env: Env) -> bool:
        """Return whether one instance of a duty goes before another duty (semantics 7)."""
        if duty.modality is Modality.MAY:
            return self.instance(duty, env) is V.SATISFIED
        if self.instance(duty, env) is V.INAPPLICABLE:
            return False
        if duty.modality is Modality.MUST_NOT and against.modality is Modality.MAY:
            return duty.requirement is None or self.truth(duty.requirement, env, self.stand) is Truth.FALSE
        return not any(self.excuses(x, duty, env) for x in duty.exceptions)

    def section_is(self, x: e.SectionIs, env: Env, look: Look) -> Truth:
        """Return whether what is said of a section is so; a pending part comes out either way, if that is asked."""
        about = None if x.as_to is None else self.value(x.as_to, env, look)
        per_target = [
            [self.outcome(duty, other, look) for duty, other in self.parts_of(ref, about)] for ref in x.targets
        ]
        said = [rank(found) for found in per_target]
        match x.state:
            case e.SectionState.VIOLATED:
                return truth_of(V.VIOLATED in said)
            case e.SectionState.COMPLIED_WITH:
                return truth_of(V.VIOLATED not in said)
            case e.SectionState.SATISFIED:
                return truth_of(all(verdict is V.SATISFIED for verdict in said))
            case e.SectionState.EXCUSED:
                return truth_of(any(V.EXCUSED in found for found in per_target))
            case _:
                raise TypeError(x)

    def parts_of(self, ref: e.SectionRef, about: object) -> Iterator[tuple[Duty, Env]]:
        """Yield the instances of the duties of a section, as to a record if one is given."""
        for duty in self.oracle.under(ref):
            for env in self.instances(duty.bindings, {}):
                if about is None or about in env.values():
                    yield duty, env

    def outcome(self, duty: Duty, env: Env, look: Look) -> Verdict:
        """Return the verdict of an instance that is referred to."""
        found = self.instance(duty, env)
        if found is not V.PENDING or look.outcome is None:
            return found
        key = ("outcome", id(duty), tuple(getattr(thing, "path", thing) for thing in env.values()))
        return look.outcome(key, (V.SATISFIED, V.VIOLATED))

    # ------------------------------------------------------------------------------------------- truth

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

    def reading(self, law: str, dispute: str) -> object:
        """Return the reading chosen in this world: one everywhere."""
        names = tuple(reading.name for reading in self.laws[law].disputes[dispute].readings)
        return self.choose(("reading", law, dispute), names)

    def answer(self, x: e.Judged, subject: object) -> object:
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
                return at_least(x.threshold)
            case e.Quantifier.MORE_THAN:
                return at_least(x.threshold + 1)
            case e.Quantifier.AT_MOST:
                return at_least(x.threshold + 1).negated()

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

    def amount(self, x: e.Expression, operator: Operator, env: Env, look: Look) -> object:
        """Return an operand as things stand; where an amount is ordered, what its none means."""
        value = self.value(x, env, look.at_rest())
        if value is NONE and operator in ORDERED and isinstance(x, e.Field):
            means = self.oracle.vocabulary.records[x.record].fields[x.name].none_means
            return {NoneMeans.UNLIMITED: UNLIMITED, NoneMeans.ZERO: Fraction(0), None: NONE}[means]
        return value

    # ------------------------------------------------------------------------------------------- values

    def value(self, x: e.Expression, env: Env, look: Look) -> object:
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

    def field(self, x: e.Field, env: Env, look: Look) -> object:
        """Return what a record holds; an event that is not yet is read in the future, if there is one."""
        thing = self.value(x.of, env, look)
        if is_event(x):
            return self.event(thing, x.name, look)
        return self.facts.field(thing, x.name) if isinstance(thing, Thing) else NONE

    def single(self, name: str, look: Look) -> object:
        """Return the record of which there is one; that of an event may come to be in a future."""
        thing, kind = self.facts.single(name), self.oracle.vocabulary.singles[name].record
        if thing is not NONE or look.future is None or not self.oracle.vocabulary.records[kind].is_event:
            return thing
        comes = look.future(("comes", name), (False, True))
        return Thing(path=name, type=kind, born=look.future) if comes else NONE

    def event(self, thing: object, name: str, look: Look) -> object:
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

    def members(self, sources: Sequence[object], env: Env, look: Look) -> Iterator[object]:
        """Yield what a variable ranges over; in a future, records may have come to be."""
        for source in sources:
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
    return isinstance(getattr(x, "kind", None), DateKind) and x.kind.is_event


def of_event(x: e.Apply) -> bool:
    """Return whether a comparison of dates has an event on at least one side."""
    return any(is_event(operand) for operand in x.operands)
