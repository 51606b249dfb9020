"""Laws over laws: `preempted by section 3 of us.x where ...`, `overrides law us.y`.

Promised: what a law is preempted by displaces its own duties; what it overrides is told to the linker.
"""

from __future__ import annotations

from whereas.model.expression import SectionRef
from whereas.model.law import Displacement, ExternalDisplacement
from whereas.resolve.problems_more import NothingToQualify
from whereas.resolve.references import read_reference
from whereas.resolve.scope import Scope
from whereas.syntax import tree as t


def read_preemptions(nodes: tuple[t.Displacement, ...], scope: Scope) -> tuple[Displacement, ...]:
    """Return what displaces the duties of a section or of a law."""
    found: list[Displacement] = []
    for node in nodes:
        if node.kind is not t.DisplacementKind.PREEMPTED_BY:
            continue
        by = with_duties(read_reference(node.target, scope), node.target, scope)
        where = None if node.where is None else scope.reader.condition(node.where, scope)
        if by and (where is not None or node.where is None):
            found.append(Displacement(by=by, where=where, span=node.span))
    return tuple(found)


def read_overrides(
    nodes: tuple[t.Displacement, ...], by: tuple[SectionRef, ...], scope: Scope
) -> tuple[ExternalDisplacement, ...]:
    """Return what a section or a law overrides.

    Args:
        nodes: its displacements.
        by: the sections that override: the one in which it stands, or all that state a duty.
        scope: what names mean in the law.
    """
    found: list[ExternalDisplacement] = []
    for node in nodes:
        if node.kind is not t.DisplacementKind.OVERRIDES:
            continue
        targets = with_duties(read_reference(node.target, scope), node.target, scope)
        if targets and by:
            displacement = Displacement(by=by, where=None, span=node.span)
            found.append(ExternalDisplacement(displacement=displacement, targets=targets, span=node.span))
    return tuple(found)


def with_duties(refs: tuple[SectionRef, ...], reference: t.Reference, scope: Scope) -> tuple[SectionRef, ...]:
    """Return the sections that state a duty; one that states none is reported and left out."""
    found: list[SectionRef] = []
    for ref in refs:
        law = scope.laws[ref.law]
        if any(law.sections[number].duties for number in law.under(ref.section)):
            found.append(ref)
        else:
            scope.report(NothingToQualify(span=reference.span, section=ref.section))
    return tuple(found)
