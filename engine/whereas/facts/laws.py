"""Whether the laws have what the people of a deal name: judgments, disputes, readings, sections, duties.

Comes in: a deal, the laws that were loaded, the ids of all that there are. Goes out: diagnostics, by place. Promise: a
misspelt name is told, since an answer, a choice or a waiver under it would have no effect; of a law that was not loaded
only its id is looked at.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from whereas.facts.problems_names import UnknownInLaw, UnknownLaw, hint_for, shown
from whereas.model.facts import Answer, Deal, ReadingChoice, Waiver
from whereas.model.law import Law
from whereas.model.numbering import stands_under
from whereas.text import Diagnostic, Span


def check_people(deal: Deal, laws: Mapping[str, Law], known: Collection[str]) -> tuple[Diagnostic, ...]:
    """Return what the judgments, readings and waivers of a deal name that their laws do not have.

    Args:
        deal: the deal.
        laws: the laws that were loaded, by id.
        known: the ids of all laws that could have been.
    """
    found = [problem for answer in deal.answers for problem in _answer(answer, laws, known)]
    found += check_choices(deal.readings, laws, known)
    found += [problem for waiver in deal.waivers for problem in _waiver(waiver, laws, known)]
    return tuple(sorted(found, key=lambda problem: (problem.span or deal.span, problem.code)))


def check_choices(
    choices: Iterable[ReadingChoice], laws: Mapping[str, Law], known: Collection[str]
) -> tuple[Diagnostic, ...]:
    """Return what choices among readings name that their laws do not have; also of those that no deal makes."""
    return tuple(problem for choice in choices for problem in _choice(choice, laws, known))


def _unknown_law(name: str, span: Span | None, laws: Mapping[str, Law], known: Collection[str]) -> Iterator[Diagnostic]:
    if name not in laws and name not in known:
        yield UnknownLaw(span=span, name=shown(name), hint=hint_for(name, (*laws, *known)))


def _missing(law: str, sort: str, name: str, known: Iterable[str], span: Span | None) -> Iterator[Diagnostic]:
    names = tuple(known)
    if name not in names:
        yield UnknownInLaw(span=span, law=law, sort=sort, name=shown(name), hint=hint_for(name, names))


def _answer(answer: Answer, laws: Mapping[str, Law], known: Collection[str]) -> Iterator[Diagnostic]:
    span = answer.named or answer.span
    yield from _unknown_law(answer.law, span, laws, known)
    if answer.law in laws:
        judgments = laws[answer.law].judgments
        yield from _missing(answer.law, UnknownInLaw.judgment, answer.judgment, judgments, span)


def _choice(choice: ReadingChoice, laws: Mapping[str, Law], known: Collection[str]) -> Iterator[Diagnostic]:
    span = choice.named or choice.span
    yield from _unknown_law(choice.law, span, laws, known)
    if choice.law not in laws:
        return
    disputes = laws[choice.law].disputes
    yield from _missing(choice.law, UnknownInLaw.dispute, choice.dispute, disputes, span)
    if choice.dispute in disputes:
        readings = (reading.name for reading in disputes[choice.dispute].readings)
        yield from _missing(choice.law, UnknownInLaw.reading, choice.reading, readings, choice.chosen or span)


def _waiver(waiver: Waiver, laws: Mapping[str, Law], known: Collection[str]) -> Iterator[Diagnostic]:
    span = waiver.named or waiver.span
    yield from _unknown_law(waiver.law, span, laws, known)
    if waiver.law not in laws:
        return
    sections = laws[waiver.law].sections
    under = [section for section in sections if stands_under(section.number, waiver.section)]
    if not under:
        numbers = (section.number for section in sections)
        yield from _missing(waiver.law, UnknownInLaw.section, waiver.section, numbers, span)
    elif waiver.duty is not None:
        duties = (duty.name for section in under for duty in section.duties if duty.name is not None)
        yield from _missing(waiver.law, UnknownInLaw.duty, waiver.duty, duties, span)
