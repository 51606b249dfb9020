"""What a verdict shows of the clauses that were read for it: read off its trace, where the verdict turned on them.

What comes in: an instance with its trace. What goes out: marks. Promised: a part counts only where the whole in which
it stands would have come out otherwise without it: a part of an `and` that is true counts if no other part failed, one
that is false if it alone failed; an exception counts if the duty applied and was not kept. What is not known shows
nothing.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from whereas.analysis.around import side_of
from whereas.analysis.clauses import is_list, turns_on_number
from whereas.model.coverage import ClauseKind, Mark, Shown
from whereas.model.expression import (
    And,
    Apply,
    Constant,
    Defined,
    Expression,
    LegalFactOf,
    Not,
    Or,
    Quantified,
    Quantifier,
)
from whereas.model.law import Duty, Law, Modality
from whereas.model.trace import Outcome, Role, Trace
from whereas.model.verdict import Instance, Verdict
from whereas.values.dates import Counting

_TRUTHS = {Outcome.TRUE: Shown.TRUE, Outcome.FALSE: Shown.FALSE}
_GROUNDS = (Role.WHERE, Role.WHEN)
_CLOSED = (Verdict.SATISFIED, Verdict.EXCUSED, Verdict.PENDING, Verdict.VIOLATED)
_NO_TRACE = (Constant, LegalFactOf)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reader:
    """What is needed to read a trace.

    Attributes:
        as_of: the assessment.
    """

    laws: Mapping[str, Law]
    counting: Counting
    as_of: dt.date | dt.datetime

    def marks(self, duty: Duty, instance: Instance) -> Iterator[Mark]:
        """Yield what an instance of a duty shows of the clauses that were read for it."""
        parts = instance.trace.children
        grounds = [part for part in parts if part.role in _GROUNDS]
        spared = [part for part in parts if part.role is Role.GRANDFATHERED]
        applies = _whether_it_applies(instance, grounds, spared)
        if instance.verdict is not Verdict.INAPPLICABLE or applies is Outcome.FALSE or duty.modality is Modality.MAY:
            yield from self._all_of(grounds)
        if all(ground.outcome is Outcome.TRUE for ground in grounds):
            for part in spared:
                yield from self._condition(part)
        if applies is Outcome.TRUE and (instance.verdict is not Verdict.INAPPLICABLE or duty.modality is Modality.MAY):
            yield from self._inside(duty, parts)

    def _inside(self, duty: Duty, parts: Iterable[Trace]) -> Iterator[Mark]:
        requirement = next((part for part in parts if part.role is Role.REQUIREMENT), None)
        exceptions = [part for part in parts if part.role is Role.EXCEPTION]
        if requirement is not None:
            yield from self._condition(requirement)
        is_permission = duty.modality is Modality.MAY
        asked = Outcome.TRUE if is_permission else Outcome.FALSE
        if requirement is None or requirement.outcome is asked:
            yield from self._any_of(exceptions)

    # ------------------------------------------------------------------ wholes
    def _all_of(self, parts: list[Trace]) -> Iterator[Mark]:
        """Yield the marks of parts of which each must hold."""
        for part in parts:
            others = {other.outcome for other in parts if other is not part}
            blocking = {Outcome.FALSE} if part.outcome is Outcome.FALSE else {Outcome.FALSE, Outcome.UNKNOWN}
            if not others & blocking:
                yield from self._part(part)

    def _any_of(self, parts: list[Trace]) -> Iterator[Mark]:
        """Yield the marks of parts of which one suffices."""
        for part in parts:
            others = {other.outcome for other in parts if other is not part}
            blocking = {Outcome.TRUE} if part.outcome is Outcome.TRUE else {Outcome.TRUE, Outcome.UNKNOWN}
            if not others & blocking:
                yield from self._part(part)

    def _part(self, part: Trace) -> Iterator[Mark]:
        if part.role is Role.EXCEPTION:
            return self._exception(part)
        return self._condition(part)

    def _exception(self, part: Trace) -> Iterator[Mark]:
        if part.span is not None and part.outcome in _TRUTHS:
            shown = Shown.APPLIES if part.outcome is Outcome.TRUE else Shown.FAILS
            yield Mark(kind=ClauseKind.EXCEPTION, span=part.span, name=part.label or "", shown=shown)
        conditions = [each for each in part.children if each.role is not Role.EXCEPTION]
        inner = [each for each in part.children if each.role is Role.EXCEPTION]
        if not any(each.outcome in (Outcome.TRUE, Outcome.UNKNOWN) for each in inner):
            for each in conditions:
                yield from self._condition(each)
        if all(each.outcome is Outcome.TRUE for each in conditions):
            yield from self._any_of(inner)

    # ------------------------------------------------------------------ conditions
    def _condition(self, part: Trace) -> Iterator[Mark]:
        children = list(part.children)
        match part.expression:
            case None:
                return
            case And() | Or() as phrase if is_list(phrase):
                yield from self._truth(part)
            case And():
                yield from self._all_of(children)
            case Or():
                yield from self._any_of(children)
            case Not() | Defined():
                for child in children:
                    yield from self._condition(child)
            case Quantified() as quantified:
                yield from self._truth(part)
                yield from self._items(quantified, children)
            case expression if not isinstance(expression, _NO_TRACE):
                yield from self._truth(part)
                yield from self._number(part, expression)

    def _truth(self, part: Trace) -> Iterator[Mark]:
        shown = _TRUTHS.get(part.outcome)
        if shown is not None and part.expression is not None:
            yield Mark(kind=ClauseKind.CONDITION, span=part.expression.span, name="", shown=shown)

    def _number(self, part: Trace, expression: Expression) -> Iterator[Mark]:
        if not isinstance(expression, Apply) or not turns_on_number(expression, self.laws):
            return
        if part.outcome not in _TRUTHS:
            return
        side = side_of(expression, part.operands, self.laws, self.counting, self.as_of)
        if side is not None:
            yield Mark(kind=ClauseKind.NUMBER, span=expression.span, name="", shown=side)

    def _items(self, quantified: Quantified, items: list[Trace]) -> Iterator[Mark]:
        """Yield the marks of the items on which a quantifier turned: of those that it reads, no other decides it."""
        decides = {Quantifier.SOME: Outcome.TRUE, Quantifier.NO: Outcome.TRUE, Quantifier.EVERY: Outcome.FALSE}.get(
            quantified.quantifier
        )
        for item in items:
            others = [_of_item(other, quantified) for other in items if other is not item]
            if item.outcome is Outcome.UNKNOWN or (decides is not None and decides in others):
                continue
            if quantified.quantifier is Quantifier.EVERY:
                yield from self._implied(item)
            else:
                yield from self._all_of(list(item.children))

    def _implied(self, item: Trace) -> Iterator[Mark]:
        """Yield the marks of an item of which something must hold if it is meant: to be meant matters if it fails."""
        where = [child for child in item.children if child.role is Role.WHERE]
        has = [child for child in item.children if child.role is not Role.WHERE]
        if all(each.outcome is Outcome.FALSE for each in has):
            yield from self._all_of(where)
        if all(each.outcome is Outcome.TRUE for each in where):
            yield from self._all_of(has)


def _of_item(item: Trace, quantified: Quantified) -> Outcome:
    """Return how an item comes out for its quantifier: one that is not meant is false for `some`, true for `every`."""
    outcomes = [child.outcome for child in item.children]
    if quantified.quantifier is Quantifier.EVERY:
        where = [child.outcome for child in item.children if child.role is Role.WHERE]
        if Outcome.FALSE in where:
            return Outcome.TRUE
        return Outcome.UNKNOWN if Outcome.UNKNOWN in where else _least(outcomes)
    return _least(outcomes)


def _least(outcomes: Iterable[Outcome]) -> Outcome:
    found = set(outcomes)
    for each in (Outcome.FALSE, Outcome.UNKNOWN, Outcome.IDLE):
        if each in found:
            return each
    return Outcome.TRUE


def _whether_it_applies(instance: Instance, grounds: list[Trace], spared: list[Trace]) -> Outcome:
    """Return whether a duty applies; where its parts leave it open, it does if no way of filling the gaps denies it."""
    if Verdict.INAPPLICABLE not in instance.possible and instance.verdict in _CLOSED:
        return Outcome.TRUE
    applies = _least(ground.outcome for ground in grounds)
    if applies is Outcome.TRUE and any(part.outcome is Outcome.UNKNOWN for part in spared):
        return Outcome.UNKNOWN
    return applies
