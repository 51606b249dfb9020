"""Which characters the fonts that typst brings can draw, and what stands for one that they can't.

A PDF that everyone can read must draw every character that it holds, and the compiler refuses one that does not; fonts
of the machine would make the file differ from one machine to the next. So what is written in another script than the
Latin, Greek or Cyrillic stands in a PDF by the numbers of its characters; the other formats show it.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_right

from whereas.text.visible import visible_character

# Found by compiling each alone, with typst 0.15.2 (a test compiles them all): letters, punctuation and signs of
# Libertinus Serif and DejaVu Sans Mono. No marks that combine with another character: that compiler fails on some.
# fmt: off
RANGES: tuple[tuple[int, int], ...] = (
    (0x0020, 0x007E), (0x00A1, 0x00AC), (0x00AE, 0x02AF), (0x0370, 0x0377), (0x037A, 0x037F), (0x0384, 0x038A),
    (0x038C, 0x038C), (0x038E, 0x03A1), (0x03A3, 0x0482), (0x048A, 0x04FF), (0x0510, 0x0513), (0x051A, 0x051D),
    (0x1E00, 0x1F15), (0x1F18, 0x1F1D), (0x1F20, 0x1F45), (0x1F48, 0x1F4D), (0x1F50, 0x1F57), (0x1F59, 0x1F59),
    (0x1F5B, 0x1F5B), (0x1F5D, 0x1F5D), (0x1F5F, 0x1F7D), (0x1F80, 0x1FB4), (0x1FB6, 0x1FC4), (0x1FC6, 0x1FD3),
    (0x1FD6, 0x1FDB), (0x1FDD, 0x1FEF), (0x1FF2, 0x1FF4), (0x1FF6, 0x1FFE), (0x2010, 0x2027), (0x2030, 0x2040),
    (0x2042, 0x2042), (0x2044, 0x2052), (0x2054, 0x205E), (0x20A0, 0x20BF), (0x2100, 0x211E), (0x2120, 0x2120),
    (0x2122, 0x2122), (0x2124, 0x2124), (0x2126, 0x2151), (0x2153, 0x2184), (0x2189, 0x2189), (0x2190, 0x23FF),
    (0x2500, 0x262F), (0x2638, 0x268B), (0x2690, 0x269C), (0x26A0, 0x26A7), (0x26AA, 0x26B2), (0x2701, 0x2704),
    (0x2706, 0x2709), (0x270C, 0x2727), (0x2729, 0x274B), (0x274D, 0x274D), (0x274F, 0x2752), (0x2756, 0x2756),
    (0x2758, 0x275E), (0x2761, 0x277F), (0x2794, 0x2794), (0x2798, 0x27AF), (0x27B1, 0x27BF), (0xFB00, 0xFB06),
    (0xFFFD, 0xFFFD),
)
# fmt: on
_STARTS = tuple(first for first, _ in RANGES)
_PICTURE = "SYMBOL FOR "


def drawable(text: str) -> str:
    """Return a text in which every character can be drawn."""
    return "".join(_drawable(char) for char in unicodedata.normalize("NFC", text))


def is_drawable(char: str) -> bool:
    """Return whether the fonts have a character."""
    place = bisect_right(_STARTS, ord(char)) - 1
    return place >= 0 and ord(char) <= RANGES[place][1]


def _drawable(char: str) -> str:
    if is_drawable(char):
        return char
    name = unicodedata.name(char, "")
    if name.startswith(_PICTURE):  # a picture of a control character: its name in words
        return f"[{name.removeprefix(_PICTURE).lower()}]"
    return visible_character(char, ascii_only=True)
