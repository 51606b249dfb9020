"""The calendar of duties as iCalendar, for the calendar of an office.

What has a day is an event that lasts that day and keeps nobody busy; what has none is a task without a date, for none
is made up. Promised: the same report gives the same bytes, and an entry keeps its identifier as long as it stands for
the same duty and the same thing, so that a calendar that is read in again moves it and doesn't double it.

Source: RFC 5545.
"""

from __future__ import annotations

import datetime as dt
import hashlib
from collections import Counter

from icalendar import Calendar, Event, Todo

from whereas.report.due import Due
from whereas.report.formats.due import told_due
from whereas.report.formats.outline import LABELS
from whereas.report.formats.plain import plain
from whereas.report.model import Report


def render(report: Report) -> str:
    """Return the calendar of a report as iCalendar, with the line ends of that format."""
    calendar = Calendar()
    calendar.add("prodid", "-//Whereas//Calendar of duties//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    titles = {deal.id: deal.title for deal in report.deals}
    seen: Counter[str] = Counter()
    for due in report.calendar:
        name = _name(due)
        seen[name] += 1
        entry = Event() if due.day is not None else Todo()
        entry.add("uid", f"{name}-{seen[name]}@whereas")
        entry.add("dtstamp", _stamp(report.as_of))
        if due.day is not None:
            entry.add("dtstart", dt.date.fromisoformat(due.day))
            entry.add("transp", "TRANSPARENT")
        told = told_due(due)
        lead = f"{told.lead}: " if due.day is None else ""
        entry.add("summary", plain(f"{lead}{told.what} ({due.citation})"))
        entry.add("description", _description(due, report, titles))
        calendar.add_component(entry)
    return str(calendar.to_ical(), "utf-8")


def _name(due: Due) -> str:
    """Return what an entry is about, hashed; its day is no part of it."""
    words = (due.deal, due.policy, due.section, due.duty or "", due.kind, due.about or "", due.event or "")
    return hashlib.sha256("\0".join(words).encode("utf-8", "replace")).hexdigest()[:32]


def _stamp(as_of: str) -> dt.datetime:
    """Return the assessment date as a moment in UTC: of a day its start."""
    moment = dt.datetime.fromisoformat(as_of)
    return moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment.astimezone(dt.UTC)


def _description(due: Due, report: Report, titles: dict[str, str]) -> str:
    lines = (
        f"{due.act}: {due.when}",
        f"Law: {due.citation} ({due.title})",
        f"Deal: {titles.get(due.deal, due.deal)}",
        f"Verdict as of {report.as_of}: {LABELS[due.verdict].lower()}",
        report.notice,
    )
    return "\n".join(plain(line) for line in lines)
