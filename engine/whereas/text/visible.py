"""Text made safe to show: what a reader can't see, or a terminal would obey, becomes visible characters.

Comes in: any text, also hostile. Goes out: printable pieces with the number of terminal cells that each takes.
Promise: nothing that goes out moves a cursor, changes a colour, hides a character or turns the reading direction.
"""

from __future__ import annotations

import unicodedata

TAB_WIDTH = 4

_DELETE = 0x7F
_FIRST_CONTROL_PICTURE = 0x2400
_DELETE_PICTURE = "␡"
_SPACE_PICTURE = "␣"  # for spaces that only look like one: no-break, thin, ideographic
# Controls, direction marks and zero-width characters, surrogates, private use, unassigned, line and paragraph ends.
_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def visible(text: str, *, ascii_only: bool = False) -> str:
    """Return `text` as one printable line; tabs, line feeds and escapes come out as visible characters."""
    return "".join(visible_character(character, ascii_only=ascii_only) for character in text)


def visible_character(character: str, *, ascii_only: bool = False) -> str:
    """Return what stands for `character` in print: itself, a picture of it, or an escape of its number."""
    code = ord(character)
    if " " <= character <= "~":
        return character
    if ascii_only:
        return _escape(code)
    if code < ord(" "):
        return chr(_FIRST_CONTROL_PICTURE + code)
    if code == _DELETE:
        return _DELETE_PICTURE
    category = unicodedata.category(character)
    if category == "Zs":
        return _SPACE_PICTURE
    return _escape(code) if category in _UNSEEN else character


def cells_of(text: str) -> int:
    """Return how many terminal cells `text`, already made visible, takes: two for a wide character, none for an accent.

    Source: Unicode Standard Annex 11, East Asian Width; combining marks take no cell of their own.
    """
    return sum(map(_cells_of_character, text))


def _cells_of_character(character: str) -> int:
    if unicodedata.category(character) in {"Mn", "Me"}:
        return 0
    return 2 if unicodedata.east_asian_width(character) in {"W", "F"} else 1


def _escape(code: int) -> str:
    if code <= 0xFF:  # noqa: PLR2004 - two hexadecimal digits reach to here
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"  # noqa: PLR2004 - four digits reach to here
