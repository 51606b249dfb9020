"""References to sections and laws: which sections they name, and whether these exist.

Promised: a number names the section and what stands under it; a range names every section from the first to the last
in the order of the law; a law names all its sections that state a duty.
"""

from __future__ import annotations

from collections.abc import Mapping

from whereas.model.expression import SectionRef
from whereas.resolve.names import LawNames
from whereas.resolve.problems import (
    BackwardRange,
    UnknownDuty,
    UnknownLaw,
    UnknownSection,
    did_you_mean,
)
from whereas.resolve.scope import Scope
from whereas.syntax import tree as t


def read_reference(reference: t.Reference, scope: Scope) -> tuple[SectionRef, ...]:
    """Return the sections that a reference names; what does not exist is reported and left out."""
    law = named_law(reference.law, scope)
    if law is None:
        return ()
    match reference:
        case t.LawReference():
            return tuple(SectionRef(law.id, number) for number, section in law.sections.items() if section.duties)
        case t.SectionReference(sections=ranges):
            return tuple(ref for each in ranges for ref in _read_range(each, law, scope))


def named_law(word: t.Word | None, scope: Scope) -> LawNames | None:
    """Return the law that a reference names, or this law where it names none."""
    if word is None:
        return scope.law
    law = scope.laws.get(word.text)
    if law is None:
        hint = did_you_mean(word.text, scope.laws)
        scope.report(UnknownLaw(span=word.span, name=word.text, sort="law", hint=hint))
    return law


def _read_range(each: t.SectionRange, law: LawNames, scope: Scope) -> tuple[SectionRef, ...]:
    first = read_section(each.first, law, scope)
    if each.last is None:
        return () if first is None else (first,)
    last = read_section(each.last, law, scope)
    if first is None or last is None:
        return ()
    order = tuple(law.sections)
    start = min(order.index(number) for number in law.under(first.section))
    end = max(order.index(number) for number in law.under(last.section))
    if start >= end:
        span = each.span
        scope.report(BackwardRange(span=span, first=first.section, last=last.section))
        return ()
    return tuple(SectionRef(law.id, number) for number in order[start : end + 1])


def read_section(number: t.SectionNumber, law: LawNames, scope: Scope) -> SectionRef | None:
    """Return the section of a law that a number names, with its duty where it names one."""
    under = law.under(number.text)
    if not under:
        hint = did_you_mean(number.text, law.sections)
        scope.report(UnknownSection(span=number.span, number=number.text, law=law.id, hint=hint))
        return None
    if number.duty is None:
        return SectionRef(law.id, number.text)
    known = [name for section in under for name in duty_names(law.sections[section])]
    if number.duty.text not in known:
        hint = did_you_mean(number.duty.text, known)
        scope.report(UnknownDuty(span=number.duty.span, name=number.duty.text, section=number.text, hint=hint))
        return None
    return SectionRef(law.id, number.text, number.duty.text)


def duty_names(section: t.Section) -> tuple[str, ...]:
    """Return the names of a section's duties, those that its exceptions bring included."""
    own = tuple(duty.name.text for duty in section.duties if duty.name is not None)
    brought = tuple(name for duty in section.duties for clause in duty.exceptions for name in attached_names(clause))
    return (*own, *brought)


def attached_names(clause: t.ExceptionClause | t.OutsideException) -> tuple[str, ...]:
    """Return the names of the duties that an exception brings: their own, else that of the exception."""
    names: list[str] = []
    for duty in clause.duties:
        if duty.name is not None:
            names.append(duty.name.text)
            continue
        count = sum(1 for other in clause.duties[: len(names)] if other.name is None)
        names.append(clause.name.text if count == 0 else f"{clause.name.text}_{count + 1}")
    return tuple(names)


def exception_names(clauses: tuple[t.ExceptionClause, ...]) -> Mapping[str, t.ExceptionClause]:
    """Return the exceptions of a duty by name, those of exceptions included; the first of each name."""
    found: dict[str, t.ExceptionClause] = {}
    stack = list(reversed(clauses))
    while stack:
        clause = stack.pop()
        found.setdefault(clause.name.text, clause)
        stack.extend(reversed(clause.exceptions))
    return found
