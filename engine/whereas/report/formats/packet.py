"""A report as a document of pages, for the packet of a council: what PDF and Word hold, in the order of the page.

What comes in: a report. What goes out: blocks. Promised: it says what the page says, the first pages all that a reader
needs who reads no further; every finding stands in the appendix once, each text as `plain` gives it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from whereas.english.nouns import capitalised
from whereas.report.formats.blocks import (
    Block,
    Document,
    Drawn,
    Heading,
    Listed,
    Paragraph,
    Run,
    Runs,
    Table,
    Turn,
    words,
)
from whereas.report.formats.caveats import caveats, entries_of
from whereas.report.formats.drawing import picture_name
from whereas.report.formats.facts import day_words, stage_words
from whereas.report.formats.moving import CLASSES, SIGNS, WORDS, flow_words, moving
from whereas.report.formats.outline import DealPart, Entry, by_law, outline, told_alike
from whereas.report.formats.packet_beside import beside, first
from whereas.report.formats.packet_ends import ends
from whereas.report.formats.packet_facts import facts
from whereas.report.formats.packet_law import law_blocks
from whereas.report.formats.packet_once import Once, once
from whereas.report.formats.packet_reason import pointer
from whereas.report.formats.picture import pictures
from whereas.report.formats.plain import plain
from whereas.report.model import OpenQuestion, Report

_KEY = (
    "Each flow of data that the deal names is an arrow: a disc for who gives it, a diamond for whose systems it passes "
    "through, a head for who receives it. What is hollow is perhaps so; dotted, it may be passed on; thick, a breach; "
    "dashed, open."
)


_APPENDIX = (
    "Each finding with its rule and its reason, step by step; then the facts and their sources, to which findings "
    "refer by number, what was not checked, and how all this was judged."
)
_LEVEL = 3  # of the headings in the appendix


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
    told = [once(part, f"deal-{number}") for number, part in enumerate(parts, start=1)]
    for own in told:
        if several:
            yield Heading(level=2, runs=words(plain(own.part.deal.title)))
        yield from _deal(own, report, 3 if several else 2)
    yield Turn()
    yield Heading(level=2, runs=words("Appendix"))
    yield Paragraph(runs=words(_APPENDIX), sort="soft")
    for own in told:
        if several:
            yield Heading(level=2, runs=words(plain(own.part.deal.title)))
        yield from _appendix(own, report)
    yield from ends(report)


def _deal(told: Once, report: Report, level: int) -> Iterator[Block]:
    """Yield what a reader needs who reads no further than the first pages."""
    part = told.part
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
        widths=(8, 6, 36),
    )
    known = caveats(part, report, told.place)
    if known:
        said = "; ".join(item.words for item in known)
        yield Paragraph(runs=(Run(text="Before you rely on it: ", look="bold"), Run(text=plain(f"{said}."))))
    yield from _gravest(part, level)
    yield from first(part, level)
    yield from _questions(told, level)
    yield from _flows(part, level)


def _appendix(told: Once, report: Report) -> Iterator[Block]:
    yield from beside(told.part, report, _LEVEL)
    for law in told.part.laws:
        yield from law_blocks(law, told, _LEVEL)
    yield from facts(told, _LEVEL)


def _gravest(part: DealPart, level: int) -> Iterator[Block]:
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
        yield Listed(items=tuple(_listed(law.title, own) for law, own in by_law(part.listed)))


def _listed(title: str, entries: Sequence[Entry]) -> Runs:
    """Return what is said of one law, with the sections of which it is said."""
    said = (
        f"{', '.join([names[0], *(name.removeprefix('Section ') for name in names[1:])])}: {sentence}"
        for (_, sentence), names in told_alike(entries).items()
    )
    return (Run(text=plain(f"{title}. "), look="bold"), Run(text=plain(" ".join(said))))


def _questions(told: Once, level: int) -> Iterator[Block]:
    questions = told.part.questions
    if questions:
        yield Heading(level=level, runs=words(f"Questions to ask ({len(questions)})"))
        yield Listed(
            items=tuple(_question(item, told) for item in questions),
            is_numbered=True,
        )


def _brief(entry: Entry) -> Runs:
    severity = f" ({entry.finding.severity})" if entry.finding.severity else ""
    return (
        Run(text=plain(entry.finding.title), look="bold", anchor=entry.anchor),
        Run(text=plain(f"{severity}, {entry.name}, {entry.policy.title}. "), look="soft"),
        Run(text=plain(" ".join(entry.gist))),
    )


def _question(item: OpenQuestion, told: Once) -> Runs:
    who = f", for {item.answered_by} to answer" if item.answered_by else ""
    count = "1 finding" if item.findings == 1 else f"{item.findings} findings"
    place = told.question_anchor(told.questions[item.path, item.ask])
    return (
        Run(text=plain(item.ask), look="bold", place=place),
        Run(text=plain(f" On {item.about}{who}; {count}."), look="soft"),
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
