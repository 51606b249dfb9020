"""What one section or law writes about another, attached where it counts.

What comes in: laws in their typed form, and which of them are asked for. What goes out: the same laws; each duty
carries every exception to it and everything that displaces it. Promised: what another law writes counts if that law
is asked for, or imported by one that is (semantics 6).
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from whereas.model.expression import SectionRef
from whereas.model.law import Duty, Exception_, ExternalDisplacement, ExternalException, Law, Section
from whereas.model.numbering import stands_under


def link(laws: Mapping[str, Law], selected: tuple[str, ...]) -> Mapping[str, Law]:
    """Return all laws with the exceptions from elsewhere and the displacements attached to the duties they qualify.

    Args:
        laws: every law at hand, by its id.
        selected: the ids of those that are asked for.
    """
    counting = [laws[name] for name in active_laws(laws, selected)]
    exceptions = [external for law in counting for external in law.external_exceptions]
    displacements = [external for law in counting for external in law.external_displacements]
    return {name: _linked(law, exceptions, displacements) for name, law in laws.items()}


def active_laws(laws: Mapping[str, Law], selected: tuple[str, ...]) -> tuple[str, ...]:
    """Return the laws that are selected, and those that they import, directly or not, in a fixed order."""
    found: dict[str, None] = {}
    stack = [name for name in reversed(selected) if name in laws]
    while stack:
        name = stack.pop()
        if name in found:
            continue
        found[name] = None
        stack.extend(other for other in reversed(laws[name].imports) if other in laws)
    return tuple(found)


def _linked(law: Law, exceptions: list[ExternalException], displacements: list[ExternalDisplacement]) -> Law:
    if not exceptions and not displacements:
        return law
    sections = tuple(_linked_section(section, exceptions, displacements) for section in law.sections)
    return replace(law, sections=sections)


def _linked_section(
    section: Section, exceptions: list[ExternalException], displacements: list[ExternalDisplacement]
) -> Section:
    duties = tuple(_linked_duty(duty, exceptions, displacements) for duty in section.duties)
    return section if duties == section.duties else replace(section, duties=duties)


def _linked_duty(duty: Duty, exceptions: list[ExternalException], displacements: list[ExternalDisplacement]) -> Duty:
    to_this = [external for external in exceptions if is_target(duty, external.targets)]
    added = [_at_home(external.exception, duty) for external in to_this if external.to_exception is None]
    found = (*duty.exceptions, *added)
    for external in to_this:
        if external.to_exception is not None:
            found = _with_inner(found, external.to_exception, _at_home(external.exception, duty))
    displaced = [external.displacement for external in displacements if is_target(duty, external.targets)]
    if not to_this and not displaced:
        return duty
    return replace(duty, exceptions=found, displacements=(*duty.displacements, *displaced))


def is_target(duty: Duty, targets: Iterable[SectionRef]) -> bool:
    """Return whether a duty stands under one of the sections that are named."""
    return any(
        target.law == duty.section.law
        and stands_under(duty.section.section, target.section)
        and target.duty in (None, duty.name)
        for target in targets
    )


def _at_home(exception: Exception_, duty: Duty) -> Exception_:
    """Return an exception whose attached duties stand in the section of the duty that it excuses."""
    if not exception.attached:
        return exception
    attached = tuple(replace(brought, section=duty.section, force=duty.force) for brought in exception.attached)
    return replace(exception, attached=attached)


def _with_inner(exceptions: tuple[Exception_, ...], name: str, inner: Exception_) -> tuple[Exception_, ...]:
    """Return the exceptions, where the one called `name` has one more exception to it."""
    found: list[Exception_] = []
    for exception in exceptions:
        own = _with_inner(exception.unless, name, inner)
        if exception.name == name:
            own = (*own, inner)
        found.append(exception if own == exception.unless else replace(exception, unless=own))
    return tuple(found)
