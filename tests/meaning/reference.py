"""The naive oracle: what a verdict means, item by item of the semantics, done in the slowest and plainest way.

Every gap of the deal is filled in every way (over the small domains of `domains`), every future of every world is
tried, and the law is read anew in each. It shares the nouns of `model` and `values` with the engine, and nothing else:
no module of `evaluate` is read here. It covers semantics 1 to 4, 6 to 9 as far as the tests' laws go.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TypeAlias

from tests.meaning.domains import Choose, Domains, Held, every_way, nodes
from tests.meaning.filling import Facts, Thing
from tests.meaning.formulas import Env, Look, Reader, of_event
from whereas.model import expression as e
from whereas.model.facts import Deal
from whereas.model.law import Binding, Duty, Exception_, InForce, Law, Modality
from whereas.model.operators import ROWS
from whereas.model.verdict import CLOSED, Verdict
from whereas.model.vocabulary import Vocabulary
from whereas.values.truth import Truth, truth_of

V: TypeAlias = Verdict
EVER = dt.date(9000, 1, 1)


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

    def duties(self) -> Iterator[Duty]:
        """Yield every duty of the laws, and those that exceptions attach to it."""
        for law in self.laws.values():
            for duty in (duty for section in law.sections for duty in section.duties):
                yield duty
                yield from (attached for exception in duty.exceptions for attached in exception.attached)

    def parent(self, duty: Duty) -> Duty | None:
        """Return the duty to which an exception attaches this one, if one does."""
        for other in self.duties():
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
        """Return how many records that are not named a duty can tell apart in a list: as many as it speaks of."""
        many = 0
        for node in (*self.parts(duty), *self.parts(self.parent(duty))):
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


class World(Reader):
    """One way of filling every gap, filled as the gaps are read."""

    oracle: Oracle

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

    def instances(self, bindings: Sequence[Binding], env: Env) -> Iterator[Env]:
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
        """Return whether a section prevails over a duty for the same record: in each instance, and there is one."""
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

    def parts_of(self, ref: e.SectionRef, about: Held) -> Iterator[tuple[Duty, Env]]:
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
        outcome: Verdict = look.outcome(key, (V.SATISFIED, V.VIOLATED))
        return outcome
