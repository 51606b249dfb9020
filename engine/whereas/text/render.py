"""A diagnostic drawn for a reader: its source lines, with the words that it is about underlined.

Comes in: a diagnostic and the sources it points into. Goes out: pieces of text, each with the part that it plays.
Promise: knows no terminal. Whoever prints decides what colour a part has, if any; nothing in a source, a file name or
a message can reach the terminal as a control code; the size of a drawing does not grow with the length of a line.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import Enum

from whereas.text.diagnostic import Diagnostic, Label, Severity
from whereas.text.excerpt import Excerpt, Mark, excerpts_of
from whereas.text.source import Source
from whereas.text.visible import visible


class Part(Enum):
    """What a piece of a drawing is, so that whoever prints it can give it a colour."""

    PLAIN = "plain"
    ERROR = "error"
    WARNING = "warning"
    MESSAGE = "message"
    GUTTER = "gutter"
    SECOND = "second"
    HELP = "help"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that plays one part; printable characters and line feeds only."""

    part: Part
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Glyphs:
    """The characters that a drawing is made of."""

    arrow: str
    elsewhere: str
    bar: str
    gap: str
    clip: str
    ascii_only: bool


UNICODE = Glyphs(arrow="╭▸", elsewhere="├▸", bar="│", gap="┆", clip="…", ascii_only=False)
ASCII = Glyphs(arrow="-->", elsewhere=":::", bar="|", gap="...", clip="...", ascii_only=True)

_PART_OF_SEVERITY = {Severity.ERROR: Part.ERROR, Severity.WARNING: Part.WARNING}


def draw(diagnostic: Diagnostic, sources: Mapping[str, Source], glyphs: Glyphs = UNICODE) -> tuple[Piece, ...]:
    """Return the drawing of `diagnostic`, ending with a line feed.

    Args:
        diagnostic: what to draw.
        sources: the texts by the name that spans use; a text that is missing is named, not quoted.
        glyphs: UNICODE, or ASCII where the reader's terminal can show no more.
    """
    return tuple(_Drawing(diagnostic, sources, glyphs).pieces())


def joined(pieces: Iterable[Piece], paint: Callable[[Part, str], str] | None = None) -> str:
    """Return the pieces as one text, each as `paint` gives it back; without `paint`, as it is."""
    return "".join(piece.text if paint is None else paint(piece.part, piece.text) for piece in pieces)


class _Drawing:
    """One drawing in the making; holds what all its lines share."""

    __slots__ = ("diagnostic", "glyphs", "groups", "severity", "sources", "width")

    def __init__(self, diagnostic: Diagnostic, sources: Mapping[str, Source], glyphs: Glyphs) -> None:
        self.diagnostic = diagnostic
        self.sources = sources
        self.glyphs = glyphs
        self.severity = _PART_OF_SEVERITY[diagnostic.severity]
        self.groups = self._group_by_source()
        lines = [excerpt.line for _, excerpts in self.groups for excerpt in excerpts]
        self.width = len(str(max(lines, default=0)))

    def pieces(self) -> Iterable[Piece]:
        """Yield the head, the excerpts of each source, and the help."""
        yield Piece(self.severity, f"{self.diagnostic.severity.value}[{self.diagnostic.code}]")
        yield Piece(Part.MESSAGE, f": {self._shown(self.diagnostic.message)}")
        yield Piece(Part.PLAIN, "\n")
        for number, (place, excerpts) in enumerate(self.groups):
            arrow = self.glyphs.elsewhere if number else self.glyphs.arrow
            yield Piece(Part.GUTTER, f"{'':>{self.width}} {arrow} ")
            yield Piece(Part.PLAIN, f"{place}\n")
            yield from self._excerpts(excerpts)
        if self.diagnostic.help:
            yield Piece(Part.GUTTER, f"{'':>{self.width}} = ")
            yield Piece(Part.HELP, "help")
            yield Piece(Part.PLAIN, f": {self._shown(self.diagnostic.help)}\n")

    def _group_by_source(self) -> tuple[tuple[str, tuple[Excerpt, ...]], ...]:
        if self.diagnostic.span is None:
            return ()
        marks = [Mark(self.diagnostic.span, self._shown(self.diagnostic.label), is_primary=True)]
        marks += [self._mark_of(label) for label in self.diagnostic.labels]
        by_source: dict[str, list[Mark]] = {}
        for mark in marks:
            by_source.setdefault(mark.span.source, []).append(mark)
        return tuple((self._place_of(own[0]), self._excerpts_of(own)) for own in by_source.values())

    def _mark_of(self, label: Label) -> Mark:
        return Mark(label.span, self._shown(label.text), is_primary=False)

    def _place_of(self, mark: Mark) -> str:
        name = self._shown(mark.span.source)
        source = self.sources.get(mark.span.source)
        if source is None:
            return name
        line, column = source.position(mark.span.start)
        return f"{name}:{line}:{column}"

    def _excerpts_of(self, marks: list[Mark]) -> tuple[Excerpt, ...]:
        source = self.sources.get(marks[0].span.source)
        if source is None:
            return ()
        return excerpts_of(source, marks, clip=self.glyphs.clip, ascii_only=self.glyphs.ascii_only)

    def _excerpts(self, excerpts: tuple[Excerpt, ...]) -> Iterable[Piece]:
        if not excerpts:
            return
        yield self._gutter("")
        yield Piece(Part.PLAIN, "\n")
        previous = excerpts[0].line
        for excerpt in excerpts:
            if excerpt.line > previous + 1:
                yield Piece(Part.GUTTER, f"{self.glyphs.gap:>{self.width}}\n")
            previous = excerpt.line
            yield self._gutter(str(excerpt.line))
            yield Piece(Part.PLAIN, f" {excerpt.text}".rstrip() + "\n")
            for underline in excerpt.underlines:
                yield self._gutter("")
                yield Piece(Part.PLAIN, " " * (underline.column + 1))
                stroke = ("^" if underline.is_primary else "-") * underline.cells
                part = self.severity if underline.is_primary else Part.SECOND
                yield Piece(part, f"{stroke} {underline.text}".rstrip())
                yield Piece(Part.PLAIN, "\n")
        yield self._gutter("")
        yield Piece(Part.PLAIN, "\n")

    def _gutter(self, number: str) -> Piece:
        return Piece(Part.GUTTER, f"{number:>{self.width}} {self.glyphs.bar}")

    def _shown(self, text: str) -> str:
        return visible(text, ascii_only=self.glyphs.ascii_only)
