"""What a paged document is made of: headings, paragraphs, lists, tables and pictures, each a sequence of plain texts.

What comes in: made by `packet`. What goes out: to what writes pages, which knows only these few shapes. Promised: every
text is one line in which all shows; nothing in it is mark-up of any format.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

from whereas.report.formats.picture import Picture

Look: TypeAlias = Literal["plain", "bold", "soft", "verdict"]
Sort: TypeAlias = Literal["plain", "lead", "soft", "quote", "warning", "remedy", "label"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Some words in one look.

    Attributes:
        kind: of a verdict: its name, for the colour.
        url: an address that a reader may follow; `anchor` is a place in the document, by its name.
        place: the name of the place where these words stand, to which others may lead.
    """

    text: str
    look: Look = "plain"
    kind: str | None = None
    url: str | None = None
    anchor: str | None = None
    place: str | None = None


Runs: TypeAlias = tuple[Run, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """A heading; `anchor` is its name, to which a run may lead."""

    level: int
    runs: Runs
    anchor: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph; of a lead, `kind` is the verdict that colours it."""

    runs: Runs
    sort: Sort = "plain"
    kind: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A list of items."""

    items: tuple[Runs, ...]
    is_numbered: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """An item of a list in which lists stand; `items` is the list below it."""

    runs: Runs
    items: tuple[Item, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Nested:
    """A list in which lists stand."""

    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table; `widths` are the parts of the page that its columns take, `name` says what it holds."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[Runs, ...], ...]
    widths: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawn:
    """A picture, what it is called for those who can't see it, and what its marks mean for those who can."""

    picture: Picture
    name: str
    key: str


@dataclass(frozen=True, slots=True)
class Turn:
    """Where the appendix begins: what follows stands on a new page, in small type and two columns."""


Block: TypeAlias = Heading | Paragraph | Listed | Nested | Table | Drawn | Turn


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """A document: its title, the day that it is dated with, what made it, and its blocks."""

    title: str
    day: str
    made_by: str
    blocks: tuple[Block, ...]


def words(text: str) -> Runs:
    """Return plain words."""
    return (Run(text=text),)
