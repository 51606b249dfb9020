"""What judging a duty may read: every expression that stands in it, and all that these name.

What comes in: duties and the laws. What goes out: expressions, each once. Promised: definitions, parameters and the
sections that are referred to are followed to their end.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from whereas.evaluate.case import Case
from whereas.model.expression import Constant, Defined, Expression, ParameterOf, PeriodsSince, SectionIs, SectionRef
from whereas.model.law import Bearer, Duty, Exception_
from whereas.model.walk import source_parts, sources_in, subexpressions


def _own_expressions(duty: Duty) -> Iterator[Expression]:
    """Yield the expressions that stand in a duty, its exceptions and their duties included."""
    for binding in duty.bindings:
        for source in binding.sources:
            yield from source_parts(source)
        if binding.where is not None:
            yield binding.where
    yield from duty.when
    yield from (item for item in (duty.requirement, duty.anchor, _of_bearer(duty.bearer)) if item is not None)
    for displacement in duty.displacements:
        if displacement.where is not None:
            yield displacement.where
    for old in duty.grandfathered:
        yield from (old.until, old.condition)
    for force in duty.force:
        if force.condition is not None:
            yield force.condition
    for exception in duty.exceptions:
        yield from _of_exception(exception)


def every_expression(start: Duty | Expression) -> Iterator[Expression]:
    """Yield every expression that stands in a duty or in an expression; nothing that it names is followed."""
    for expression in _own_expressions(start) if isinstance(start, Duty) else (start,):
        yield from subexpressions(expression)


def _of_bearer(bearer: Bearer) -> Expression | None:
    return bearer.expression


def _of_exception(exception: Exception_) -> Iterator[Expression]:
    if exception.condition is not None:
        yield exception.condition
    for attached in exception.attached:
        yield from _own_expressions(attached)
    for inner in exception.unless:
        yield from _of_exception(inner)


def references_of(duty: Duty) -> Iterator[SectionRef]:
    """Yield the sections that displace a duty or prevail over it."""
    for displacement in duty.displacements:
        yield from displacement.by
    for exception in duty.exceptions:
        yield from _prevailing(exception)


def _prevailing(exception: Exception_) -> Iterator[SectionRef]:
    yield from exception.prevails
    for inner in exception.unless:
        yield from _prevailing(inner)


def reachable_expressions(case: Case, duties: Iterable[Duty]) -> tuple[Expression, ...]:
    """Return every expression that judging the duties may read: definitions, parameters and sections followed."""
    found: list[Expression] = []
    seen: set[object] = set()
    waiting_duties = list(duties)
    waiting: list[Expression] = []
    while waiting_duties or waiting:
        if waiting:
            for part in subexpressions(waiting.pop()):
                found.append(part)
                found.extend(
                    Constant(value=source.length, kind=None, span=source.span)
                    for source in sources_in(part)
                    if isinstance(source, PeriodsSince)
                )
                _follow(case, part, seen, waiting, waiting_duties)
            continue
        duty = waiting_duties.pop()
        if id(duty) in seen:
            continue
        seen.add(id(duty))
        waiting.extend(_own_expressions(duty))
        for reference in references_of(duty):
            waiting_duties.extend(case.duties_of(reference))
        for binding in duty.bindings:
            found.extend(
                Constant(value=source.length, kind=None, span=source.span)
                for source in binding.sources
                if isinstance(source, PeriodsSince)
            )
    return tuple(found)


def _follow(case: Case, part: Expression, seen: set[object], waiting: list[Expression], duties: list[Duty]) -> None:
    match part:
        case Defined(law=law, name=name) if ("definition", law, name) not in seen:
            seen.add(("definition", law, name))
            waiting.extend(body.body for body in case.definition(law, name).bodies if body.body is not None)
        case ParameterOf(law=law, name=name) if ("parameter", law, name) not in seen:
            seen.add(("parameter", law, name))
            for line in case.laws[law].parameters[name].lines:
                waiting.append(line.value)
                if line.case is not None:
                    waiting.append(line.case)
        case SectionIs(targets=targets):
            for target in targets:
                duties.extend(case.duties_of(target))
        case _:
            pass
