"""Lines that a law and its sections have alike: since when, from what it was encoded, a condition part by part."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whereas.english import Outline, Scope
from whereas.english.days import say_day
from whereas.english.rules import force_words
from whereas.model.law import Encoding, InForce
from whereas.report.explained import Line

_GRADES = {
    "primary": "the law's own text",
    "official summary": "an official summary",
    "secondary": "a secondary source",
}


def line_of(outline: Outline) -> Line:
    """Return a condition as lines, its parts under each other."""
    label = None if outline.label is None else f"({outline.label})"
    return Line(text=outline.text, label=label, children=tuple(line_of(child) for child in outline.children))


def in_force_words(force: Sequence[InForce], scope: Scope) -> str | None:
    """Return the days on which something is in force, or None where nothing is said of them."""
    said = force_words(force, scope)
    return None if said is None else said.removeprefix("in force ")


def encoding_lines(encoding: Encoding | None) -> Iterator[Line]:
    """Yield who made an encoding from what, and how sure it is."""
    if encoding is None:
        yield Line(label="Encoded from", text="nobody says from what, by whom, or when it was last checked")
        return
    grade = "" if encoding.grade is None else f" ({_GRADES.get(encoding.grade, encoding.grade)})"
    yield Line(label="Encoded from", text=f"{encoding.made_from}{grade}")
    said = ["nobody says by whom" if encoding.made_by is None else f"by {encoding.made_by}"]
    said.append("never said when" if encoding.checked is None else f"last checked on {say_day(encoding.checked)}")
    said += [] if encoding.confidence is None else [f"confidence in what it says {encoding.confidence}"]
    number = encoding.pinpoint_confidence
    said += [] if number is None else [f"confidence in the numbers of sections {number}"]
    yield Line(label="Encoded", text="; ".join(said))
