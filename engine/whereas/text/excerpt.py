"""The lines of a source that a diagnostic points at, and which of their cells to underline.

Comes in: a source and marked spans. Goes out: excerpts in the order of the lines, each at most `WINDOW` cells wide.
Promise: every mark is underlined by at least one cell, on the line where it begins and on the line where it ends.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from whereas.text.source import Source
from whereas.text.span import Span
from whereas.text.visible import TAB_WIDTH, cells_of, visible_character

WINDOW = 140  # cells of a source line that are shown; a line of a deal file may hold a whole quotation
_LEAD = 30  # cells shown before the words, where the line has to be clipped on its left


@dataclass(frozen=True, slots=True)
class Mark:
    """A span to underline, with what is said there."""

    span: Span
    text: str
    is_primary: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Underline:
    """A stroke under an excerpt, from the cell `column` (counted from 0) on."""

    column: int
    cells: int
    text: str
    is_primary: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A line, or the part of it that matters, made visible, with its underlines in the order in which to draw them."""

    line: int
    text: str
    underlines: tuple[Underline, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Stroke:
    """A mark, or its part on one line: half-open, in characters of that line."""

    line: int
    start: int
    end: int
    text: str
    is_primary: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class _View:
    """The part of a line that is shown: what is printed for each of its characters, and where in the line they are."""

    glyphs: tuple[str, ...]
    shown: range
    length: int


def excerpts_of(source: Source, marks: Iterable[Mark], *, clip: str, ascii_only: bool) -> tuple[Excerpt, ...]:
    """Return the excerpts that show `marks`.

    Args:
        source: the text that all the marks are in.
        marks: what to underline; of two on one line the primary is drawn first, then from left to right.
        clip: what stands where a line was cut off.
        ascii_only: whether characters beyond ASCII are written as escapes.
    """
    strokes = [stroke for mark in marks for stroke in _strokes_of(source, mark)]
    excerpts: list[Excerpt] = []
    for line in sorted({stroke.line for stroke in strokes}):
        own = sorted((s for s in strokes if s.line == line), key=lambda s: (not s.is_primary, s.start, s.end))
        while own:
            view = _view_of(source.line_text(line), own[0], ascii_only=ascii_only)
            fitting = [s for s in own if s.start in view.shown or s is own[0]]
            excerpts.append(_excerpt(fitting, view, clip))
            own = [s for s in own if s not in fitting]
    return tuple(excerpts)


def _strokes_of(source: Source, mark: Mark) -> tuple[_Stroke, ...]:
    """Return the mark on its line; one of several lines is drawn on its first and its last, the words at the last."""
    first, first_column = source.position(mark.span.start)
    last, last_column = source.position(max(mark.span.end - 1, mark.span.start))
    start, end = first_column - 1, last_column
    if first == last:
        return (_Stroke(line=first, start=start, end=end, text=mark.text, is_primary=mark.is_primary),)
    rest = max(len(source.line_text(first)), start + 1)
    text = source.line_text(last)
    indent = min(len(text) - len(text.lstrip()), end - 1)
    return (
        _Stroke(line=first, start=start, end=rest, text="", is_primary=mark.is_primary),
        _Stroke(line=last, start=indent, end=end, text=mark.text, is_primary=mark.is_primary),
    )


def _glyphs_of(line: str, *, ascii_only: bool) -> tuple[str, ...]:
    """Return what is printed for each character of `line`; a tab reaches to the next stop."""
    glyphs = []
    cells = 0
    for character in line:
        if character == "\t":
            glyph = " " * (TAB_WIDTH - cells % TAB_WIDTH)
        else:
            glyph = visible_character(character, ascii_only=ascii_only)
        cells += cells_of(glyph)
        glyphs.append(glyph)
    return tuple(glyphs)


def _view_of(line: str, stroke: _Stroke, *, ascii_only: bool) -> _View:
    """Return the part of the line to show, so that the beginning of `stroke` is in it."""
    # Invariant: the work is bounded also for a line of a million characters, whatever their width.
    near = max(0, stroke.start - WINDOW) if len(line) > 3 * WINDOW else 0
    glyphs = _glyphs_of(line[near : near + 3 * WINDOW], ascii_only=ascii_only)
    start = 0
    if cells_of("".join(glyphs[: stroke.end - near])) > WINDOW:
        start = min(stroke.start - near, len(glyphs))
        lead = 0
        while start > 0 and lead + cells_of(glyphs[start - 1]) <= _LEAD:
            start -= 1
            lead += cells_of(glyphs[start])
    stop = start
    width = 0
    while stop < len(glyphs) and width + cells_of(glyphs[stop]) <= WINDOW:
        width += cells_of(glyphs[stop])
        stop += 1
    return _View(glyphs=glyphs[start:stop], shown=range(near + start, near + stop), length=len(line))


def _excerpt(strokes: Sequence[_Stroke], view: _View, clip: str) -> Excerpt:
    before = clip if view.shown.start > 0 else ""
    after = clip if view.shown.stop < view.length else ""
    underlines = []
    for stroke in strokes:
        start = stroke.start - view.shown.start
        end = stroke.end - view.shown.start
        column = cells_of(before) + cells_of("".join(view.glyphs[:start]))
        cells = max(cells_of("".join(view.glyphs[start:end])), 1)
        underlines.append(Underline(column=column, cells=cells, text=stroke.text, is_primary=stroke.is_primary))
    text = before + "".join(view.glyphs) + after
    return Excerpt(line=strokes[0].line, text=text, underlines=tuple(underlines))
