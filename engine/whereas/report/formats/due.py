"""The calendar of duties in words, as every format tells it: dated entries first, then orders, then standing limits."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from whereas.english.nouns import capitalised
from whereas.report.due import Due, DueKind
from whereas.report.formats.facts import day_words
from whereas.report.model import Report

TITLE = "What is due, and when"

_TITLES: Mapping[tuple[DueKind, ...], str] = {
    ("by", "waiver"): "By a day",
    ("before", "order"): "What must come before what",
    ("open",): "To be done, and no last day can be named",
    ("each",): "Limits that always hold, or that run from an event: no day can be named beforehand",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An entry in words: `lead` says when, `what` what is to be done, `where` which section asks it.

    Of an order and of a limit that always holds the duty leads, and the limit follows.
    """

    lead: str
    what: str
    where: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """Entries of one kind."""

    title: str
    entries: tuple[Told, ...]


def due_groups(report: Report, deal: str) -> tuple[Group, ...]:
    """Return the calendar of a deal in groups; none for one that has no entry."""
    own = [item for item in report.calendar if item.deal == deal]
    groups = (
        Group(title=title, entries=tuple(told_due(item) for item in own if item.kind in kinds))
        for kinds, title in _TITLES.items()
    )
    return tuple(group for group in groups if group.entries)


def told_due(item: Due) -> Told:
    """Return an entry in words; of an order or a standing limit the duty leads, and the limit follows."""
    if item.kind in ("order", "each"):
        return Told(lead=item.act, what=item.when, where=item.citation)
    about = f", for {item.about}" if item.about else ""
    lead = day_words(item.day) if item.day is not None else capitalised(item.when)
    what = f"{item.act}{about}"
    if item.kind == "waiver":
        what = f"The waiver ends, and this holds again: {what}"
    return Told(lead=lead, what=what, where=item.citation)


def line_of(entry: Told) -> str:
    """Return an entry as one line: "15 March 2027: The agency must report (Model Act, section 7)"."""
    return f"{entry.lead}: {entry.what} ({entry.where})"
