"""What takes the place of a duty: the law or the sections that displace it, by their names."""

from __future__ import annotations

from whereas.english import Lexicon, section_words
from whereas.english.nouns import joined
from whereas.model.law import Duty

"""The reason of an instance to which another law's rule applies in the place of the duty."""
_MOST_SECTIONS = 2


def displacing(duty: Duty, lexicon: Lexicon) -> str:
    """Return what displaces a duty: "State Act takes its place"; of several, one of them does."""
    home = duty.section.law
    by_law: dict[str, list[str]] = {}
    for item in duty.displacements:
        for ref in item.by:
            by_law.setdefault(ref.law, []).append(section_words(ref, lexicon, home))
    names: list[str] = []
    for law, sections in by_law.items():
        once = list(dict.fromkeys(sections))
        names += once if len(once) <= _MOST_SECTIONS else [lexicon.law_title(law)]
    return f"{joined(names, 'or')} takes its place"
