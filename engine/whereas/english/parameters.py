"""What a number or a day that a law names is called."""

from __future__ import annotations

from whereas.english.nouns import lowered, words_of
from whereas.model.kinds import DateKind
from whereas.model.law import Parameter


def parameter_title(parameter: Parameter) -> str:
    """Return the title of a parameter, or what it is with its name: "day “amended”"."""
    if parameter.title is not None:
        return lowered(parameter.title)
    return f"{'day' if isinstance(parameter.kind, DateKind) else 'number'} “{words_of(parameter.name)}”"
