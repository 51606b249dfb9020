"""What is promised of every law that resolving returns, as named checks; tests run them on every law they meet.

What comes in: a law, and the vocabulary it uses. What goes out: what does not hold, in words. Promised: a law made by
`resolve_laws` breaks none of these.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from whereas.model.expression import (
    Aggregate,
    And,
    Apply,
    Constant,
    Defined,
    Expression,
    Field,
    Judged,
    LegalFactOf,
    Not,
    Or,
    ParameterOf,
    Quantified,
    Quantifier,
    SectionIs,
    UnderReading,
    Variable,
)
from whereas.model.kinds import Basic, EnumerationKind, RecordKind
from whereas.model.law import Duty, Exception_, Law, Modality
from whereas.model.numbering import stands_under
from whereas.model.vocabulary import Vocabulary
from whereas.model.walk import children, source_parts, subexpressions
from whereas.resolve.kinds import kind_of
from whereas.values.scalars import Choice

Laws = Mapping[str, Law]
Check = Callable[[Expression, Laws, Vocabulary], str | None]


def broken(law: Law, laws: Laws, vocabulary: Vocabulary) -> Iterator[str]:
    """Yield each promise that a law breaks, with the place.

    Args:
        law: the law that is looked at.
        laws: it and all that it refers to.
        vocabulary: the one that it uses.
    """
    for place, expression in conditions_of(law):
        if kind_of(expression) is not Basic.YES_NO:
            yield f"{place}: a condition is of the kind yes_no"
        for part in subexpressions(expression):
            for check in CHECKS:
                fault = check(part, laws, vocabulary)
                if fault is not None:
                    yield f"{place}: {fault}"
    for duty in duties_of(law):
        yield from _unbound(duty)
        if duty.requirement is None and duty.modality is not Modality.MUST_NOT:
            yield f"{duty.section.section}: only a bare `must not` requires nothing"


def duties_of(law: Law) -> Iterator[Duty]:
    """Yield every duty of a law, those that exceptions bring included."""
    stack = [duty for section in law.sections for duty in section.duties]
    while stack:
        duty = stack.pop()
        yield duty
        stack.extend(brought for exception in all_exceptions(duty.exceptions) for brought in exception.attached)


def all_exceptions(exceptions: tuple[Exception_, ...]) -> Iterator[Exception_]:
    """Yield the exceptions and all exceptions to them."""
    stack = list(exceptions)
    while stack:
        exception = stack.pop()
        yield exception
        stack.extend(exception.unless)


def conditions_of(law: Law) -> Iterator[tuple[str, Expression]]:
    """Yield every condition of a law, with the number of the section or the name of the term that it stands in."""
    for duty in duties_of(law):
        for condition in _conditions_of_duty(duty):
            yield duty.section.section, condition
    for external in law.external_exceptions:
        for exception in all_exceptions((external.exception,)):
            if exception.condition is not None:
                yield exception.name, exception.condition
    for definition in law.definitions.values():
        if definition.kind is Basic.YES_NO:
            yield from ((definition.name, body.body) for body in definition.bodies if body.body is not None)
    for parameter in law.parameters.values():
        yield from ((parameter.name, line.case) for line in parameter.lines if line.case is not None)
    for goal in law.goals:
        yield goal.name, goal.condition


def _conditions_of_duty(duty: Duty) -> Iterator[Expression]:
    yield from (binding.where for binding in duty.bindings if binding.where is not None)
    yield from duty.when
    if duty.requirement is not None:
        yield duty.requirement
    yield from (displacement.where for displacement in duty.displacements if displacement.where is not None)
    yield from (old.condition for old in duty.grandfathered)
    for exception in all_exceptions(duty.exceptions):
        if exception.condition is not None:
            yield exception.condition


# ---------------------------------------------------------------------- the promises
def _names_are_resolved(part: Expression, laws: Laws, vocabulary: Vocabulary) -> str | None:
    match part:
        case Field(of=of, record=record, name=name) if isinstance(kind_of(of), RecordKind):
            is_known = name in vocabulary.records[record].fields
        case Defined(law=law, name=name, subjects=subjects):
            definition = laws[law].definitions.get(name)
            is_known = definition is not None and len(definition.parameters) == len(subjects)
        case ParameterOf(law=law, name=name):
            is_known = name in laws[law].parameters
        case LegalFactOf(law=law, name=name):
            is_known = name in laws[law].legal_facts
        case Judged(law=law, judgment=name):
            is_known = name in laws[law].judgments
        case UnderReading(law=law, dispute=name, reading=reading):
            is_known = any(each.name == reading for each in laws[law].disputes[name].readings)
        case _:
            return None
    return None if is_known else f"{part} names nothing"


def _sections_exist(part: Expression, laws: Laws, vocabulary: Vocabulary) -> str | None:
    del vocabulary
    if not isinstance(part, SectionIs):
        return None
    for ref in part.targets:
        sections = [section for section in laws[ref.law].sections if stands_under(section.number, ref.section)]
        labels = [exception.label for duty in duties_of(laws[ref.law]) for exception in all_exceptions(duty.exceptions)]
        if not sections and not any(label is not None and ref.section in label for label in labels):
            return f"there is no section {ref.section}"
    return None


def _negation_is_outside(part: Expression, laws: Laws, vocabulary: Vocabulary) -> str | None:
    del laws, vocabulary
    if isinstance(part, Not) and isinstance(part.condition, Not):
        return "not not A is A"
    return None


def _groups_are_written_out(part: Expression, laws: Laws, vocabulary: Vocabulary) -> str | None:
    del laws
    if not isinstance(part, Constant) or not isinstance(part.kind, EnumerationKind):
        return None
    enumeration = vocabulary.enumerations[part.kind.name]
    is_member = isinstance(part.value, Choice) and part.value.name in enumeration.members
    return None if is_member else f"{part.value} is no value of {enumeration.name}"


def _parts_are_conditions(part: Expression, laws: Laws, vocabulary: Vocabulary) -> str | None:
    del laws, vocabulary
    match part:
        case And(parts=parts) | Or(parts=parts):
            inner: tuple[Expression | None, ...] = tuple(each.condition for each in parts)
        case Not(condition=condition):
            inner = (condition,)
        case Quantified(where=where, has=has):
            inner = (where, has)
        case _:
            return None
    for each in inner:
        if isinstance(each, Field | Constant | Variable | ParameterOf | LegalFactOf):
            return "a bare yes_no fact is compared with yes"
        if each is not None and kind_of(each) is not Basic.YES_NO:
            return "what is joined is a condition"
    return None


def _thresholds_stand_where_they_belong(part: Expression, laws: Laws, vocabulary: Vocabulary) -> str | None:
    del laws, vocabulary
    if not isinstance(part, Quantified):
        return None
    counts = part.quantifier in (Quantifier.AT_LEAST, Quantifier.AT_MOST, Quantifier.MORE_THAN)
    return None if counts == (part.threshold is not None) else "a quantifier that counts has a number"


def _operators_have_operands(part: Expression, laws: Laws, vocabulary: Vocabulary) -> str | None:
    del laws, vocabulary
    return "an operator has operands" if isinstance(part, Apply) and not part.operands else None


CHECKS: tuple[Check, ...] = (
    _names_are_resolved,
    _sections_exist,
    _negation_is_outside,
    _groups_are_written_out,
    _parts_are_conditions,
    _thresholds_stand_where_they_belong,
    _operators_have_operands,
)


def _unbound(duty: Duty) -> Iterator[str]:
    """Yield each variable that is read where nothing binds it; attached duties see those of the duty they belong to."""
    bound = {binding.variable.name for binding in duty.bindings}
    if not bound:
        return
    for condition in _conditions_of_duty(duty):
        for name in _free_in(condition):
            if name not in bound:
                yield f"{duty.section.section}: nothing binds `{name}`"


def _free_in(condition: Expression) -> Iterator[str]:
    """Yield the names of the variables that are read in a condition and not bound in it."""
    stack: list[tuple[Expression, frozenset[str]]] = [(condition, frozenset())]
    while stack:
        current, bound = stack.pop()
        match current:
            case Variable(name=name) if name not in bound:
                yield name
            case Quantified(variable=variable, sources=sources) | Aggregate(variable=variable, sources=sources):
                outer = [part for source in sources for part in source_parts(source)]
                stack.extend((part, bound) for part in outer)
                inside = bound | {variable.name}
                stack.extend((part, inside) for part in children(current) if all(part is not each for each in outer))
            case _:
                stack.extend((part, bound) for part in children(current))
