"""What stands beside the verdicts on a deal, in a document of pages: days, waivers, readings, what binds nobody."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from whereas.english.nouns import joined
from whereas.report.formats.blocks import Block, Heading, Listed, Look, Paragraph, Run, Table, words
from whereas.report.formats.caveats import about_words, resting, turning, waived
from whereas.report.formats.dates import Dated, days
from whereas.report.formats.due import TITLE, due_groups
from whereas.report.formats.facts import day_words
from whereas.report.formats.outline import DealPart, Entry, by_law
from whereas.report.formats.packet_law import readings
from whereas.report.formats.plain import plain
from whereas.report.model import Report


def first(part: DealPart, level: int) -> Iterator[Block]:
    """Yield what a reader must see before the appendix: waivers, and what turns on a reading or on facts in dispute."""
    yield from _waivers(part, level)
    yield from _turning(part, level)


def beside(part: DealPart, report: Report, level: int) -> Iterator[Block]:
    """Yield what else stands beside the verdicts on one deal."""
    yield from _days(part, report, level)
    yield from _due(part, report, level)
    yield from _resting(part, level)


def _days(part: DealPart, report: Report, level: int) -> Iterator[Block]:
    known = days(part, report)
    if len(known) == 1:
        return
    yield Heading(level=level, runs=words("Dates and deadlines"))
    yield Table(
        name="Days in their order",
        head=("Day", "What is on it"),
        rows=tuple((words(day_words(item.day)), _on(item)) for item in known),
        widths=(4, 12),
    )


def _due(part: DealPart, report: Report, level: int) -> Iterator[Block]:
    groups = due_groups(report, part.deal.id)
    if not groups:
        return
    yield Heading(level=level, runs=words(TITLE))
    for group in groups:
        yield Paragraph(runs=words(f"{group.title} ({len(group.entries)})"), sort="label")
        yield Listed(
            items=tuple(
                (
                    Run(text=plain(entry.lead), look="bold"),
                    Run(text=plain(f": {entry.what}. ")),
                    Run(text=plain(entry.where), look="soft"),
                )
                for entry in group.entries
            )
        )


def _on(item: Dated) -> tuple[Run, ...]:
    planned = " (planned)" if item.is_ahead and item.sort == "fact" else ""
    look: Look = "bold" if item.sort == "assessed" else "plain"
    return (Run(text=plain(f"{item.text}{planned}"), look=look, anchor=item.anchor),)


def _waivers(part: DealPart, level: int) -> Iterator[Block]:
    own = waived(part)
    if not own:
        return
    yield Heading(level=level, runs=words("Waivers"))
    yield Paragraph(runs=words("A waiver changes no verdict. It stands beside it."))
    yield Table(
        name="Waivers",
        head=("Duty", "Verdict", "Waived by", "From", "Until", "Reason given"),
        rows=tuple(_waiver(entry) for entry in own),
        widths=(4, 3, 3, 3, 3, 3),
    )


def _waiver(entry: Entry) -> tuple[tuple[Run, ...], ...]:
    granted = [entry.finding.waiver, *(item.waiver for item in entry.finding.instances)]
    waiver = next(item for item in granted if item is not None)
    return (
        (Run(text=plain(f"{entry.finding.title} ({entry.name}, {entry.policy.title})"), anchor=entry.anchor),),
        (Run(text=entry.label, look="verdict", kind=entry.finding.verdict),),
        words(plain(f"{waiver.authority}, by {waiver.instrument}")),
        words(day_words(waiver.acts_from or waiver.granted_on)),
        words(day_words(waiver.expires_at)),
        words(plain(waiver.reason)),
    )


def _turning(part: DealPart, level: int) -> Iterator[Block]:
    own = turning(part)
    if not own:
        return
    yield Heading(level=level, runs=words("Verdicts that depend on a reading of the law, or on facts in dispute"))
    for entry in own:
        finding = entry.finding
        yield Paragraph(
            runs=(
                Run(text=plain(finding.title), look="bold", anchor=entry.anchor),
                Run(text=plain(f", {entry.name}, {entry.policy.title} "), look="soft"),
                Run(text=entry.label, look="verdict", kind=finding.verdict),
            )
        )
        if finding.by_reading:
            yield readings(finding)
        else:
            yield Listed(items=tuple(words(plain(about_words(name, finding))) for name in finding.depends_on))


def _resting(part: DealPart, level: int) -> Iterator[Block]:
    own = resting(part)
    if not own:
        return
    yield Heading(level=level, runs=words("Verdicts that rest on what binds nobody"))
    yield Paragraph(
        runs=words(
            "If only contracts, settings and observations counted, nobody could say whether these hold. Ask for the "
            "promise in the contract."
        )
    )
    yield Listed(
        items=tuple(
            (
                Run(text=item.label, look="verdict", kind=item.verdict),
                Run(text=f" {len(item.entries)} {'rests' if len(item.entries) == 1 else 'rest'} {item.words}: "),
                Run(text=plain(_by_law(item.entries)), look="soft"),
            )
            for item in own
        )
    )


def _by_law(entries: Iterable[Entry]) -> str:
    """Return the sections that findings are of, under their laws."""
    groups = ((policy.title, [entry.name.removeprefix("Section ") for entry in own]) for policy, own in by_law(entries))
    return "; ".join(f"{title}, {'section' if len(own) == 1 else 'sections'} {joined(own)}" for title, own in groups)
