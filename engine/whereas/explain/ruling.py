"""What a duty turns on, as formulas: whether it applies, whether what it asks is so, which exceptions hold.

What comes in: a duty of a law that is linked. What goes out: a `Decision`, from which tables are made. Promised: it has
the grounds of semantics 2 in their order; days on which the law is in force and its reach stand apart, in words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from whereas.english import Scope, phrase
from whereas.english.nouns import joined, words_of
from whereas.english.rules import prevailing_words
from whereas.english.sections import section_words
from whereas.explain.decision import Decision, Way
from whereas.explain.formula import Always, Condition, Formula, formula_of, joined_of, opposite, shape_of
from whereas.model.expression import Expression, SectionIs, SectionRef, SectionState
from whereas.model.law import Displacement, Duty, Exception_, Grandfathered, Law, Modality
from whereas.model.reliance import is_exception_under
from whereas.model.walk import source_parts, subexpressions


def decision_of(
    duty: Duty, scope: Scope, relied_on: Iterable[SectionRef], *, brought_by: str | None = None
) -> Decision:
    """Return what a duty turns on.

    Args:
        duty: the duty.
        scope: in which its variables are in sight.
        relied_on: the sections of which some rule asks whether they are relied on.
        brought_by: the exception that brings it, in words; None for a duty of the section itself.
    """
    named = [one for exception in duty.exceptions for one in _each_section(exception)]
    burdened = {id(one): _is_burdened(one, duty, relied_on) for one in named}
    ordered = sorted(named, key=lambda one: burdened[id(one)])
    return Decision(
        applies=joined_of(list(_grounds(duty, scope, brought_by)), needs_all=True),
        requirement=Always(is_so=False) if duty.requirement is None else formula_of(duty.requirement, scope),
        ways=tuple(
            Way(name=words_of(one.name), holds=holds_of(one, scope, duty.section.law), burdened=burdened[id(one)])
            for one in ordered
        ),
        is_permission=duty.modality is Modality.MAY,
    )


def _grounds(duty: Duty, scope: Scope, brought_by: str | None) -> Iterator[Formula]:
    """Yield the conditions on which a duty applies, in their order."""
    if brought_by is not None:
        yield Condition(("relied on", brought_by), f"the exception for {brought_by} is the one relied on")
    else:
        for binding in duty.bindings:
            if binding.where is not None:
                yield formula_of(binding.where, scope)
    yield from (formula_of(force.condition, scope) for force in duty.force if force.condition is not None)
    yield from (formula_of(condition, scope) for condition in duty.when)
    yield from (opposite(_spared(old, scope)) for old in duty.grandfathered)
    yield from (opposite(_displaced(item, scope, duty.section.law)) for item in duty.displacements)


def _spared(old: Grandfathered, scope: Scope) -> Formula:
    until = phrase(old.until, scope)
    still = Condition(("until", shape_of(old.until)), f"the day that counts is not after {until}")
    return joined_of([still, formula_of(old.condition, scope)], needs_all=True)


def _displaced(item: Displacement, scope: Scope, home: str) -> Formula:
    if item.where is not None:
        return formula_of(item.where, scope)
    names = joined([section_words(ref, scope.lexicon, home) for ref in item.by], "or")
    return Condition(("displaced", shape_of(item.by)), f"{names} applies to the same")


def holds_of(exception: Exception_, scope: Scope, home: str) -> Formula:
    """Return when an exception holds: its condition does, and none of its own exceptions."""
    parts: list[Formula] = []
    if exception.prevails:
        said = joined([prevailing_words(ref, scope, home) for ref in exception.prevails], "or")
        parts.append(Condition(("prevails", shape_of(exception.prevails)), said))
    if exception.condition is not None:
        parts.append(formula_of(exception.condition, scope))
    parts += [opposite(holds_of(inner, scope, home)) for inner in exception.unless]
    return joined_of(parts, needs_all=True)


def _each_section(exception: Exception_) -> Iterator[Exception_]:
    """Yield an exception as the ones it is: where several sections may prevail, each is one of its own."""
    if len(exception.prevails) < 2:  # noqa: PLR2004 - one section or none: as it stands
        yield exception
        return
    for ref in exception.prevails:
        yield replace(exception, name=f"{exception.name} {ref.section}", prevails=(ref,))


def _is_burdened(exception: Exception_, duty: Duty, relied_on: Iterable[SectionRef]) -> bool:
    """Return whether an exception brings a duty, or some section says what follows when it is relied on."""
    return bool(exception.attached) or any(is_exception_under(exception, duty.section, ref) for ref in relied_on)


def relied_on_in(laws: Iterable[Law]) -> tuple[SectionRef, ...]:
    """Return the sections of which some rule of the laws asks whether they are relied on."""
    found = (
        target
        for law in laws
        for section in law.sections
        for duty in section.duties
        for part in expressions_in(duty)
        if isinstance(part, SectionIs) and part.state is SectionState.RELIED_ON
        for target in part.targets
    )
    return tuple(dict.fromkeys(found))


def expressions_in(duty: Duty) -> Iterator[Expression]:
    """Yield every expression that stands in a duty, its exceptions and what they bring; no name is followed."""
    for start in _starts(duty):
        yield from subexpressions(start)


def _starts(duty: Duty) -> Iterator[Expression]:
    for binding in duty.bindings:
        for source in binding.sources:
            yield from source_parts(source)
    wheres = (*(item.where for item in duty.bindings), *(item.where for item in duty.displacements))
    forces = tuple(item.condition for item in duty.force)
    yield from _given((*wheres, *forces, *duty.when, duty.requirement, duty.anchor, duty.bearer.expression))
    for old in duty.grandfathered:
        yield from (old.until, old.condition)
    for exception in duty.exceptions:
        yield from _in_exception(exception)


def _in_exception(exception: Exception_) -> Iterator[Expression]:
    yield from _given((exception.condition,))
    for attached in exception.attached:
        yield from _starts(attached)
    for inner in exception.unless:
        yield from _in_exception(inner)


def _given(expressions: Iterable[Expression | None]) -> Iterator[Expression]:
    return (expression for expression in expressions if expression is not None)
