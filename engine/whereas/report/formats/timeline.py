"""Verdicts over time, as text, JSON or HTML.

Promised: no text of a deal or a law becomes mark-up or moves a cursor; verdicts are told apart without colour.
"""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Iterator, Mapping, Sequence

from whereas.english.nouns import number_word
from whereas.report.formats.facts import day_words, made_by
from whereas.report.formats.html import page
from whereas.report.formats.json_ import with_escapes
from whereas.report.formats.sides import wrapped
from whereas.report.formats.signs import KEYS, UNLESS, key_line, verdict_sign, verdict_words
from whereas.report.timeline import Course, Line, Span, Timeline

_BAR = 60
"""The width of a drawn row in text, in characters."""


def render(timeline: Timeline, name: str) -> str:
    """Return the timeline in a format: `text`, `json` or `html`, ending with a line feed.

    Raises:
        KeyError: there is no such format.
    """
    return _FORMATS[name](timeline)


def span_days(span: Span) -> int:
    """Return how many days a span has."""
    return (dt.date.fromisoformat(span.last) - dt.date.fromisoformat(span.first)).days + 1


def days_words(first: str, last: str) -> str:
    """Return days as they are spoken: "1 July 2026", "1 July 2026 to 3 August 2026"."""
    return day_words(first) if first == last else f"{day_words(first)} to {day_words(last)}"


def turn_words(span: Span) -> tuple[str, ...]:
    """Return what a reader must know of the day on which a span begins: what changes on it, or that nothing does."""
    said: list[str] = []
    if span.earliest is not None:
        said.append(f"It turned on some day from {days_words(span.earliest, span.first)}.")
    said += [f"On {day_words(change.day)}: {change.text}" for change in span.changes]
    if span.by_time:
        said.append(
            "Nothing in the deal or the law changes on that day; what the law counts in days or years has run on."
        )
    return tuple(said)


def left_out_words(line: Line) -> str:
    """Return which days of change a timeline leaves out, or nothing where it leaves out none."""
    if not line.left_out:
        return ""
    days = tuple(dict.fromkeys(change.day for change in line.left_out))
    named = ", ".join(day_words(day) for day in days)
    return (
        f"Left out, for a timeline shows no more days of change than it can draw: {number_word(len(days))} earlier "
        f"{'day' if len(days) == 1 else 'days'} of change ({named}). `--to` with the eve of {day_words(line.first)} "
        "shows them."
    )


def row_name(row: Course) -> str:
    """Return what a row is about."""
    if row.section is None:
        return row.title
    duty = "" if row.duty is None else f" ({row.duty.replace('_', ' ')})"
    return f"Section {row.section}{duty}: {row.title}"


# ---------------------------------------------------------------------- text
def _text(timeline: Timeline) -> str:
    lines: list[str] = []
    for line in timeline.deals:
        lines += [*_deal(line), ""]
    lines += wrapped(key_line())
    lines += [*wrapped(timeline.notice), *wrapped(made_by(timeline.engine))]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _deal(line: Line) -> Iterator[str]:
    yield from wrapped(f"{line.title}, {days_words(line.first, line.last)}")
    yield from wrapped(left_out_words(line))
    for row in line.rows:
        yield ""
        indent = "  " if row.section is None else "    "
        yield from wrapped(row_name(row), first=indent, indent=indent)
        yield f"{indent}[{_bar(row.spans)}]"
        for span in row.spans:
            words = f"{verdict_sign(span)} {days_words(span.first, span.last)}: {verdict_words(span)}"
            yield from wrapped(words, first=f"{indent}  ", indent=f"{indent}    ")
            for said in turn_words(span):
                yield from wrapped(said, first=f"{indent}      ", indent=f"{indent}        ")


def _bar(spans: Sequence[Span]) -> str:
    """Return a row drawn with the signs of its verdicts: each span has at least one, and as many as its days make."""
    whole = sum(span_days(span) for span in spans)
    signs = [verdict_sign(span) for span in spans]
    spare = max(_BAR - sum(len(sign) for sign in signs), 0)
    drawn: list[str] = []
    days = 0
    for span, sign in zip(spans, signs, strict=True):
        before = days * spare // whole
        days += span_days(span)
        width = len(sign) + days * spare // whole - before
        drawn.append((sign * (width // len(sign))).ljust(width))
    return "".join(drawn)


# ---------------------------------------------------------------------- JSON, HTML
def _json(timeline: Timeline) -> str:
    return with_escapes(json.dumps(timeline.model_dump(), ensure_ascii=False, indent=2)) + "\n"


def _html(timeline: Timeline) -> str:
    return page(
        "timeline.html.j2",
        timeline=timeline,
        keys=KEYS,
        unless=UNLESS,
        sign=verdict_sign,
        verdict_words=verdict_words,
        turn_words=turn_words,
        days_words=days_words,
        span_days=span_days,
        left_out_words=left_out_words,
        row_name=row_name,
    )


_FORMATS: Mapping[str, Callable[[Timeline], str]] = {"text": _text, "json": _json, "html": _html}
