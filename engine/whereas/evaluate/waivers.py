"""Which waivers hold for an instance (semantics 5, 6): only the law names who may waive, and a waiver has an end."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from whereas.evaluate.case import Case
from whereas.evaluate.handles import Handle
from whereas.evaluate.instances import Candidate
from whereas.model.facts import Waiver
from whereas.model.law import Duty
from whereas.model.numbering import stands_under
from whereas.model.verdict import Observation


def waiver_for(case: Case, candidate: Candidate, anchor: dt.date | None) -> Waiver | None:
    """Return the waiver that holds for an instance at its anchor, or None; a day that is not known is not covered."""
    if anchor is None:
        return None
    return next((waiver for waiver in case.deal.waivers if _holds(case, waiver, candidate, anchor)), None)


def _holds(case: Case, waiver: Waiver, candidate: Candidate, anchor: dt.date) -> bool:
    return (
        _covers_duty(waiver, candidate.duty)
        and why_invalid(case, waiver) is None
        and waiver.granted_on <= anchor <= waiver.expires_at.date()
        and (waiver.acts_from is None or waiver.acts_from <= anchor)
        and _covers_instance(waiver, candidate)
    )


def _covers_duty(waiver: Waiver, duty: Duty) -> bool:
    return (
        waiver.law == duty.section.law
        and stands_under(duty.section.section, waiver.section)
        and waiver.duty in (None, duty.name)
    )


def _covers_instance(waiver: Waiver, candidate: Candidate) -> bool:
    if not waiver.instances:
        return True
    bound = {binding.ref for binding in candidate.env.bound.values() if isinstance(binding, Handle)}
    return any(ref in bound for ref in waiver.instances)


def why_invalid(case: Case, waiver: Waiver) -> str | None:
    """Return why a waiver can't hold at all, or None: whoever grants it must be named by the law."""
    law = case.laws.get(waiver.law)
    if law is None:
        return None
    if not law.waivable_by:
        return "the law names nobody who may waive it"
    authority = waiver.authority.casefold()
    if all(name.casefold() != authority for name in law.waivable_by):
        return f"{waiver.authority} is not among those who may waive it: {', '.join(law.waivable_by)}"
    return None


def waiver_notes(case: Case) -> Iterator[Observation]:
    """Yield what there is to say of waivers that do not hold."""
    for waiver in case.deal.waivers:
        path = f"{waiver.law} section {waiver.section}"
        why = why_invalid(case, waiver)
        if why is not None:
            yield Observation(kind="invalid_waiver", path=path, values=(why,))
        elif waiver.expires_at.date() < case.today:
            ended = f"{waiver.instrument} ended on {waiver.expires_at.date().isoformat()}"
            yield Observation(kind="expired_waiver", path=path, values=(ended,))
