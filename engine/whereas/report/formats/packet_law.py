"""One law in a document of pages: each finding with its rule, reason, exceptions and remedy; the rest by numbers."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from whereas.english.nouns import capitalised
from whereas.report.formats.blocks import Block, Heading, Listed, Paragraph, Run, Runs, Table, words
from whereas.report.formats.considered import considered
from whereas.report.formats.facts import day_words, encoding_words, held_words, weak_words
from whereas.report.formats.outline import LABELS, Entry, LawPart
from whereas.report.formats.packet_once import Once, facts_of, is_bare, numbered, see
from whereas.report.formats.packet_reason import asked, decided, reason
from whereas.report.formats.plain import paragraphs, plain
from whereas.report.formats.steps import reasons
from whereas.report.model import Finding


def law_blocks(law: LawPart, told: Once, level: int) -> Iterator[Block]:
    """Yield what is said of one law; nothing where no finding is of it. `told` is what stands elsewhere once."""
    if not (law.applying or law.inapplicable):
        return
    runs: list[Run] = [Run(text=plain(law.policy.title))]
    if law.verdict is not None:
        runs += [Run(text=" "), Run(text=LABELS[law.verdict], look="verdict", kind=law.verdict)]
    yield Heading(level=level, runs=tuple(runs))
    cited = plain(law.policy.citation or law.policy.id)
    yield Paragraph(runs=words(f"{cited}. {plain(encoding_words(law.policy))}"), sort="soft")
    for warning in law.policy.encoding.warnings:
        yield Paragraph(runs=(Run(text="Warning: ", look="bold"), Run(text=plain(warning))), sort="warning")
    for entry in law.applying:
        yield from _finding(entry, told, level + 1)
    if law.inapplicable:
        yield Heading(level=level + 1, runs=words(f"Does not apply ({len(law.inapplicable)})"))
        yield Table(
            name=plain(f"What of {law.policy.title} does not apply"),
            head=("Section", "Why it does not apply"),
            rows=tuple((tuple(_named(own)), words(plain(said))) for said, own in _alike(law.inapplicable).items()),
            widths=(1, 1),
        )


def _alike(entries: Sequence[Entry]) -> Mapping[str, Sequence[Entry]]:
    """Return the findings of which the same is said, under the words, in which no section is named."""
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        found.setdefault(without_name(entry), []).append(entry)
    return found


def without_name(entry: Entry) -> str:
    """Return why a finding came out as it did, in words that begin with no section: "Would not apply: ..."."""
    said = " ".join(entry.finding.explanation)
    return capitalised(said.removeprefix(f"{entry.name} "))


def _named(entries: Sequence[Entry]) -> Iterator[Run]:
    for place, entry in enumerate(entries):
        if place:
            yield Run(text="; ")
        name = entry.name if place == 0 else entry.name.removeprefix("Section ")
        yield Run(text=plain(f"{name}: {entry.finding.title}"), place=entry.anchor)


def _title(entry: Entry) -> Runs:
    return (
        Run(text=plain(f"{entry.name}: {entry.finding.title} ")),
        Run(text=entry.label, look="verdict", kind=entry.finding.verdict),
    )


def _finding(entry: Entry, told: Once, level: int) -> Iterator[Block]:
    finding = entry.finding
    yield Heading(level=level, runs=_title(entry), anchor=entry.anchor)
    yield Paragraph(runs=(Run(text=plain(_beside(finding)), look="soft"),), sort="soft")
    yield Paragraph(runs=words(plain(" ".join(finding.explanation))))
    if finding.encoding.weak:
        yield Paragraph(runs=words(plain(weak_words(finding))), sort="warning")
    if finding.by_reading:
        yield readings(finding)
    if finding.waiver is not None:
        yield Paragraph(runs=_waiver(finding), sort="remedy")
    if finding.verdict == "violated" and finding.remedy:
        said = (Run(text="What would mend it: ", look="bold"), Run(text=plain(finding.remedy)))
        yield Paragraph(runs=said, sort="remedy")
    yield from _rule(entry, told)
    yield from _considered(finding)
    yield from reason(entry, told)
    yield from decided(entry, told)
    runs = (*asked(entry, told), *_facts(finding, told))
    if runs:
        yield Paragraph(runs=runs)


def _beside(finding: Finding) -> str:
    severity = f"{capitalised(finding.severity)}. " if finding.severity else ""
    return f"{severity}{finding.citation}. Bound: {finding.bearer}."


def _rule(entry: Entry, told: Once) -> Iterator[Block]:
    """Yield the rule in plain English, and the text of the section where it comes first."""
    finding = entry.finding
    runs = [
        Run(text="The rule in plain English: ", look="bold"),
        Run(text=plain(" ".join((finding.requirement, *finding.rule)))),
    ]
    first = told.texts[entry.policy.id, finding.text or ""]
    if finding.text and first.anchor != entry.anchor:
        runs += [Run(text=" The text of the section: see ", look="soft"), see(first, entry.policy.id), Run(text=".")]
    yield Paragraph(runs=tuple(runs))
    if first.anchor == entry.anchor:
        for paragraph in paragraphs(finding.text or ""):
            yield Paragraph(runs=words(paragraph), sort="quote")


def _considered(finding: Finding) -> Iterator[Block]:
    """Yield how the exceptions came out, but for what the reason says in the same words."""
    steps = {step.text for item in reasons(finding).reasons for step in item.steps}
    tried = [item for item in considered(finding) if item.text not in steps]
    if tried:
        yield Paragraph(runs=words("Exceptions considered"), sort="label")
        yield Listed(
            items=tuple((Run(text=f"{item.name}. ", look="bold"), Run(text=plain(item.text))) for item in tried)
        )


def _waiver(finding: Finding) -> Runs:
    waiver = finding.waiver
    assert waiver is not None  # noqa: S101 - asked for only where there is one
    said = (
        f" by {waiver.authority}, by {waiver.instrument}, granted on {day_words(waiver.granted_on)}, until "
        f"{day_words(waiver.expires_at)}. Reason given: {waiver.reason}"
    )
    return (Run(text="Waived", look="bold"), Run(text=plain(said)))


def readings(finding: Finding) -> Listed:
    """Return how a finding comes out on each reading of the law."""
    return Listed(
        items=tuple(
            (
                Run(text=LABELS[item.verdict], look="verdict", kind=item.verdict),
                Run(text=plain(f" if “{item.question}” is read so: {item.text}")),
                Run(text=plain(f" (held by {held_words(item.held_by) or 'nobody who is named'})"), look="soft"),
            )
            for item in finding.by_reading
        )
    )


def _facts(finding: Finding, told: Once) -> Iterator[Run]:
    """Yield the facts that a finding read, by their numbers."""
    own = facts_of(finding)
    for label, some in (
        ("Facts read: ", [told.facts[fact] for fact in own if not is_bare(fact)]),
        ("Asked for, and not stated: ", [told.facts[fact] for fact in own if is_bare(fact)]),
    ):
        if some:
            yield Run(text=label, look="bold")
            yield from numbered(some, told.fact_anchor)
            yield Run(text=". ")
