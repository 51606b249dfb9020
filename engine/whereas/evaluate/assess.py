"""The whole answer: every duty of the selected laws judged for one deal, and combined (semantics 3 to 5).

What comes in: a deal, the linked laws, which of them are asked for, the vocabulary, settings. What goes out: an
`Assessment`. Promised: nothing is guessed; every duty has a finding, every section without one a reason.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import groupby

from whereas.evaluate.brought import parts_of
from whereas.evaluate.case import Case
from whereas.evaluate.combine import combined, reported, union
from whereas.evaluate.duty import Examiner
from whereas.evaluate.finding import Found, find
from whereas.evaluate.observations import observations
from whereas.evaluate.settings import Settings
from whereas.model.facts import Deal, ReadingChoice
from whereas.model.law import Law, Modality
from whereas.model.verdict import Assessment, Combined, Finding, NotChecked, Status
from whereas.model.vocabulary import Vocabulary


def assess(
    deal: Deal,
    laws: Mapping[str, Law],
    selected: Sequence[str],
    vocabulary: Vocabulary,
    settings: Settings,
    *,
    sections: Collection[tuple[str, str]] | None = None,
) -> Assessment:
    """Return everything that is said about a deal under the selected laws.

    Args:
        deal: what is stated.
        laws: every law that is selected or referred to, linked, by its identifier.
        selected: the identifiers of the laws to report on, in their order.
        vocabulary: what can be known.
        settings: the assessment date and what else was asked for.
        sections: the only sections to judge, each by its law and number; what is said of a law then is said of these
            alone. None for all.
    """
    case = Case(deal, laws, vocabulary, settings)
    examiner = Examiner(case)
    chosen = _chosen_readings(deal, settings)
    asked = tuple(laws[name] for name in selected)
    found = tuple(
        find(examiner, part, chosen)
        for law in asked
        for section in law.sections
        if sections is None or (law.id, section.number) in sections
        for duty in section.duties
        for part in parts_of(duty)
    )
    findings = tuple(item.finding for item in found)
    return Assessment(
        deal=deal,
        laws=asked,
        as_of=settings.as_of,
        findings=findings,
        combined=tuple(_combinations(asked, found)),
        not_checked=tuple(_not_checked(asked)),
        silent_on=_silent_on(case, found),
        observations=observations(case, findings),
        violated_under_authority=frozenset(_name(item.finding) for item in found if item.is_violated_by_authority),
    )


def _chosen_readings(deal: Deal, settings: Settings) -> dict[tuple[str, str], ReadingChoice]:
    """Return the choice for each dispute; what the assessment asks for goes before the deal's own."""
    return {(choice.law, choice.dispute): choice for choice in (*deal.readings, *settings.readings)}


def _name(finding: Finding) -> tuple[str, str, str | None]:
    return finding.law, finding.duty.section.section, finding.duty.name


def _combinations(laws: Sequence[Law], found: Sequence[Found]) -> Iterator[Combined]:
    """Yield the verdict on each section, each law and the deal; permissions take no part (semantics 2, 4)."""
    counted = [item for item in found if item.finding.duty.modality is not Modality.MAY]
    for law in laws:
        of_law = [item for item in counted if item.finding.law == law.id]
        for section, parts in groupby(of_law, key=lambda item: item.finding.duty.section.section):
            yield _combined(law.id, section, list(parts))
        yield _combined(law.id, None, of_law)
    yield _combined(None, None, counted)


def _combined(law: str | None, section: str | None, parts: Sequence[Found]) -> Combined:
    family = combined(item.family for item in parts)
    return Combined(law=law, section=section, verdict=reported(family), possible=union(family))


def _not_checked(laws: Sequence[Law]) -> Iterator[NotChecked]:
    for law in laws:
        for section in law.sections:
            if section.not_encoded is not None:
                yield NotChecked(law=law.id, section=section.number, why=section.not_encoded)


def _silent_on(case: Case, found: Sequence[Found]) -> tuple[str, ...]:
    """Return what the deal says nothing of, among all that was read: facts of named records, and whole lists."""
    paths: dict[str, None] = {}
    for item in found:
        for name in item.open_lists:
            if name in case.vocabulary.lists and name not in case.deal.lists:
                paths[name] = None
        for instance in item.finding.instances:
            paths.update(dict.fromkeys(fact.path for fact in instance.facts if fact.status is Status.UNKNOWN))
    return tuple(paths)
