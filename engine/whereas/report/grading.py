"""How sure the encoding of one section is: what its own words say of it, else what the law says of itself.

What comes in: a section and its law. What goes out: the note that a finding carries. Promised: a section whose source
is weak is never published without saying so, and why.

A source is weak where the section was made from something other than the law's own text, where confidence in what it
says is less than high, or where its number is not certain. A law's medium confidence in its numbers is told of the law.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from whereas.english.nouns import joined, sentence, with_a
from whereas.model.law import Encoding, Law, Section
from whereas.report.model import SectionNote
from whereas.report.values import moment_name

_NONE = "no stated source"
_GRADES: Mapping[str, str] = {"secondary": "secondary source", "official summary": "official summary"}


def section_note(section: Section | None, law: Law | None) -> SectionNote:
    """Return how a section was encoded; what it does not say of itself is what its law says."""
    own = None if section is None else section.encoding
    whole = None if law is None else law.encoding
    encoding = own or whole
    confidence = (None if section is None else section.confidence) or (None if whole is None else whole.confidence)
    number = None if section is None else section.pinpoint_confidence
    is_own = own is not None or (section is not None and section.confidence is not None) or number is not None
    weak = tuple(_weak(encoding, confidence, number, whole))
    return SectionNote(
        made_from=None if encoding is None else encoding.made_from,
        made_by=None if encoding is None else encoding.made_by,
        is_primary=None if encoding is None else encoding.is_primary,
        grade=None if encoding is None else encoding.grade,
        checked=None if encoding is None else moment_name(encoding.checked),
        confidence=confidence,
        pinpoint_confidence=number or (None if whole is None else whole.pinpoint_confidence),
        is_own=is_own,
        weak=weak,
        warning=_warning(weak, own, is_own=is_own) if weak else None,
    )


def _weak(
    encoding: Encoding | None, confidence: str | None, number: str | None, whole: Encoding | None
) -> Iterator[str]:
    """Yield what is weak, in a few words each.

    Args:
        encoding: the section's, else the law's.
        confidence: in what the section says.
        number: what the section itself says of its number.
        whole: the law's encoding.
    """
    if encoding is None:
        yield _NONE
    elif encoding.is_primary is False:
        yield _GRADES.get(encoding.grade or "", "not from the law's own text")
    if confidence in ("low", "medium"):
        yield f"{confidence} confidence in its content"
    of_law = None if whole is None else whole.pinpoint_confidence
    if number in ("low", "medium"):
        yield f"{number} confidence in its number"
    elif number is None and of_law == "low":
        yield "low confidence in its number"


def _warning(weak: tuple[str, ...], own: Encoding | None, *, is_own: bool) -> str:
    """Return what a reader must know before trusting the section, as a sentence."""
    sure = [words for words in weak if "confidence" in words]
    source = next((words for words in weak if words not in sure), None)
    doubt = f"there is only {joined(sure)}" if sure else ""
    if own is not None:
        made = f"this section was encoded from {own.made_from}" + ("" if source is None else f" ({with_a(source)})")
        return sentence("; ".join(item for item in (made, doubt) if item))
    if source == _NONE:
        made = "nobody says from what this section was encoded"
    elif source is not None:
        made = f"{'this section' if is_own else 'this section, as the whole law,'} rests on {_resting(source)}"
    else:
        return sentence(f"for this section{'' if is_own else ', as for the whole law,'} {doubt}")
    return sentence(", and ".join(item for item in (made, doubt) if item))


def _resting(source: str) -> str:
    return f"what is {source}" if source.startswith("not ") else with_a(source)
