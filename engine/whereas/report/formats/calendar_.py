"""The calendar of duties by itself: as text, as a table for a spreadsheet, and as JSON (`whereas.calendar/1`)."""

from __future__ import annotations

import csv
import io
import json
import textwrap
from collections.abc import Callable, Iterator, Mapping

from whereas.report.formats.csv_ import BYTE_ORDER_MARK, cell, numbered
from whereas.report.formats.due import TITLE, due_groups, line_of
from whereas.report.formats.facts import day_words, made_by, stage_words
from whereas.report.formats.json_ import with_escapes
from whereas.report.formats.outline import LABELS
from whereas.report.formats.plain import plain
from whereas.report.model import Report

SCHEMA = "whereas.calendar/1"
_WIDTH = 96
_COLUMNS = ("day", "when", "deal", "what", "about", "law", "section", "duty", "citation", "verdict", "event")


def text(report: Report) -> str:
    """Return the calendar as plain text, ending with a line feed."""
    lines: list[str] = []
    for deal in report.deals:
        title = plain(deal.title)
        lines += [title, "=" * min(len(title), _WIDTH)]
        lines += _wrapped(f"{TITLE}. {stage_words(deal)}. Assessed as of {day_words(report.as_of)}.", "")
        lines += ["", *_groups(report, deal.id)]
    return "\n".join([*lines, *_wrapped(f"{report.notice} {made_by(report.engine)}", "")]) + "\n"


def _groups(report: Report, deal: str) -> Iterator[str]:
    groups = due_groups(report, deal)
    if not groups:
        yield from ("No duty of these laws that applies has a day or a limit in time.", "")
    for group in groups:
        yield group.title.upper()
        for entry in group.entries:
            yield from _wrapped(line_of(entry), "    ", first="  * ")
        yield ""


def _wrapped(words: str, indent: str, first: str | None = None) -> list[str]:
    start = indent if first is None else first
    return textwrap.wrap(
        plain(words),
        _WIDTH,
        initial_indent=start,
        subsequent_indent=indent,
        break_long_words=False,
        break_on_hyphens=False,
    )


def table(report: Report) -> str:
    """Return the calendar as CSV, as spreadsheets expect it."""
    made = io.StringIO()
    writer = csv.writer(made, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    writer.writerow(_COLUMNS)
    for due in report.calendar:
        row = (
            due.day,
            due.when,
            due.deal,
            due.act,
            due.about,
            due.policy,
            numbered(due.section),
            due.duty,
            due.citation,
        )
        writer.writerow([cell(item or "") for item in (*row, LABELS[due.verdict], due.event)])
    return BYTE_ORDER_MARK + made.getvalue()


def data(report: Report) -> str:
    """Return the calendar as JSON, with what it was made from."""
    whole = report.model_dump()
    kept = ("engine", "as_of", "asked", "texts", "notice", "deals", "calendar", "diagnostics")
    made = {"schema": SCHEMA, **{name: whole[name] for name in kept}}
    return with_escapes(json.dumps(made, ensure_ascii=False, indent=2)) + "\n"


FORMATS: Mapping[str, Callable[[Report], str]] = {"text": text, "json": data, "csv": table}
"""By name; iCalendar, which needs an extra, is a module of its own."""
