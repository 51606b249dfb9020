"""What only people and courts decide: judgments, and disputes of readings."""

from __future__ import annotations

from whereas.model.law import DecidedCase, Dispute, Holder, HolderKind, Judgment, Reading
from whereas.resolve.definitions import read_subjects
from whereas.resolve.problems_time import BindingWithoutDate
from whereas.resolve.scope import Scope
from whereas.syntax import tree as t

_KINDS = {
    t.Office.COURT: HolderKind.COURT,
    t.Office.OFFICIAL: HolderKind.OFFICIAL,
    t.Office.PARTY: HolderKind.PARTY,
    None: HolderKind.PARTY,
}
"""Somebody of whom nothing is said has no office."""


def read_judgment(node: t.Judgment, scope: Scope) -> Judgment | None:
    """Return a question that only a named person answers."""
    variables = read_subjects(() if node.subject is None else (node.subject,), scope)
    if variables is None:
        return None
    return Judgment(
        law=scope.law.id,
        name=node.name.text,
        question=node.question.value,
        subject=variables[0] if variables else None,
        by=None if node.by is None else node.by.value,
        decided=tuple(
            DecidedCase(name=case.name.value, year=case.year, answer=case.answer.value, facts=case.facts.value)
            for case in node.decided
        ),
        span=node.span,
    )


def read_dispute(node: t.Dispute, scope: Scope) -> Dispute:
    """Return a question on which authorities differ."""
    return Dispute(
        law=scope.law.id,
        name=node.name.text,
        question=node.title.value,
        readings=tuple(_read_reading(reading, scope) for reading in node.readings),
        span=node.span,
    )


def _read_reading(node: t.Reading, scope: Scope) -> Reading:
    if node.start is None and any(holder.binding for holder in node.holders):
        scope.report(BindingWithoutDate(span=node.name.span, name=node.name.text))
    return Reading(
        name=node.name.text,
        text=node.title.value,
        holders=tuple(
            Holder(kind=_KINDS[holder.office], name=holder.who.value, is_binding=holder.binding)
            for holder in node.holders
        ),
        first=None if node.start is None else node.start.value,
        span=node.span,
    )
