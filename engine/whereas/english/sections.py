"""Sections, laws and bearers by what they are called."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from whereas.english.lexicon import Lexicon
from whereas.english.nouns import joined
from whereas.model.expression import SectionRef, SectionState

_STATES: Mapping[SectionState, tuple[str, str]] = {
    SectionState.VIOLATED: ("is violated", "is not violated"),
    SectionState.COMPLIED_WITH: ("is complied with", "is not complied with"),
    SectionState.SATISFIED: ("is satisfied", "is not satisfied"),
    SectionState.EXCUSED: ("is excused", "is not excused"),
    SectionState.RELIED_ON: ("is relied on", "is not relied on"),
    SectionState.APPLIES: ("applies", "does not apply"),
}


def section_words(section: SectionRef, lexicon: Lexicon | None = None, home: str | None = None) -> str:
    """Return what a section is called: "section 4(a)", "section 4(a) (publish)", "section 31490 of the Act".

    Args:
        section: the section, or a duty of it.
        lexicon: names the law it belongs to; None where that goes without saying.
        home: the law that is spoken of anyway, which is not named again.
    """
    words = f"section {section.section}"
    if section.duty is not None:
        words += f" ({section.duty.replace('_', ' ')})"
    if lexicon is None or home is None or section.law == home:
        return words
    return f"{words} of {lexicon.law_title(section.law)}"


def sections_words(sections: Sequence[SectionRef], lexicon: Lexicon, home: str) -> str:
    """Return what several sections are called: "sections 4(a), 4(b) and 5", each with its law where it is another."""
    own = [item for item in sections if item.law == home and item.duty is None]
    if len(own) != len(sections) or len(own) == 1:
        return joined([section_words(item, lexicon, home) for item in sections])
    return f"sections {joined([item.section for item in own])}"


def section_state(state: SectionState, *, holds: bool) -> str:
    """Return what is said of a section."""
    return _STATES[state][0 if holds else 1]
