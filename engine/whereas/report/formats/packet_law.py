"""One law in a document of pages: each finding with its rule, reason, exceptions, facts, questions and remedy."""

from __future__ import annotations

from collections.abc import Iterator

from whereas.english.nouns import capitalised
from whereas.report.formats.blocks import Block, Heading, Listed, Paragraph, Run, Runs, Table, words
from whereas.report.formats.considered import considered
from whereas.report.formats.facts import cited, day_words, encoding_words, held_words, standing, weak_words
from whereas.report.formats.outline import LABELS, DealPart, Entry, LawPart
from whereas.report.formats.packet_reason import Told, asked, reason
from whereas.report.formats.plain import paragraphs, plain
from whereas.report.model import Fact, Finding


def law_blocks(law: LawPart, part: DealPart, told: Told, level: int) -> Iterator[Block]:
    """Yield what is said of one law; nothing where no finding is of it. `told` says where decided cases are told."""
    if not (law.applying or law.inapplicable):
        return
    runs: list[Run] = [Run(text=plain(law.policy.title))]
    if law.verdict is not None:
        runs += [Run(text=" "), Run(text=LABELS[law.verdict], look="verdict", kind=law.verdict)]
    yield Heading(level=level, runs=tuple(runs))
    yield Paragraph(runs=words(plain(law.policy.citation or law.policy.id)), sort="soft")
    yield Paragraph(runs=words(plain(encoding_words(law.policy))), sort="soft")
    for warning in law.policy.encoding.warnings:
        yield Paragraph(runs=(Run(text="Warning: ", look="bold"), Run(text=plain(warning))), sort="warning")
    for entry in law.applying:
        yield from _finding(entry, part, told, level + 1)
    if law.inapplicable:
        yield Heading(level=level + 1, runs=words(f"Does not apply ({len(law.inapplicable)})"))
        for entry in law.inapplicable:
            said = plain(f" {' '.join(entry.finding.explanation)}")
            yield Heading(level=level + 2, runs=_title(entry), anchor=entry.anchor)
            yield Paragraph(runs=words(said.strip()))


def _title(entry: Entry) -> Runs:
    return (
        Run(text=plain(f"{entry.name}: {entry.finding.title} ")),
        Run(text=entry.label, look="verdict", kind=entry.finding.verdict),
    )


def _finding(entry: Entry, part: DealPart, told: Told, level: int) -> Iterator[Block]:
    finding = entry.finding
    yield Heading(level=level, runs=_title(entry), anchor=entry.anchor)
    yield Paragraph(runs=(Run(text=plain(_beside(finding)), look="soft"),), sort="soft")
    for sentence in finding.explanation:
        yield Paragraph(runs=words(plain(sentence)))
    if finding.encoding.weak:
        yield Paragraph(runs=words(plain(weak_words(finding))), sort="warning")
    if finding.by_reading:
        yield _readings(finding)
    if finding.waiver is not None:
        yield Paragraph(runs=_waiver(finding), sort="remedy")
    if finding.verdict == "violated" and finding.remedy:
        said = (Run(text="What would mend it: ", look="bold"), Run(text=plain(finding.remedy)))
        yield Paragraph(runs=said, sort="remedy")
    yield from _rule(finding)
    tried = considered(finding)
    if tried:
        yield Paragraph(runs=words("Exceptions considered"), sort="label")
        yield Listed(
            items=tuple((Run(text=f"{item.name}. ", look="bold"), Run(text=plain(item.text))) for item in tried)
        )
    yield from asked(entry, told)
    yield from reason(finding)
    yield from _facts(finding, part)


def _beside(finding: Finding) -> str:
    severity = f"{capitalised(finding.severity)}. " if finding.severity else ""
    return f"{severity}{finding.citation}. Bound: {finding.bearer}."


def _rule(finding: Finding) -> Iterator[Block]:
    yield Paragraph(runs=words("The rule in plain English"), sort="label")
    yield Paragraph(runs=words(plain(finding.requirement)))
    if finding.rule:
        yield Listed(items=tuple(words(plain(said)) for said in finding.rule))
    for paragraph in paragraphs(finding.text or ""):
        yield Paragraph(runs=words(paragraph), sort="quote")


def _waiver(finding: Finding) -> Runs:
    waiver = finding.waiver
    assert waiver is not None  # noqa: S101 - asked for only where there is one
    said = (
        f" by {waiver.authority}, by {waiver.instrument}, granted on {day_words(waiver.granted_on)}, until "
        f"{day_words(waiver.expires_at)}. Reason given: {waiver.reason}"
    )
    return (Run(text="Waived", look="bold"), Run(text=plain(said)))


def _readings(finding: Finding) -> Table:
    return Table(
        name="Verdicts by reading of the law",
        head=("If the law is read so", "Held by", "Verdict"),
        rows=tuple(
            (
                words(plain(item.text)),
                words(plain(held_words(item.held_by) or "nobody named")),
                (Run(text=LABELS[item.verdict], look="verdict", kind=item.verdict),),
            )
            for item in finding.by_reading
        ),
        widths=(8, 5, 3),
    )


def _facts(finding: Finding, part: DealPart) -> Iterator[Block]:
    facts = {fact.path: fact for instance in finding.instances for fact in instance.facts}
    stated = [fact for fact in facts.values() if not _is_bare(fact)]
    if stated:
        yield Paragraph(runs=words("Facts read"), sort="label")
        yield Table(
            name=f"Facts read for section {plain(finding.section)}",
            head=("Fact", "What is stated", "Source", "Line"),
            rows=tuple(
                (words(plain(fact.about)), words(plain(fact.shown)), _sources(fact, part), words(str(fact.line or "")))
                for fact in stated
            ),
            widths=(8, 6, 10, 2),
        )
    bare = [fact.about for fact in facts.values() if _is_bare(fact)]
    if bare:
        said = Run(text=plain(f"{'; '.join(bare)}."))
        yield Paragraph(runs=(Run(text="Asked for, and not stated: ", look="bold"), said))


def _is_bare(fact: Fact) -> bool:
    """Return whether there is no more to say of a fact than that nobody stated it."""
    return fact.status == "unknown" and fact.shown == "not stated" and not fact.sources and not standing(fact)


def _sources(fact: Fact, part: DealPart) -> Runs:
    said = standing(fact)
    runs = [Run(text=plain(said))] if said else []
    for item in cited(fact, part.documents):
        start = "; " if runs else ""
        runs += [Run(text=start)] if start else []
        runs.append(Run(text=plain(item.title), url=item.url))
        where = f", {item.where}" if item.where else ""
        quote = f": “{item.quote}”" if item.quote else ""
        runs += [Run(text=plain(f"{where}{quote}"))] if where or quote else []
    return tuple(runs)
