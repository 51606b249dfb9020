"""Conditions about sections: `section 4(a) is violated as to f`.

What comes in: such a condition of the tree. What goes out: its typed form, not yet negated. Promised: every section
that is named exists, and is about records of the kind that it is asked `as to`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from whereas.model.expression import Expression, SectionIs, SectionRef, SectionState
from whereas.model.reliance import number_in
from whereas.resolve.kinds import fits, kind_of, words_of
from whereas.resolve.names import LawNames
from whereas.resolve.paths import read_path
from whereas.resolve.problems import NotAnInstance
from whereas.resolve.references import read_reference
from whereas.resolve.scope import Scope
from whereas.syntax import tree as t

STATES: Mapping[t.SectionState, SectionState] = {
    t.SectionState.SATISFIED: SectionState.SATISFIED,
    t.SectionState.VIOLATED: SectionState.VIOLATED,
    t.SectionState.EXCUSED: SectionState.EXCUSED,
    t.SectionState.COMPLIED_WITH: SectionState.COMPLIED_WITH,
    t.SectionState.RELIED_ON: SectionState.RELIED_ON,
    t.SectionState.APPLIES: SectionState.APPLIES,
}


def read_section_is(node: t.SectionIs, scope: Scope) -> SectionIs | None:
    """Return a condition about sections, not yet negated."""
    state = STATES[node.state]
    targets = _read_targets(node.reference, scope, is_relied_on=state is SectionState.RELIED_ON)
    as_to = None if node.as_to is None else read_path(node.as_to, scope)
    if not targets or (as_to is None and node.as_to is not None):
        return None
    if as_to is not None and state is not SectionState.RELIED_ON and not _is_about(targets, as_to, scope):
        return None
    return SectionIs(targets=targets, state=state, as_to=as_to, span=node.span)


def _read_targets(reference: t.Reference, scope: Scope, *, is_relied_on: bool) -> tuple[SectionRef, ...]:
    """Return the sections; what is relied on may be the number of an exception, which is no section of its own."""
    if is_relied_on and isinstance(reference, t.SectionReference) and len(reference.sections) == 1:
        number = reference.sections[0].first.text
        law = scope.law if reference.law is None else scope.laws.get(reference.law.text)
        if law is not None and not law.under(number) and number in numbers_of_exceptions(law):
            return (SectionRef(named_law_id(reference, law), number),)
    return read_reference(reference, scope)


def named_law_id(reference: t.Reference, law: LawNames) -> str:
    """Return the id of the law that a reference names."""
    return law.id if reference.law is None else reference.law.text


def numbers_of_exceptions(law: LawNames) -> frozenset[str]:
    """Return the numbers that the exceptions of a law have in their titles."""
    return frozenset(number_in(title) for title in _titles(law))


def _titles(law: LawNames) -> Iterator[str]:
    stack: list[t.ExceptionClause] = []
    for section in law.sections.values():
        stack.extend(clause for duty in section.duties for clause in duty.exceptions)
    for outside in law.outside_exceptions():
        stack.extend(outside.exceptions)
        if outside.title is not None:
            yield outside.title.value
    while stack:
        clause = stack.pop()
        stack.extend(clause.exceptions)
        if clause.title is not None:
            yield clause.title.value


def _is_about(targets: tuple[SectionRef, ...], as_to: Expression, scope: Scope) -> bool:
    """Return whether a section named is about records of this kind; if none is, that is reported."""
    kind = kind_of(as_to)
    for target in targets:
        for number in scope.laws[target.law].under(target.section):
            variables = scope.reader.section_variables(target.law, number).values()
            if any(fits(kind, variable.kind) or fits(variable.kind, kind) for variable in variables):
                return True
    record = words_of(kind, scope.vocabulary)
    scope.report(NotAnInstance(span=as_to.span, section=targets[0].section, record=record))
    return False
