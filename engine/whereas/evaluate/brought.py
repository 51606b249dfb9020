"""The duties that are judged: those of a section, and those that an exception of one brings.

What comes in: a duty. What goes out: it and the duties brought, each with its instances in the worlds at hand.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from whereas.evaluate.case import Case
from whereas.evaluate.instances import Candidate, candidates, with_bearers
from whereas.evaluate.run import Run
from whereas.model.expression import SectionRef
from whereas.model.law import Duty


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One duty to be judged: a duty of a section, or one that an exception of it brings.

    Attributes:
        parent: the duty whose exception brings it, or None.
        exception: the name of that exception, or None.
    """

    duty: Duty
    parent: Duty | None = None
    exception: str | None = None


def parts_of(duty: Duty) -> Iterator[Part]:
    """Yield a duty and those that its exceptions bring."""
    yield Part(duty=duty)
    for exception in duty.exceptions:
        for attached in exception.attached:
            yield Part(duty=attached, parent=duty, exception=exception.name)


def parts_at(case: Case, ref: SectionRef) -> Iterator[Part]:
    """Yield the duties that a reference names, those that exceptions bring included (semantics 6 and 7)."""
    for section in case.sections_under(ref):
        for duty in section.duties:
            for part in parts_of(duty):
                if ref.duty is None or part.duty.name == ref.duty:
                    yield part


def instances_of(run: Run, part: Part) -> tuple[Candidate, ...]:
    """Return the instances of a duty; one that an exception brings has one for each of the duty that it excuses.

    Raises:
        Fork: where the worlds at hand differ on which there are.
    """
    if part.parent is None:
        return candidates(run, part.duty)
    return tuple(
        each
        for parent in candidates(run, part.parent)
        for each in with_bearers(
            run, replace(parent, duty=part.duty, bearer=None, attached_to=part.exception, parent=parent)
        )
    )
