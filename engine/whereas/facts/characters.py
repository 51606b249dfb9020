"""The characters of a deal: from bytes to text, and which of them a reader would not see.

Comes in: bytes, or a source. Goes out: a source, and what is wrong. Promise: linear time; nothing larger than the limit
is looked at.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator

from whereas.facts.problems_text import DealTooLarge, ForbiddenCharacter, NotUtf8
from whereas.text import Diagnostic, Source, Span

MOST_BYTES = 1_000_000
"""The largest deal: a hundred times one that has been researched well."""

_MOST_CHARACTER_PROBLEMS = 20
_BYTE_ORDER_MARK = "\ufeff"
_JOINERS = "\u200c\u200d"
"""They are part of how Persian, Hindi and other languages are spelt."""

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Zl", "Zp"})
_LAST_TWO_OF_A_PLANE = 0xFFFE
_FIRST_NONCHARACTER, _LAST_NONCHARACTER = 0xFDD0, 0xFDEF
_ENCODING_MARKS = (
    (b"\xff\xfe\x00\x00", "UTF-32"),
    (b"\x00\x00\xfe\xff", "UTF-32"),
    (b"\xff\xfe", "UTF-16"),
    (b"\xfe\xff", "UTF-16"),
)


def decode_deal(data: bytes, name: str) -> tuple[Source | None, tuple[Diagnostic, ...]]:
    """Return the text of a deal file, or None and why it is none.

    Args:
        data: what the file holds; reading its first `MOST_BYTES` + 1 bytes is enough.
        name: what diagnostics call the file.
    """
    if len(data) > MOST_BYTES:
        return None, (_too_large(Span(name, 0, 0), len(data), "bytes"),)
    for mark, encoding in _ENCODING_MARKS:
        if data.startswith(mark):
            return None, (NotUtf8(span=None, why=NotUtf8.other_encoding.format(encoding=encoding)),)
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        why = NotUtf8.broken_byte.format(byte=f"{data[error.start]:02X}", line=line)
        return None, (NotUtf8(span=None, why=why),)
    if "\x00" in text[:4]:
        return None, (NotUtf8(span=None, why=NotUtf8.other_encoding.format(encoding="UTF-16")),)
    source = Source(name, text.removeprefix(_BYTE_ORDER_MARK))
    problems = character_problems(source)
    return (None if problems else source), problems


def size_problem(source: Source) -> Diagnostic | None:
    """Return what is wrong where a text is longer than any deal."""
    if len(source.text) <= MOST_BYTES:
        return None
    return _too_large(Span(source.name, 0, 0), len(source.text), "characters")


def _too_large(span: Span, size: int, unit: str) -> Diagnostic:
    return DealTooLarge(span=span, size=f"{size:,} {unit}", limit=f"{MOST_BYTES:,} {unit}")


def character_problems(source: Source) -> tuple[Diagnostic, ...]:
    """Return a diagnostic for each character that can't be seen or that changes how others are shown."""
    found: list[Diagnostic] = []
    for offset in _unseen(source.text):
        character = source.text[offset]
        name = unicodedata.name(character, "control character").lower()
        span = Span(source.name, offset, offset + 1)
        found.append(ForbiddenCharacter(span=span, character=f"U+{ord(character):04X}", name=name))
        if len(found) == _MOST_CHARACTER_PROBLEMS:
            break
    return tuple(found)


def _unseen(text: str) -> Iterator[int]:
    if text.isascii() and text.replace("\n", "").replace("\r", "").replace("\t", "").isprintable():
        return
    for offset, character in enumerate(text):
        if not character.isprintable() and character not in "\t\n\r " and _is_unseen(character):
            yield offset


def _is_unseen(character: str) -> bool:
    if character in _JOINERS:
        return False
    code = ord(character)
    return (
        unicodedata.category(character) in _UNSEEN
        or code & _LAST_TWO_OF_A_PLANE == _LAST_TWO_OF_A_PLANE
        or _FIRST_NONCHARACTER <= code <= _LAST_NONCHARACTER
    )
