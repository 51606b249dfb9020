"""The days of a deal in their order: what happened, what is planned, until when something must be done.

What comes in: one deal's part of a report. What goes out: days with what is on each. Promised: only days that the deal
states, that a deadline of a pending duty gives, or that a waiver names; each with where it is from; no day is computed.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, TypeAlias

from whereas.english.nouns import capitalised
from whereas.report.formats.caveats import entries_of, waived
from whereas.report.formats.outline import DealPart, Entry
from whereas.report.model import Fact, Report, Waiver

Sort: TypeAlias = Literal["deal", "fact", "deadline", "waiver", "assessed"]
_DAY = re.compile(r"\d{4}-\d\d-\d\d(T.*)?")
_MONTH = re.compile(r"\d{4}-(0[1-9]|1[0-2])")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """What is on a day, or in a month: `anchor` is the finding that tells more, `is_ahead` after the assessment."""

    day: str
    sort: Sort
    text: str
    anchor: str | None
    is_ahead: bool


def days(part: DealPart, report: Report) -> tuple[Dated, ...]:
    """Return the days of a deal in their order, the assessment date among them; of one day, the deal's own first."""
    found = [*_deal(part, report), *_facts(part, report), *_deadlines(part, report), *_waivers(part, report)]
    as_of = report.as_of[:10]
    found.append(Dated(day=as_of, sort="assessed", text="Assessment date", anchor=None, is_ahead=False))
    once: dict[tuple[str, str], Dated] = {}
    for item in found:
        once.setdefault((item.day, item.text), item)
    return tuple(sorted(once.values(), key=lambda item: item.day))


def _duty(entry: Entry) -> str:
    return f"{entry.finding.title} ({entry.name}, {entry.policy.title})"


def _day(text: str) -> str | None:
    """Return a day or a month where a text is one, or None; a time of day is left out."""
    if _MONTH.fullmatch(text):
        return text
    if not _DAY.fullmatch(text):
        return None
    try:
        dt.date.fromisoformat(text[:10])
    except ValueError:
        return None
    return text[:10]


def _dated(day: str | None, sort: Sort, text: str, report: Report, anchor: str | None = None) -> Iterator[Dated]:
    found = None if day is None else _day(day)
    if found is not None:
        ahead = found > report.as_of[: len(found)]
        yield Dated(day=found, sort=sort, text=text, anchor=anchor, is_ahead=ahead)


def _deal(part: DealPart, report: Report) -> Iterator[Dated]:
    yield from _dated(part.deal.announced_on, "deal", "The deal is announced", report)
    yield from _dated(part.deal.cancelled_on, "deal", "The deal is called off", report)


def _facts(part: DealPart, report: Report) -> Iterator[Dated]:
    """Yield the dates that verdicts read."""
    read: dict[str, Fact] = {}
    for entry in entries_of(part):
        for instance in entry.finding.instances:
            for fact in instance.facts:
                read.setdefault(fact.path, fact)
    for fact in read.values():
        if fact.status == "known" and isinstance(fact.value, str):
            yield from _dated(fact.value, "fact", capitalised(fact.about), report)


def _deadlines(part: DealPart, report: Report) -> Iterator[Dated]:
    for entry in part.pending:
        finding = entry.finding
        last = [finding.pending_until, *(item.pending_until for item in finding.instances if item.is_named)]
        for day in dict.fromkeys(last):
            yield from _dated(day, "deadline", f"Last day for: {_duty(entry)}", report, entry.anchor)


def _waivers(part: DealPart, report: Report) -> Iterator[Dated]:
    for entry in waived(part):
        granted: list[Waiver | None] = [entry.finding.waiver, *(item.waiver for item in entry.finding.instances)]
        for waiver in dict.fromkeys((item.granted_on, item.expires_at) for item in granted if item is not None):
            granted_on, expires_at = waiver
            yield from _dated(granted_on, "waiver", f"Waiver granted of {_duty(entry)}", report, entry.anchor)
            yield from _dated(expires_at, "waiver", f"Waiver ends of {_duty(entry)}", report, entry.anchor)
