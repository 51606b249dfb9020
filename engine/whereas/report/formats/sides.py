"""Deals side by side, as text, JSON or HTML.

Promised: no text of a deal or a law becomes mark-up or moves a cursor; verdicts are told apart without colour.
"""

from __future__ import annotations

import json
import textwrap
from collections.abc import Callable, Iterator, Mapping

from whereas.english.nouns import number_word
from whereas.report.formats.facts import WEAK, day_words, made_by
from whereas.report.formats.html import page
from whereas.report.formats.json_ import with_escapes
from whereas.report.formats.outline import LABELS
from whereas.report.formats.plain import plain
from whereas.report.formats.signs import KEYS, UNLESS, key_line, verdict_sign, verdict_words
from whereas.report.side_by_side import Cell, Row, Table

ALIKE = "The deals have the same verdict on each duty. With --all, each duty is shown."

_WIDTH = 96
_NAME = 60
_FEW = 5
"""Of so many deals, a page of HTML has room for the words of each verdict in the table itself."""


def render(table: Table, name: str) -> str:
    """Return the table in a format: `text`, `json` or `html`, ending with a line feed.

    Raises:
        KeyError: there is no such format.
    """
    return _FORMATS[name](table)


def count_words(cell: Cell) -> str:
    """Return how many findings of a law have which verdict."""
    counts = cell.summary.model_dump()
    return ", ".join(f"{counts[verdict]} {label.lower()}" for verdict, label in LABELS.items() if counts[verdict])


# ---------------------------------------------------------------------- text
def _text(table: Table) -> str:
    lines = [*_title(table), "", *(_grid(table) if table.rows else wrapped(ALIKE)), ""]
    for row in table.rows:
        lines += [*wrapped(_row_name(row)), *_row(row, table), ""]
    lines += [*wrapped(table.notice), *wrapped(made_by(table.engine))]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _title(table: Table) -> Iterator[str]:
    what = "laws" if table.schema_ == "whereas.matrix/1" else "duties"
    deals = "deal" if len(table.deals) == 1 else "deals"
    yield f"{number_word(len(table.deals)).capitalize()} {deals} by {what}, as of {day_words(table.as_of)}"
    for number, deal in enumerate(table.deals, start=1):
        yield from wrapped(deal.title, first=f"  {number}  ", indent="     ")


def _grid(table: Table) -> Iterator[str]:
    yield f"{'':<{_NAME}}" + "".join(f"{number:>4}" for number in range(1, len(table.deals) + 1))
    for row in table.rows:
        name = plain(_row_name(row))
        short = name if len(name) < _NAME else f"{name[: _NAME - 2]}…"
        yield f"{short:<{_NAME}}" + "".join(f"{verdict_sign(cell):>4}" for cell in row.cells)
    yield ""
    yield from wrapped(key_line())


def _row_name(row: Row) -> str:
    if row.section is None:
        return row.title
    duty = "" if row.duty is None else f" ({row.duty.replace('_', ' ')})"
    weak = f" [{WEAK}]" if row.weak else ""
    return f"Section {row.section}{duty}: {row.title}{weak}, {row.law}"


def _row(row: Row, table: Table) -> Iterator[str]:
    for number, (deal, cell) in enumerate(zip(table.deals, row.cells, strict=True), start=1):
        count = "" if row.section is not None else f" ({count_words(cell) or 'no findings'})"
        words = f"{verdict_sign(cell)} {deal.title}: {verdict_words(cell)}{count}"
        yield from wrapped(words, first=f"  {number}  ", indent="       ")
        for said in cell.said:
            yield from wrapped(said, first="       ", indent="       ")


def wrapped(text: str, *, first: str = "", indent: str = "") -> list[str]:
    """Return a text as lines; `first` and `indent` stand before the first and before the others."""
    return textwrap.wrap(
        plain(text),
        _WIDTH,
        initial_indent=first,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


# ---------------------------------------------------------------------- JSON, HTML
def _json(table: Table) -> str:
    return with_escapes(json.dumps(table.model_dump(), ensure_ascii=False, indent=2)) + "\n"


def _html(table: Table) -> str:
    return page(
        "sides.html.j2",
        table=table,
        is_many=table.schema_ == "whereas.matrix/1" and len(table.deals) > _FEW,
        alike=ALIKE,
        keys=KEYS,
        unless=UNLESS,
        sign=verdict_sign,
        cell_words=verdict_words,
        count_words=count_words,
        row_name=_row_name,
    )


_FORMATS: Mapping[str, Callable[[Table], str]] = {"text": _text, "json": _json, "html": _html}
