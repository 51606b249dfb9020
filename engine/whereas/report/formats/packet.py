"""A report as a document of pages, for the packet of a council: what PDF and Word hold, in the order of the page.

What comes in: a report. What goes out: blocks. Promised: it says what the page says; every finding stands in it once,
each text as `plain` gives it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whereas.english.nouns import capitalised
from whereas.report.formats.blocks import Block, Document, Drawn, Heading, Listed, Paragraph, Run, Runs, Table, words
from whereas.report.formats.caveats import caveats, entries_of
from whereas.report.formats.drawing import picture_name
from whereas.report.formats.facts import day_words, stage_words
from whereas.report.formats.moving import CLASSES, SIGNS, WORDS, flow_words, moving
from whereas.report.formats.outline import DealPart, Entry, outline, told_alike
from whereas.report.formats.packet_beside import beside
from whereas.report.formats.packet_ends import ends
from whereas.report.formats.packet_law import law_blocks
from whereas.report.formats.packet_reason import Told, pointer, told_cases
from whereas.report.formats.picture import pictures
from whereas.report.formats.plain import plain
from whereas.report.model import OpenQuestion, Report

_KEY = (
    "Each flow of data that the deal names is an arrow: a disc for who gives it, a diamond for whose systems it passes "
    "through, a head for who receives it. What is hollow is perhaps so; dotted, it may be passed on; thick, a breach; "
    "dashed, open."
)


def document(report: Report) -> Document:
    """Return a report as a document."""
    parts = outline(report)
    titles = [part.deal.title for part in parts]
    title = titles[0] if len(titles) == 1 else "Deals tested against law" if titles else "No deal"
    return Document(
        title=plain(title),
        day=report.as_of[:10],
        made_by=f"whereas {report.engine.version}",
        blocks=tuple(_blocks(parts, plain(title), report)),
    )


def _blocks(parts: Sequence[DealPart], title: str, report: Report) -> Iterator[Block]:
    count = len(report.policies)
    laws = "; ".join(policy.title for policy in report.policies)
    yield Paragraph(
        runs=words(f"Tested against {count} law{'' if count == 1 else 's'}, as of {day_words(report.as_of)}"),
        sort="soft",
    )
    yield Heading(level=1, runs=words(title))
    if laws:
        yield Paragraph(runs=words(plain(laws)), sort="soft")
    several = len(parts) > 1
    for number, part in enumerate(parts, start=1):
        if several:
            yield Heading(level=2, runs=words(plain(part.deal.title)))
        yield from _deal(part, report, f"deal-{number}", 3 if several else 2)
    yield from ends(report)


def _deal(part: DealPart, report: Report, place: str, level: int) -> Iterator[Block]:
    yield Paragraph(runs=words(f"{stage_words(part.deal)}."), sort="soft")
    kind = "violated" if part.violated else "undetermined" if part.unknown or part.but_for else "pending"
    yield Paragraph(runs=words(plain(part.deal.headline)), sort="lead", kind=kind)
    if part.deal.particulars:
        yield Paragraph(runs=words(plain(" ".join(part.deal.particulars))))
    yield Table(
        name="Findings by verdict",
        head=("Verdict", "Findings", "What it says"),
        rows=tuple(
            (
                (Run(text=item.label, look="verdict", kind=item.verdict),),
                words(str(item.number)),
                words(capitalised(item.meaning)),
            )
            for item in part.counts
        ),
        widths=(4, 3, 11),
    )
    known = caveats(part, report, place)
    if known:
        yield Heading(level=level, runs=words("Before you rely on it"))
        yield Listed(items=tuple(words(capitalised(item.words)) for item in known))
    told = told_cases(part)
    yield from _gravest(part, told, level)
    yield from _flows(part, level)
    yield from beside(part, report, level)
    for law in part.laws:
        yield from law_blocks(law, part, told, level)


def _gravest(part: DealPart, told: Told, level: int) -> Iterator[Block]:
    for title, entries in (
        ("What is violated", part.violated),
        ("Violated unless an exception is shown", part.but_for),
        ("Violated, and waived", part.waived),
        ("What is not known", part.unknown),
        ("What can still be done in time", part.pending),
    ):
        if entries:
            yield Heading(level=level, runs=words(f"{title} ({len(entries)})"))
            yield Listed(items=tuple(_brief(entry) for entry in entries))
    if part.listed:
        title = f"No breach among what is named, but the lists may not be complete ({len(part.listed)})"
        yield Heading(level=level, runs=words(title))
        alike = told_alike(part.listed).items()
        yield Listed(
            items=tuple(words(plain(f"{law}, {', '.join(names)}: {said}")) for (law, said), names in alike),
        )
    if part.questions:
        yield Heading(level=level, runs=words(f"Questions to ask ({len(part.questions)})"))
        yield Listed(items=tuple(_question(item, told) for item in part.questions), is_numbered=True)


def _brief(entry: Entry) -> Runs:
    severity = f" ({entry.finding.severity})" if entry.finding.severity else ""
    return (
        Run(text=plain(entry.finding.title), look="bold", anchor=entry.anchor),
        Run(text=plain(f"{severity}, {entry.name}, {entry.policy.title}. "), look="soft"),
        Run(text=plain(" ".join(entry.gist))),
    )


def _question(item: OpenQuestion, told: Told) -> Runs:
    who = f" For {item.answered_by} to answer." if item.answered_by else ""
    count = "1 finding waits" if item.findings == 1 else f"{item.findings} findings wait"
    return (
        Run(text=plain(item.ask), look="bold"),
        Run(text=plain(f" About {item.about}.{who} {count} for it."), look="soft"),
        *pointer(item.decided, told, law=item.policies[0] if len(item.policies) == 1 else None),
    )


def _flows(part: DealPart, level: int) -> Iterator[Block]:
    own = moving(part.flows, entries_of(part))
    if not own:
        return
    yield Heading(level=level, runs=words("Who gives what to whom"))
    if part.deal.may_have_more_flows:
        yield Paragraph(runs=words("There may be more flows: nobody says that these are all."))
    made = pictures(own)
    for picture in made:
        yield Drawn(picture=picture, name=picture_name(picture), key=_KEY if picture is made[-1] else "")
    yield Listed(
        items=tuple(
            (
                Run(text=plain(f"{item.flow.title}. "), look="bold"),
                Run(text=plain(flow_words(item.flow))),
                *(
                    run
                    for found in item.found
                    if found.grave != "aside"
                    for run in (
                        Run(text=" "),
                        Run(
                            text=f"{SIGNS[found.grave]} {WORDS[found.grave]}:",
                            look="verdict",
                            kind=CLASSES[found.grave],
                        ),
                        Run(text=f" {len(found.entries)}."),
                    )
                ),
            )
            for item in own
        ),
        is_numbered=True,
    )
