"""Which section an exception stands under: what `section S is relied on` asks (semantics 6 and 7)."""

from __future__ import annotations

import re

from whereas.model.expression import SectionRef
from whereas.model.law import Exception_
from whereas.model.numbering import stands_under


def is_exception_under(exception: Exception_, home: SectionRef, ref: SectionRef) -> bool:
    """Return whether whoever is excused by an exception relies on the section `ref`.

    So it is where the section prevails, where the exception bears its number or one under it, and where it is written
    there: in another section than the one it qualifies, or in that one itself.

    Args:
        exception: the exception.
        home: the section of the duty that it excuses.
        ref: the section that is asked about.
    """
    if any(one.law == ref.law and stands_under(one.section, ref.section) for one in exception.prevails):
        return True
    place = exception.written_in or (None if exception.prevails else home)
    if place is not None and place.law == ref.law and stands_under(place.section, ref.section):
        return True
    law = (exception.written_in or home).law
    return law == ref.law and exception.label is not None and _is_numbered(number_in(exception.label), ref.section)


def _is_numbered(label: str, target: str) -> bool:
    """Return whether a label is the number `target` or one under it: “12(b)” is under 12, and “12 hours” is not."""
    return stands_under(label, target) and not re.match(r" [^(]", label[len(target) :])


def number_in(label: str) -> str:
    """Return the number that the label of an exception stands for: `section 4(c)` and `4(c)` are 4(c)."""
    return label.removeprefix("section ").strip()
