"""The picture of the data flows: a column for each party, a row for each flow, an arrow for who gives what to whom.

What comes in: flows with what was found of each. What goes out: places and texts, to be drawn by a template. Promised:
the same flows give the same picture; rows and columns never overlap, whatever the length of a name; a picture has at
most `COLUMNS` parties, unless one flow has more, and of more flows several pictures are made.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from whereas.report.formats.lanes import Lane, lane
from whereas.report.formats.measure import lines
from whereas.report.formats.moving import CLASSES, SIGNS, WORDS, Moving
from whereas.report.model_flows import Flow, FlowEnd

COLUMNS = 6
_ROWS = 10
_COLUMN = 112
_LEAST = 360  # the width of a picture of few parties
_GAP = 6  # between two names
_MARGIN = 8  # of a name to its frame
_NAME = 12.5
_BOLD = 17  # of a title: at least as wide as bold letters of 14 are in any face
_FOUND = 12.5
_LINE = 18
_PAD = 14
_MOST = 4  # lines of a name or a title
_FEW = 3  # sections that are named
UNKNOWN = FlowEnd(path="", title="Not stated", is_certain=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A party: where its line stands, and its name in lines. `is_known` is false for whoever is not stated."""

    x: float
    left: float
    width: float
    name: tuple[str, ...]
    is_known: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A line of words in a row: its place, its text, and the verdict that colours it, or None for plain ink."""

    y: float
    text: str
    kind: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A flow: where its row begins, where the lines of the parties do and end, its words, its arrow, and its sign."""

    top: float
    band: float
    bottom: float
    said: tuple[Said, ...]
    lane: Lane
    sign: str
    kind: str
    is_bad: bool
    is_open: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One picture, in its own units; `first` and `last` are the numbers of its flows."""

    width: float
    height: float
    head: float
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    first: int
    last: int


def pictures(movings: Iterable[Moving]) -> tuple[Picture, ...]:
    """Return the pictures of the flows of a deal, none for a deal that names no flow."""
    return tuple(_picture(group) for group in _groups(movings))


def _groups(movings: Iterable[Moving]) -> Iterator[list[Moving]]:
    """Yield the flows in groups that fit into one picture each, in their order."""
    group: list[Moving] = []
    for item in movings:
        if group and (len(_parties([*group, item])) > COLUMNS or len(group) == _ROWS):
            yield group
            group = []
        group.append(item)
    if group:
        yield group


def _key(end: FlowEnd) -> str:
    return end.path or end.title


def _chain(flow: Flow) -> tuple[FlowEnd, ...]:
    return (*(flow.senders or (UNKNOWN,)), *flow.via, *(flow.recipients or (UNKNOWN,)), *flow.onward)


def _parties(movings: Sequence[Moving]) -> dict[str, FlowEnd]:
    """Return the parties of flows in the order in which data reaches them, each once."""
    found: dict[str, FlowEnd] = {}
    for item in movings:
        for end in _chain(item.flow):
            found.setdefault(_key(end), end)
    return found


def _picture(movings: Sequence[Moving]) -> Picture:
    parties = _parties(movings)
    column = max(_COLUMN, _LEAST / len(parties))
    xs = {key: column * (place + 0.5) for place, key in enumerate(parties)}
    columns = tuple(
        Column(
            x=xs[key],
            left=xs[key] - column / 2 + _GAP / 2,
            width=column - _GAP,
            name=lines(end.title, _NAME, column - _GAP - 2 * _MARGIN, _MOST),
            is_known=end is not UNKNOWN,
        )
        for key, end in parties.items()
    )
    head = max(len(item.name) for item in columns) * _LINE + _PAD
    rows: list[Row] = []
    top: float = head + _PAD
    for item in movings:
        row = _row(item, top, xs, column * len(columns))
        rows.append(row)
        top = row.bottom
    return Picture(
        width=column * len(columns),
        height=top,
        head=head,
        columns=columns,
        rows=tuple(rows),
        first=movings[0].number,
        last=movings[-1].number,
    )


def _row(item: Moving, top: float, xs: Mapping[str, float], room: float) -> Row:
    title = lines(f"{item.number}. {item.flow.title}", _BOLD, room, _MOST)
    said: list[tuple[str, str | None]] = [(text, None) for text in title]
    for text, kind in _found_words(item):
        said += [(line, kind) for line in lines(text, _FOUND, room, 2)]
    drawn = lane(item.flow, xs, _key, UNKNOWN)
    band = top + len(said) * _LINE + _PAD
    gravest = item.gravest
    return Row(
        top=top,
        band=band,
        bottom=band + drawn.depth + 3 * _PAD,
        said=tuple(Said(y=top + _LINE * (place + 1), text=text, kind=kind) for place, (text, kind) in enumerate(said)),
        lane=drawn.moved(band + _PAD),
        sign="" if gravest in (None, "aside") else SIGNS[gravest],
        kind="inapplicable" if gravest is None else CLASSES[gravest],
        is_bad=gravest in ("violated", "waived", "unless"),
        is_open=gravest in ("unless", "judgment", "open", "pending"),
    )


def _found_words(item: Moving) -> Iterator[tuple[str, str]]:
    """Yield what was found, one text for each way in which findings came out; breaches with their sections."""
    for found in item.found:
        if found.grave == "aside" or (found.grave == "closed" and item.gravest != "closed"):
            continue
        words = f"{SIGNS[found.grave]} {WORDS[found.grave]}: {len(found.entries)}"
        if found.grave in ("violated", "waived", "unless"):
            named = [entry.name.removeprefix("Section ") for entry in found.entries[:_FEW]]
            more = len(found.entries) - len(named)
            words += f" ({', '.join(named)}{f' and {more} more' if more else ''})"
        yield words, CLASSES[found.grave]
    if not item.found or item.gravest == "aside":
        yield "No duty that was checked is about it", "inapplicable"
