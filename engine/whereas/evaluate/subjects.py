"""What the instances of a duty are about, each subject once, with the verdict on it (semantics 4).

What comes in: the instances of a duty, judged. What goes out: a verdict for each subject: the greatest of its instances
within each world. Promised: an act that lasts over a change of law is one subject, however many instances it has.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from whereas.evaluate.combine import Leaf, families_of, fold, reported, union, where
from whereas.evaluate.duty import JudgedInstance
from whereas.evaluate.gaps import Gap, OutOfBudget
from whereas.evaluate.run import Run
from whereas.model.verdict import CLOSED, Instance, Subject, Verdict

EVERYTHING = frozenset(CLOSED)
Judged = tuple[JudgedInstance, Instance]


def said_of(leaves: Sequence[Leaf]) -> tuple[Verdict, frozenset[Verdict]]:
    """Return the verdict that leaves come to, and those that are possible; of none, anything is."""
    if not leaves:
        return Verdict.UNDETERMINED, EVERYTHING
    family = families_of(leaves)
    return reported(family), union(family)


def subjects_of(run: Run, judged: Iterable[Judged], given: Mapping[Gap, object]) -> tuple[Subject, ...]:
    """Return the subjects of a duty in the order of their first instances.

    Args:
        run: the run that judged them.
        judged: each instance as it was judged, and as it is reported.
        given: the readings that were chosen.
    """
    groups: dict[object, list[tuple[int, Judged]]] = {}
    for place, (item, instance) in enumerate(judged):
        key = (instance.subject, tuple(instance.subjects.items()), instance.is_named)
        groups.setdefault(key, []).append((place, (item, instance)))
    return tuple(_subject(run, group, given) for group in groups.values())


def _subject(run: Run, group: list[tuple[int, Judged]], given: Mapping[Gap, object]) -> Subject:
    first = group[0][1][1]
    verdict, possible = first.verdict, first.possible
    if len(group) > 1:
        verdict, possible = _greatest(run, [item for _, (item, _) in group], given)
    return Subject(
        path=first.subject,
        subjects=first.subjects,
        is_named=first.is_named,
        verdict=verdict,
        possible=possible,
        instances=tuple(place for place, _ in group),
    )


def _greatest(
    run: Run, items: Sequence[JudgedInstance], given: Mapping[Gap, object]
) -> tuple[Verdict, frozenset[Verdict]]:
    """Return the greatest verdict of instances within each world; where there are too many worlds, anything."""
    if any(not item.found for item in items):
        return said_of(())
    try:
        leaves = fold([item.leaves for item in items], run.case.settings.leaf_budget)
    except OutOfBudget:
        return said_of(())
    return said_of(where(leaves, given) or leaves)
