"""A report as a PDF that a reader of the screen can be read aloud: tagged, by the standard PDF/UA-1.

What comes in: a report. What goes out: the bytes of the file. Promised: the same report gives the same bytes; fonts are
those that the compiler brings; the file is dated with the assessment date. Needs the extra `pdf`.
"""

from __future__ import annotations

import json
import re
from dataclasses import asdict
from importlib.resources import files
from typing import Any

from whereas.report.formats.blocks import Block, Document, Drawn, Heading, Listed, Nested, Paragraph, Table, Turn
from whereas.report.formats.glyphs import drawable
from whereas.report.formats.packet import document
from whereas.report.model import Report

_TEMPLATE = "templates/report.typ"
_SORTS: dict[type[Block], str] = {
    Heading: "heading",
    Paragraph: "paragraph",
    Listed: "list",
    Nested: "nested",
    Table: "table",
    Drawn: "picture",
    Turn: "turn",
}
_KEPT = frozenset(
    {"url", "anchor", "place", "kind", "look", "sort", "block"}
)  # what is compared or followed, and never shown

_LONG = re.compile(r"\S{25,}")
_PIECE = 6
_MAY_END = "\u200b"


def render(report: Report) -> bytes:
    """Return the report as PDF.

    Raises:
        ImportError: the extra `pdf` is not installed.
    """
    import typst  # noqa: PLC0415 - an optional extra

    template = (files("whereas.report") / _TEMPLATE).read_bytes()
    told = json.dumps(data(document(report)), ensure_ascii=False).encode()
    made = typst.compile(  # type: ignore[call-overload]  # its stub knows no names of files
        {"main": template, "report.json": told},
        format="pdf",
        ignore_system_fonts=True,
        pdf_standards=["ua-1"],
    )
    assert isinstance(made, bytes)  # noqa: S101 - one file, for one document was asked for
    return made


def data(made: Document) -> dict[str, Any]:
    """Return a document as the template reads it, every text in characters that can be drawn."""
    blocks = [{"block": _SORTS[type(block)], **asdict(block)} for block in made.blocks]
    told = {"head": made.title, "made_by": made.made_by, "blocks": blocks}
    day = [int(part) for part in made.day.split("-")]
    return {**_shown(told), "title": drawable(made.title), "day": day}


def _breaking(match: re.Match[str]) -> str:
    """Return a long word, a hash or an address, with places where a line may end."""
    word = match[0]
    return _MAY_END.join(word[start : start + _PIECE] for start in range(0, len(word), _PIECE))


def _shown(value: Any) -> Any:  # noqa: ANN401 - what JSON can hold
    match value:
        case str():
            return _LONG.sub(_breaking, drawable(value))
        case dict():
            return {key: item if key in _KEPT else _shown(item) for key, item in value.items()}
        case list() | tuple():
            return [_shown(item) for item in value]
        case _:
            return value
