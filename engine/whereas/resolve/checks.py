"""What is looked for in a law once it is typed: amounts that may be none, exceptions and limits that can never bear.

What comes in: a law. What goes out: diagnostics. Promised: every ordered amount is looked at, wherever it stands.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from whereas.model.expression import Expression
from whereas.model.law import Duty, Exception_, Law
from whereas.resolve.consistency import are_contradictory
from whereas.resolve.endless import check_ends
from whereas.resolve.guards import check_amounts
from whereas.resolve.linking import is_target
from whereas.resolve.problems import UnreachableException
from whereas.resolve.scope import Scope
from whereas.resolve.shape import shape_of


def check_law(law: Law, scope: Scope) -> None:
    """Report what is wrong with the typed form of a law."""
    for section in law.sections:
        for duty in section.duties:
            _check_duty(duty, (), scope)
    for definition in law.definitions.values():
        for body in definition.bodies:
            check_amounts(body.body, (), scope)
    for parameter in law.parameters.values():
        for line in parameter.lines:
            check_amounts(line.case, (), scope)
    for external in law.external_exceptions:
        _check_exception(external.exception, (), scope)
    for displacement in (*law.external_displacements,):
        check_amounts(displacement.displacement.where, (), scope)
    for goal in law.goals:
        wheres = tuple(binding.where for binding in goal.bindings if binding.where is not None)
        _check_each(wheres, scope)
        check_amounts(goal.condition, wheres, scope)


def _check_each(conditions: tuple[Expression, ...], scope: Scope) -> None:
    """Look at conditions that all hold: each is read with what the others say."""
    for index, condition in enumerate(conditions):
        check_amounts(condition, conditions[:index], scope)


def _check_duty(duty: Duty, above: tuple[Expression, ...], scope: Scope) -> None:
    wheres = tuple(binding.where for binding in duty.bindings if binding.where is not None)
    holds = (*wheres, *duty.when)
    _check_each((*above, *holds), scope)
    known = (*above, *holds)
    check_amounts(duty.requirement, known, scope)
    check_ends(duty, scope)
    for old in duty.grandfathered:
        check_amounts(old.condition, known, scope)
    for displacement in duty.displacements:
        check_amounts(displacement.where, known, scope)
    for exception in duty.exceptions:
        _check_exception(exception, known, scope)
    _check_reach(duty, known, scope)


def _check_exception(exception: Exception_, known: tuple[Expression, ...], scope: Scope) -> None:
    check_amounts(exception.condition, known, scope)
    inside = known if exception.condition is None else (*known, exception.condition)
    for attached in exception.attached:
        _check_duty(attached, inside, scope)
    for inner in exception.unless:
        _check_exception(inner, inside, scope)


# ---------------------------------------------------------------------- exceptions that can never excuse
def _check_reach(duty: Duty, known: tuple[Expression, ...], scope: Scope) -> None:
    for exception, why in _unreachable(duty, known):
        scope.report(UnreachableException(span=exception.span, name=exception.name, why=why))


def unreachable_from_elsewhere(laws: Mapping[str, Law]) -> Iterator[UnreachableException]:
    """Yield a diagnostic for each exception from elsewhere that contradicts every section that it is written to."""
    duties = [duty for law in laws.values() for section in law.sections for duty in section.duties]
    for law in laws.values():
        for external in law.external_exceptions:
            condition = external.exception.condition
            if condition is None or external.to_exception is not None:
                continue
            reasons = [_out_of_reach(duty, condition) for duty in duties if is_target(duty, external.targets)]
            if reasons and all(reason is not None for reason in reasons):
                yield UnreachableException(span=external.span, name=external.exception.name, why=reasons[0] or "")


def _out_of_reach(duty: Duty, condition: Expression) -> str | None:
    wheres = tuple(binding.where for binding in duty.bindings if binding.where is not None)
    return _never_holds(condition, (*wheres, *duty.when)) or _meets(duty, condition)


def _unreachable(duty: Duty, known: tuple[Expression, ...]) -> Iterator[tuple[Exception_, str]]:
    earlier: dict[object, str] = {}
    for exception in duty.exceptions:
        condition = exception.condition
        if condition is None:
            continue
        why = _never_holds(condition, known) or _meets(duty, condition)
        shape = shape_of(condition)
        if why is None and shape in earlier and not exception.attached:
            why = f"it says the same as `{earlier[shape]}`"
        if not exception.unless:
            earlier.setdefault(shape, exception.name)
        if why is not None:
            yield exception, why
        yield from _unreachable_inside(exception, known)


def _unreachable_inside(exception: Exception_, known: tuple[Expression, ...]) -> Iterator[tuple[Exception_, str]]:
    condition = exception.condition
    for inner in exception.unless:
        if inner.condition is None or condition is None:
            continue
        if are_contradictory((*known, condition, inner.condition)):
            yield inner, f"it can't hold where `{exception.name}` does"
        elif shape_of(inner.condition) == shape_of(condition) and not inner.unless:
            yield exception, f"`{inner.name}` takes it away wherever it holds"
        else:
            yield from _unreachable_inside(inner, (*known, condition))


def _never_holds(condition: Expression, known: tuple[Expression, ...]) -> str | None:
    if are_contradictory((condition,)):
        return "its condition contradicts itself"
    if are_contradictory((*known, condition)):
        return "its condition contradicts what the section is about"
    return None


def _meets(duty: Duty, condition: Expression) -> str | None:
    """Return that wherever the exception holds the duty is met, if its condition is all that is required."""
    if duty.requirement is not None and shape_of(duty.requirement) == shape_of(condition):
        return "wherever it holds, the duty is met"
    return None
