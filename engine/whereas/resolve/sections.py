"""Sections: what stands under one number of a law, accounted for.

What comes in: a section of the tree. What goes out: its typed form; of one in which something is wrong, as much as
could be read. Promised: a section without duties says why.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain

from whereas.model.expression import Expression, SectionRef
from whereas.model.law import Displacement, Duty, Grandfathered, InForce, Section
from whereas.resolve.bindings import read_loops
from whereas.resolve.deadlines import need_date
from whereas.resolve.displacements import read_preemptions
from whereas.resolve.duties import Setting, read_duty
from whereas.resolve.head import read_encoding
from whereas.resolve.meanings import report_duplicates
from whereas.resolve.particulars import read_suits, read_sums, texts_of
from whereas.resolve.periods import read_force, with_sunset
from whereas.resolve.problems import EmptySection, UnnamedDuty
from whereas.resolve.references import read_reference
from whereas.resolve.scope import Scope
from whereas.syntax import tree as t


def read_section(node: t.Section, of_law: tuple[Displacement, ...], scope: Scope) -> Section:
    """Return a section, with the duties that could be read.

    Args:
        node: the section.
        of_law: what the head of the law is displaced by; it holds for every duty.
        scope: what names mean in the law.
    """
    spans, sunset = read_force(node.force, scope)
    force = with_sunset(spans, sunset)
    duties = _read_duties(node, of_law, force, scope)
    _check_account(node, scope)
    everything = (node.particulars, *_particulars_of(node.duties))
    own = node.particulars
    return Section(
        law=scope.law.id,
        number=node.number.text,
        title=node.title.value,
        text="\n\n".join(text.value for text in node.texts) or None,
        duties=duties,
        definitions=tuple(dict.fromkeys(define.name.text for define in node.definitions)),
        not_encoded=None if node.not_encoded is None else node.not_encoded.value,
        force=force,
        formerly=tuple((former.number.value, former.until.value) for former in node.formerly),
        suits=read_suits(everything, scope),
        penalty=tuple(read_sums((award for each in everything for award in each.penalties), scope)),
        enforced_by=texts_of(each.enforced_by for each in everything),
        evidence=texts_of(each.evidence for each in everything),
        notes=texts_of(each.notes for each in everything),
        confidence=_confidence(own.confidence, None if node.encoding is None else node.encoding.confidence),
        pinpoint_confidence=_confidence(
            own.pinpoint_confidence, None if node.encoding is None else node.encoding.pinpoint_confidence
        ),
        encoding=None if node.encoding is None else read_encoding(node.encoding),
        sources=texts_of(each.sources for each in everything),
        without_prejudice=_without_prejudice(node.duties, scope),
        span=node.span,
    )


def _confidence(*stated: t.Confidence | None) -> str | None:
    return next((confidence.value for confidence in stated if confidence is not None), None)


def _particulars_of(duties: Iterable[t.Duty]) -> Iterable[t.Particulars]:
    return (duty.particulars for duty in duties)


def _read_duties(
    node: t.Section, of_law: tuple[Displacement, ...], force: tuple[InForce, ...], scope: Scope
) -> tuple[Duty, ...]:
    """Return the duties that could be read; none where what they are about could not."""
    loops = read_loops(node.loops, scope.with_bearer())
    if loops is None:
        return ()
    bindings, inner = loops
    when = [inner.reader.condition(each.condition, inner) for each in node.conditions]
    setting = Setting(
        section=SectionRef(scope.law.id, node.number.text),
        bindings=bindings,
        when=tuple(condition for condition in when if condition is not None),
        displacements=(*of_law, *read_preemptions(node.displacements, inner)),
        grandfathered=_read_grandfathered(node.grandfathered, inner),
        force=force,
        anchor=_read_anchor(node.judged_as_of, inner),
        particulars=node.particulars,
    )
    read = [read_duty(duty, setting, inner) for duty in node.duties]
    return tuple(duty for duty in read if duty is not None)


def _read_grandfathered(nodes: tuple[t.Grandfathered, ...], scope: Scope) -> tuple[Grandfathered, ...]:
    found: list[Grandfathered] = []
    for node in nodes:
        until = scope.reader.value(node.until, scope)
        condition = scope.reader.condition(node.condition, scope)
        if until is not None and need_date(until, scope) and condition is not None:
            found.append(Grandfathered(until=until, condition=condition, span=node.span))
    return tuple(found)


def _read_anchor(node: t.Expression | None, scope: Scope) -> Expression | None:
    anchor = None if node is None else scope.reader.value(node, scope)
    return anchor if anchor is not None and need_date(anchor, scope) else None


def _without_prejudice(duties: tuple[t.Duty, ...], scope: Scope) -> tuple[SectionRef, ...]:
    edges = chain.from_iterable(duty.edges for duty in duties)
    found = (
        ref
        for edge in edges
        if edge.kind is t.EdgeKind.WITHOUT_PREJUDICE_TO
        for ref in read_reference(edge.target, scope)
    )
    return tuple(dict.fromkeys(found))


def _check_account(node: t.Section, scope: Scope) -> None:
    """Report a section that says nothing, and duties that nothing tells apart."""
    number = node.number.text
    particulars = node.particulars
    says = node.duties or node.definitions or node.not_encoded or particulars.suits or particulars.penalties
    if not says and not particulars.enforced_by and not node.displacements:
        scope.report(EmptySection(span=node.number.span, section=number))
    if len(node.duties) > 1:
        for duty in node.duties:
            if duty.name is None:
                scope.report(UnnamedDuty(span=duty.what.span, section=number))
    brought = [each for duty in node.duties for clause in duty.exceptions for each in clause.duties]
    named = [duty.name for duty in (*node.duties, *brought) if duty.name is not None]
    report_duplicates(named, f"duty of section {number}", scope)
