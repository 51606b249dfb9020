"""How wide a text is drawn, roughly and never too small, and where it is broken into lines; no font is at hand."""

from __future__ import annotations

import unicodedata

_NARROW = frozenset("iljtfrI.,:;'|!()[] -")
_WIDE = frozenset("mwMW@%")


def width(text: str, size: float) -> float:
    """Return about how wide a text is, in the unit of `size`, the height of its letters' body."""
    return size * sum(_width(char) for char in text)


def _width(char: str) -> float:
    if char in _NARROW:
        return 0.36
    if char in _WIDE:
        return 0.95
    if unicodedata.east_asian_width(char) in "WF":
        return 1.05
    return 0.74 if char.isupper() else 0.6


def lines(text: str, size: float, room: float, most: int = 0) -> tuple[str, ...]:
    """Return a text in lines that fit into `room`; a word that does not is broken.

    Args:
        text: in one line.
        size: of the letters.
        room: the width of a line, in the same unit.
        most: at most so many lines, the last with an ellipsis where more is left; 0 for as many as it takes.
    """
    made: list[str] = []
    for word in text.split():
        pieces = _pieces(word, size, room)
        if made and width(f"{made[-1]} {pieces[0]}", size) <= room:
            made[-1] = f"{made[-1]} {pieces.pop(0)}"
        made += pieces
    if most and len(made) > most:
        made = [*made[: most - 1], _shortened(f"{made[most - 1]} {made[most]}", size, room)]
    return tuple(made)


def _pieces(word: str, size: float, room: float) -> list[str]:
    made = [""]
    for char in word:
        if made[-1] and width(made[-1] + char, size) > room:
            made.append("")
        made[-1] += char
    return made


def _shortened(text: str, size: float, room: float) -> str:
    while text and width(f"{text}…", size) > room:
        text = text[:-1]
    return f"{text.rstrip()}…"
