"""The calendar of duties: what is due by when, what must come before what, and what the law counts from an event.

What comes in: findings as they are published. What goes out: entries, those with a day first, in its order. Promised:
nothing is judged or computed here; a duty that is pending says until when, and of any other that applies the limits
are told as the law has them, without a day.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence

from whereas.english.days import say_day
from whereas.report.due import Due, DueKind
from whereas.report.model import Finding, Instance, Subject

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ORDER: tuple[DueKind, ...] = ("by", "waiver", "before", "order", "open", "each")
_OPEN = ("undetermined", "needs_judgment")
Words = Callable[[str], str]


def calendar_of(findings: Sequence[Finding], as_of: dt.date, words: Words) -> tuple[Due, ...]:
    """Return the calendar of one deal.

    Args:
        findings: those of the deal.
        as_of: the assessment date; what ended before is no entry.
        words: says a path in words.
    """
    made = [item for finding in findings for item in _due(finding, as_of, words)]
    return tuple(sorted(made, key=lambda item: (item.day is None, item.day or "", _ORDER.index(item.kind))))


def _due(finding: Finding, as_of: dt.date, words: Words) -> Iterator[Due]:
    if finding.modality == "may" or finding.verdict == "inapplicable":
        return
    pending = [
        (subject, finding.instances[subject.chosen])
        for subject in finding.subjects
        if finding.instances[subject.chosen].verdict == "pending"
    ]
    for subject, instance in pending:
        yield _pending(finding, subject, instance, words)
    if not pending:
        yield from _undated(finding)
    if finding.waiver is not None and finding.waiver.expires_at[:10] >= as_of.isoformat()[:10]:
        day = finding.waiver.expires_at[:10]
        yield _entry(finding, kind="waiver", day=day, when=f"the waiver ends on {_say(day)}")


def _undated(finding: Finding) -> Iterator[Due]:
    """Yield what has no day: orders, where they may still be to come, and standing limits."""
    orders = [limit.text for limit in finding.limits if limit.is_order]
    others = [limit.text for limit in finding.limits if not limit.is_order]
    if orders and finding.verdict in _OPEN:
        yield _entry(finding, kind="order", when="; ".join(orders))
    if others:
        yield _entry(finding, kind="each", when="; ".join(others))


def _pending(finding: Finding, subject: Subject, instance: Instance, words: Words) -> Due:
    until = instance.pending_until
    about = subject.title
    if until is None:
        when = "; ".join(limit.text for limit in finding.limits) or "no last day can be named"
        return _entry(finding, kind="open", about=about, when=when)
    if _DAY.match(until):
        return _entry(finding, kind="by", about=about, day=until[:10], when=f"by {_say(until)}")
    return _entry(finding, kind="before", about=about, event=until, when=f"before {words(until)}")


def _say(day: str) -> str:
    return say_day(dt.date.fromisoformat(day[:10]))


def _entry(
    finding: Finding,
    *,
    kind: DueKind,
    when: str,
    about: str | None = None,
    day: str | None = None,
    event: str | None = None,
) -> Due:
    return Due(
        deal=finding.deal,
        policy=finding.policy,
        section=finding.section,
        duty=finding.duty,
        title=finding.title,
        citation=finding.citation,
        act=finding.act,
        about=about,
        kind=kind,
        day=day,
        event=event,
        when=when,
        verdict=finding.verdict,
    )
